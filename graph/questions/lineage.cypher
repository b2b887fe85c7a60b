// Which problems are these, or repeat one of these, or stand at these places; how do they stand, and who took steps on them?
// The state shown is the one of the day, or the last before it; when a problem began is told by its first: b is known on any day.
CALL () {
  UNWIND $p.ids AS id
  MATCH (problem:Entity {id: id})
  RETURN problem
  UNION
  UNWIND $p.ids AS id
  MATCH (:Entity {id: id})<-[:RECURRENCE_OF]-(r:ProblemState)-[:OF]->(problem:Problem)
  WHERE r.recorded_at <= $p.known AND r.superseded_at > $p.known AND r.valid_from <= $p.day
  RETURN problem
  UNION
  UNWIND $p.places AS id
  MATCH (:Entity {id: id})<-[:AT]-(r:ProblemState)-[:OF]->(problem:Problem)
  WHERE r.recorded_at <= $p.known AND r.superseded_at > $p.known AND r.valid_from <= $p.day
  RETURN problem
}
MATCH (problem)<-[:OF]-(s:ProblemState)
WHERE s.recorded_at <= $p.known AND s.superseded_at > $p.known AND s.valid_from <= $p.day
  AND any(a IN $p.areas WHERE s.area_code STARTS WITH a)
WITH problem, s, s.valid_to >= $p.day AS holds
ORDER BY holds DESC, s.valid_from DESC, s.id
WITH problem, head(collect(s)) AS s
MATCH (s)-[:AT]->(place:Entity)
WITH problem.id AS id, s.category AS category, place.id AS place, s.status AS status, s.reported AS reported,
  head(COLLECT {
    MATCH (problem)<-[:OF]-(b:ProblemState)
    WHERE b.recorded_at <= $p.known AND b.superseded_at > $p.known AND any(a IN $p.areas WHERE b.area_code STARTS WITH a)
    RETURN b.from_text ORDER BY b.valid_from, b.id LIMIT 1
  }) AS since,
  s.settled AS settled,
  head(COLLECT { MATCH (s)-[:RECURRENCE_OF]->(former:Problem) RETURN former.id }) AS recurrence_of,
  COLLECT {
    MATCH (problem)<-[:OF]-(h:Handling)-[:BY]->(by:Entity)
    WHERE h.recorded_at <= $p.known AND h.superseded_at > $p.known AND h.valid_from <= $p.day
      AND any(a IN $p.areas WHERE h.area_code STARTS WITH a)
    WITH DISTINCT by.id AS handler, h.role AS role
    RETURN [handler, role] ORDER BY handler, role
  } AS handlers
ORDER BY id
RETURN collect([id, category, place, status, reported, since, settled, recurrence_of, handlers])
