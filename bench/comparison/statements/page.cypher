// Fifty handlings of a department after a given one, by when they began.
MATCH (organization:Entity {id: $id})<-[:BY]-(h:Handling)
WHERE h.valid_from >= $p.after_day AND h.recorded_at <= $p.known AND h.superseded_at > $p.known AND h.valid_from <= $p.day
  AND (h.valid_from > $p.after_day OR h.id > $p.after_id)
WITH h ORDER BY h.valid_from, h.id LIMIT 50
MATCH (h)-[:OF]->(problem:Problem)<-[:OF]-(s:ProblemState)
WHERE s.recorded_at <= $p.known AND s.superseded_at > $p.known AND s.valid_from <= $p.day AND s.valid_to >= $p.day
WITH h, problem, s ORDER BY h.valid_from, h.id
RETURN collect([h.step, h.role, h.action, problem.id, s.title])
