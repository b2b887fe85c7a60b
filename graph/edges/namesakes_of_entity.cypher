// Which entities of the same name were judged to be others than this one? (known on any day)
MATCH (parent)<-[:OF|OTHER]-(f:Namesake)-[:OF|OTHER]->(entity:Entity)
WHERE f.recorded_at <= $p.known AND f.superseded_at > $p.known
  AND entity.id <> parent.id
  AND any(a IN $p.areas WHERE f.area_code STARTS WITH a)
MATCH (f)-[:STATED_BY]->(source:Source)
WITH DISTINCT f, source, parent, entity, f.id AS key
WHERE ($e.after IS NULL OR key > $e.after) AND ($e.before IS NULL OR key < $e.before)
RETURN [key, f.id, f.from_text, f.to_text, f.attestation, f.note, source.id, f.locator, parent.id, entity.id]
ORDER BY CASE WHEN $e.backward THEN null ELSE key END, CASE WHEN $e.backward THEN key END DESC
LIMIT $e.take
