// Which other entities of its kind are called, on the day, by its name or by one of its other names?
MATCH (parent)<-[:OF]-(m:Fact)
WHERE (m.id = parent.id OR m.id STARTS WITH parent.id + '#')
  AND m.recorded_at <= $p.known AND m.superseded_at > $p.known
  AND m.valid_from <= $p.day AND m.valid_to >= $p.day
  AND any(a IN $p.areas WHERE m.area_code STARTS WITH a)
  AND ($p.people OR NOT 'PersonState' IN labels(m))
UNWIND [m.name] + coalesce(m.aliases, []) AS name
MATCH (f:Fact {name: name})-[:OF]->(other:Entity)
WHERE other.id <> parent.id AND split(other.id, ':')[0] = split(parent.id, ':')[0]
  AND (f.id = other.id OR f.id STARTS WITH other.id + '#')
  AND f.recorded_at <= $p.known AND f.superseded_at > $p.known
  AND f.valid_from <= $p.day AND f.valid_to >= $p.day
  AND any(a IN $p.areas WHERE f.area_code STARTS WITH a)
MATCH (f)-[:STATED_BY]->(source:Source)
WITH DISTINCT f, source, other, EXISTS {
  MATCH (parent)<-[:OF|OTHER]-(n:Namesake)-[:OF|OTHER]->(other)
  WHERE n.recorded_at <= $p.known AND n.superseded_at > $p.known AND n.valid_from <= $p.day
} AS judged, other.id AS key
WHERE ($e.after IS NULL OR key > $e.after) AND ($e.before IS NULL OR key < $e.before)
RETURN [key, f.id, f.from_text, f.to_text, f.attestation, f.note, source.id, f.locator, other.id, f.name, judged]
ORDER BY CASE WHEN $e.backward THEN null ELSE key END, CASE WHEN $e.backward THEN key END DESC
LIMIT $e.take
