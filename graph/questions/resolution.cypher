// Which problems placed in the area had begun by the day, how do they stand, and who took steps on them?
// When the problem began is known on any day: b is known on any day, the state shown is the one of the day, or the last before it.
MATCH (s:ProblemState)-[:OF]->(problem:Problem)
WHERE s.area_code STARTS WITH $area AND any(a IN $p.areas WHERE s.area_code STARTS WITH a)
  AND s.recorded_at <= $p.known AND s.superseded_at > $p.known AND s.valid_from <= $p.day
WITH problem, s, s.valid_to >= $p.day AS holds
ORDER BY holds DESC, s.valid_from DESC, s.id
WITH problem, head(collect(s)) AS s
MATCH (s)-[:AT]->(place:Entity)
WITH problem.id AS id, s.attestation AS attestation, s.status AS status, s.category AS category, s.channel AS channel, place.id AS place,
  s.reported AS reported,
  head(COLLECT {
    MATCH (problem)<-[:OF]-(b:ProblemState)
    WHERE b.recorded_at <= $p.known AND b.superseded_at > $p.known AND any(a IN $p.areas WHERE b.area_code STARTS WITH a)
    RETURN b.from_text ORDER BY b.valid_from, b.id LIMIT 1
  }) AS since,
  s.settled AS settled, s.verdict AS verdict, coalesce(s.count, 1) AS number, s.count_qualifier AS number_qualifier,
  [[s.area_code, s.valid_from, s.valid_to]] AS stays,
  COLLECT {
    MATCH (problem)<-[:OF]-(h:Handling)-[:BY]->(by:Entity)
    WHERE h.recorded_at <= $p.known AND h.superseded_at > $p.known AND h.valid_from <= $p.day
      AND any(a IN $p.areas WHERE h.area_code STARTS WITH a)
    RETURN DISTINCT by.id ORDER BY by.id
  } AS handlers
ORDER BY id
RETURN collect([id, attestation, status, category, channel, place, reported, since, settled, verdict, number, number_qualifier, stays, handlers])
