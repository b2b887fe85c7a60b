// Every step taken on each of these problems, begun by the day.
UNWIND $ids AS parent
MATCH (:Entity {id: parent})<-[:OF]-(h:Handling)-[:BY]->(handler:Entity)
WHERE h.recorded_at <= $known AND h.superseded_at > $known AND h.valid_from <= $day
RETURN parent, h.id AS id, h.step AS step, h.role AS role, h.action AS action, h.outcome AS outcome,
  handler.id AS handler_id, parent AS problem_id
ORDER BY step, id
