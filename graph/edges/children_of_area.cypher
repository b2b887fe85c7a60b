// Which divisions lie one level below this area? The codes below begin with its own, which an index finds.
MATCH (f:AreaState)-[:OF]->(entity:Area) WHERE f.area_code STARTS WITH replace(substring(parent.id, 5), 'CN', '')
  AND f.parent = substring(parent.id, 5)
  AND f.recorded_at <= $p.known AND f.superseded_at > $p.known
  AND f.valid_from <= $p.day AND f.valid_to >= $p.day
  AND any(a IN $p.areas WHERE f.area_code STARTS WITH a)
MATCH (f)-[:STATED_BY]->(source:Source)
WITH DISTINCT f, source, entity, entity.id AS key
WHERE ($e.after IS NULL OR key > $e.after) AND ($e.before IS NULL OR key < $e.before)
RETURN [key, f.id, f.from_text, f.to_text, f.attestation, f.note, source.id, f.locator, entity.id]
ORDER BY CASE WHEN $e.backward THEN null ELSE key END, CASE WHEN $e.backward THEN key END DESC
LIMIT $e.take
