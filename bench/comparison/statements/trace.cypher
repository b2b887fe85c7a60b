// A problem with every step begun by the day, in order, and who took it.
MATCH (problem:Entity {id: $id})<-[:OF]-(s:ProblemState)
WHERE s.recorded_at <= $p.known AND s.superseded_at > $p.known AND s.valid_from <= $p.day AND s.valid_to >= $p.day
RETURN [s.title, s.status, COLLECT {
  MATCH (problem)<-[:OF]-(h:Handling)-[:BY]->(handler:Entity)
  WHERE h.recorded_at <= $p.known AND h.superseded_at > $p.known AND h.valid_from <= $p.day
  MATCH (handler)<-[:OF]-(hs:OrganizationState|PersonState)
  WHERE hs.recorded_at <= $p.known AND hs.superseded_at > $p.known AND hs.valid_from <= $p.day AND hs.valid_to >= $p.day
  RETURN [h.step, h.role, h.action, h.outcome, hs.name]
  ORDER BY h.step, h.id
}]
