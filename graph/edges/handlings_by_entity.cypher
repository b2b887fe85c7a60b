// Which steps did this organization or person take, begun by the day?
MATCH (parent)<-[:BY]-(f:Handling)-[:OF]->(problem:Problem)
WHERE f.valid_from >= $e.from AND f.valid_from <= $e.until
  AND f.recorded_at <= $p.known AND f.superseded_at > $p.known
  AND f.valid_from <= $p.day
  AND any(a IN $p.areas WHERE f.area_code STARTS WITH a)
MATCH (f)-[:STATED_BY]->(source:Source)
WITH DISTINCT f, source, parent, problem, f.valid_from + '|' + f.id AS key
WHERE ($e.after IS NULL OR key > $e.after) AND ($e.before IS NULL OR key < $e.before)
RETURN [key, f.id, f.from_text, f.to_text, f.attestation, f.note, source.id, f.locator, problem.id, parent.id, f.step, f.role, f.action, f.amount, f.amount_qualifier, f.share, f.outcome]
ORDER BY CASE WHEN $e.backward THEN null ELSE key END, CASE WHEN $e.backward THEN key END DESC
LIMIT $e.take
