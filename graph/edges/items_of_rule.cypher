// Which items does this rule have, in order?
MATCH (parent)<-[:OF]-(f:RuleItem)
WHERE f.recorded_at <= $p.known AND f.superseded_at > $p.known
  AND f.valid_from <= $p.day AND f.valid_to >= $p.day
  AND any(a IN $p.areas WHERE f.area_code STARTS WITH a)
MATCH (f)-[:STATED_BY]->(source:Source)
WITH DISTINCT f, source, parent, right('000000000' + toString(f.order), 9) + '|' + f.id AS key
WHERE ($e.after IS NULL OR key > $e.after) AND ($e.before IS NULL OR key < $e.before)
RETURN [key, f.id, f.from_text, f.to_text, f.attestation, f.note, source.id, f.locator, parent.id, f.order, f.name, f.actor, f.target, f.due, f.text]
ORDER BY CASE WHEN $e.backward THEN null ELSE key END, CASE WHEN $e.backward THEN key END DESC
LIMIT $e.take
