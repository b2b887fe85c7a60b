// On which problems did this organization or person take steps begun by the day, where do they stand, and who else took steps?
MATCH (handler:Entity {id: $id})<-[:BY]-(h:Handling)-[:OF]->(problem:Problem)
WHERE h.recorded_at <= $p.known AND h.superseded_at > $p.known AND h.valid_from <= $p.day
  AND any(a IN $p.areas WHERE h.area_code STARTS WITH a)
WITH DISTINCT problem
WITH problem.id AS id,
  head(COLLECT {
    MATCH (problem)<-[:OF]-(s:ProblemState)
    WHERE s.recorded_at <= $p.known AND s.superseded_at > $p.known AND any(a IN $p.areas WHERE s.area_code STARTS WITH a)
    WITH s, s.valid_from <= $p.day AND s.valid_to >= $p.day AS holds, s.valid_from <= $p.day AS begun
    ORDER BY holds DESC, begun DESC, CASE WHEN begun THEN s.valid_from END DESC, s.valid_from, s.id
    RETURN s.status
  }) AS status,
  COLLECT {
    MATCH (problem)<-[:OF]-(h:Handling)-[:BY]->(by:Entity)
    WHERE h.recorded_at <= $p.known AND h.superseded_at > $p.known AND h.valid_from <= $p.day
      AND any(a IN $p.areas WHERE h.area_code STARTS WITH a)
    RETURN DISTINCT [by.id, h.role]
  } AS parts
ORDER BY id
RETURN collect([id, status, parts])
