// Which problems did this organization or person handle in steps begun by the day? How many are asked for, and one page of them.
MATCH (handler:Entity {id: $id})<-[:BY]-(h:Handling)-[:OF]->(problem:Problem)
WHERE h.recorded_at <= $p.known AND h.superseded_at > $p.known AND h.valid_from <= $p.day
  AND any(a IN $p.areas WHERE h.area_code STARTS WITH a)
WITH problem, min(h.valid_from) + '|' + problem.id AS key,
  max(CASE WHEN ($p.role IS NULL OR h.role = $p.role) AND ($p.since IS NULL OR h.valid_from >= $p.since)
    AND ($p.until IS NULL OR h.valid_from <= $p.until) THEN 1 ELSE 0 END) AS asked
WHERE asked = 1
WITH key, CASE WHEN $p.status IS NULL AND $p.category IS NULL THEN [null, null] ELSE head(COLLECT {
    MATCH (problem)<-[:OF]-(s:ProblemState)
    WHERE s.recorded_at <= $p.known AND s.superseded_at > $p.known AND any(a IN $p.areas WHERE s.area_code STARTS WITH a)
    WITH s, s.valid_from <= $p.day AND s.valid_to >= $p.day AS holds, s.valid_from <= $p.day AS begun
    ORDER BY holds DESC, begun DESC, CASE WHEN begun THEN s.valid_from END DESC, s.valid_from, s.id
    RETURN [s.status, s.category]
  }) END AS state
WHERE ($p.status IS NULL OR state[0] = $p.status) AND ($p.category IS NULL OR state[1] = $p.category)
WITH key ORDER BY key
WITH collect(key) AS keys
WHERE size(keys) > 0
WITH size(keys) AS total,
  [key IN keys WHERE ($after IS NULL OR key > $after) AND ($p.before IS NULL OR key < $p.before)] AS inside
WITH total, CASE WHEN NOT $p.backward THEN inside[0..$p.take]
  WHEN size(inside) > $p.take THEN inside[size(inside) - $p.take..] ELSE inside END AS page
WITH total,
  COLLECT {
    UNWIND page AS key
    MATCH (problem:Entity {id: substring(key, 11)})
    RETURN [key, problem.id, COLLECT {
      MATCH (problem)<-[:OF]-(h:Handling)
      WHERE h.recorded_at <= $p.known AND h.superseded_at > $p.known AND h.valid_from <= $p.day
        AND any(a IN $p.areas WHERE h.area_code STARTS WITH a) AND EXISTS { MATCH (h)-[:BY]->(by:Entity) WHERE by.id = $id }
      MATCH (h)-[:STATED_BY]->(x:Source)
      RETURN [h.valid_from + '|' + h.id, h.id, h.from_text, h.to_text, h.attestation, h.note, x.id, h.locator,
        problem.id, $id, h.step, h.role, h.action, h.amount, h.amount_qualifier, h.share, h.outcome]
      ORDER BY h.step, h.valid_from, h.id
    }]
    ORDER BY key
  } AS problems
RETURN collect([total, problems])
