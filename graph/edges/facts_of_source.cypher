// Which facts does this source state, whatever day they hold? (known on any day)
MATCH (parent)<-[:STATED_BY]-(f:Fact)
WHERE f.recorded_at <= $p.known AND f.superseded_at > $p.known
  AND any(a IN $p.areas WHERE f.area_code STARTS WITH a)
WITH DISTINCT f, parent AS source, f.id AS key
WHERE ($e.after IS NULL OR key > $e.after) AND ($e.before IS NULL OR key < $e.before)
RETURN [key, f.id, f.from_text, f.to_text, f.attestation, f.note, source.id, f.locator, head([label IN labels(f) WHERE label <> 'Fact']), head(COLLECT { MATCH (f)-[:OF|HOLDER]->(about:Entity) RETURN about.id })]
ORDER BY CASE WHEN $e.backward THEN null ELSE key END, CASE WHEN $e.backward THEN key END DESC
LIMIT $e.take
