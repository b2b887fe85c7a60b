// A page of the steps that a body took, begun by the day, after a cursor.
MATCH (organization:Entity {id: $id})<-[:BY]-(h:Handling)-[:OF]->(problem:Problem)
WHERE h.recorded_at <= $known AND h.superseded_at > $known AND h.valid_from <= $day
WITH h, problem, h.valid_from + '|' + h.id AS key
WHERE $after IS NULL OR key > $after
RETURN h.id AS id, h.step AS step, h.role AS role, h.action AS action, h.outcome AS outcome, $id AS handler_id,
  problem.id AS problem_id
ORDER BY key LIMIT $first
