// Who raised this problem, and which steps, begun by the day, were taken on it by whom? The first so many steps, and how many there are.
// A body above the place of the problem that handled it is told by name and kind to whoever may see the problem.
MATCH (problem:Entity {id: $id})<-[:OF]-(s:ProblemState)
WHERE s.recorded_at <= $p.known AND s.superseded_at > $p.known AND any(a IN $p.areas WHERE s.area_code STARTS WITH a)
WITH problem, s, s.valid_from <= $p.day AND s.valid_to >= $p.day AS holds, s.valid_from <= $p.day AS begun
ORDER BY holds DESC, begun DESC, CASE WHEN begun THEN s.valid_from END DESC, s.valid_from, s.id
WITH problem, head(collect(s)) AS s
WITH problem, s.area_code AS place,
  CASE WHEN s.valid_from <= $p.day THEN
    COLLECT { MATCH (s)-[:RAISED_BY]->(raiser:Entity) RETURN raiser.id ORDER BY raiser.id }
  ELSE [] END AS raisers,
  COLLECT {
    MATCH (problem)<-[:OF]-(h:Handling)-[:BY]->(handler:Entity)
    WHERE h.recorded_at <= $p.known AND h.superseded_at > $p.known AND h.valid_from <= $p.day
      AND any(a IN $p.areas WHERE h.area_code STARTS WITH a)
    MATCH (h)-[:STATED_BY]->(x:Source)
    RETURN [h.id, h.step, h.role, handler.id, h.action, h.from_text, h.to_text, h.attestation, h.note, x.id, h.locator]
    ORDER BY h.step, h.id
  } AS steps
WITH problem.id AS id, raisers, size(steps) AS total, steps[0..$p.take] AS steps,
  COLLECT {
    UNWIND raisers + [step IN steps[0..$p.take] | step[3]] AS acting
    MATCH (:Entity {id: acting})<-[:OF]-(os:OrganizationState)
    WHERE os.recorded_at <= $p.known AND os.superseded_at > $p.known
      AND (any(a IN $p.areas WHERE os.area_code STARTS WITH a) OR place STARTS WITH os.area_code)
    WITH acting, os, os.valid_from <= $p.day AND os.valid_to >= $p.day AS holds, os.valid_from <= $p.day AS begun
    ORDER BY holds DESC, begun DESC, CASE WHEN begun THEN os.valid_from END DESC, os.valid_from, os.id
    WITH acting, head(collect(os)) AS os
    RETURN [acting, os.name, os.kind]
    ORDER BY acting
  } AS bodies
RETURN collect([id, raisers, total, steps, bodies])
