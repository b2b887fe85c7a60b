// By which names do this entity's other states call it, than the one it is shown by (known on any day)?
MATCH (parent)<-[:OF]-(f:Fact)
WHERE (f.id = parent.id OR f.id STARTS WITH parent.id + '#')
  AND f.recorded_at <= $p.known AND f.superseded_at > $p.known
  AND any(a IN $p.areas WHERE f.area_code STARTS WITH a)
  AND ($p.people OR NOT 'PersonState' IN labels(f))
  AND f.name <> head(COLLECT {
    MATCH (parent)<-[:OF]-(s:Fact)
    WHERE (s.id = parent.id OR s.id STARTS WITH parent.id + '#')
      AND s.recorded_at <= $p.known AND s.superseded_at > $p.known
      AND any(a IN $p.areas WHERE s.area_code STARTS WITH a)
    WITH s, s.valid_from <= $p.day AND s.valid_to >= $p.day AS holds, s.valid_from <= $p.day AS begun
    RETURN s.name
    ORDER BY holds DESC, begun DESC, CASE WHEN begun THEN s.valid_from END DESC, s.valid_from, s.id
  })
MATCH (f)-[:STATED_BY]->(source:Source)
WITH DISTINCT f, source, f.valid_from + '|' + f.id AS key
WHERE ($e.after IS NULL OR key > $e.after) AND ($e.before IS NULL OR key < $e.before)
RETURN [key, f.id, f.from_text, f.to_text, f.attestation, f.note, source.id, f.locator, f.name]
ORDER BY CASE WHEN $e.backward THEN null ELSE key END, CASE WHEN $e.backward THEN key END DESC
LIMIT $e.take
