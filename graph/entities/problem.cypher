// Which problems are these, by the state that holds on the day, or else the nearest one known?
UNWIND $p.ids AS id
MATCH (e:Entity {id: id})<-[:OF]-(s:ProblemState)
WHERE s.recorded_at <= $p.known AND s.superseded_at > $p.known
  AND any(a IN $p.areas WHERE s.area_code STARTS WITH a)
WITH e, s, s.valid_from <= $p.day AND s.valid_to >= $p.day AS holds, s.valid_from <= $p.day AS begun
ORDER BY holds DESC, begun DESC, CASE WHEN begun THEN s.valid_from END DESC, s.valid_from, s.id
WITH e, head(collect(s)) AS s
WITH e.id AS id, s.id AS fact, s.valid_from <= $p.day AND s.valid_to >= $p.day AS holds,
  s.from_text AS since, s.to_text AS until, s.attestation AS attestation, s.note AS note,
  head(COLLECT { MATCH (s)-[:STATED_BY]->(x:Source) RETURN x.id }) AS source, s.locator AS locator,
  s.title AS title,
  s.category AS category,
  head(COLLECT { MATCH (s)-[:AT]->(x:Entity) RETURN x.id }) AS place,
  s.channel AS channel,
  COLLECT { MATCH (s)-[:RAISED_BY]->(x:Entity) RETURN x.id ORDER BY x.id } AS raised_by,
  s.reported AS reported,
  s.status AS status,
  s.settled AS settled,
  s.resolution AS resolution,
  s.verdict AS verdict,
  head(COLLECT { MATCH (s)-[:RECURRENCE_OF]->(x:Problem) RETURN x.id }) AS recurrence_of,
  s.count AS batch,
  s.count_qualifier AS batch_qualifier
ORDER BY id
RETURN collect([id, fact, holds, since, until, attestation, note, source, locator, title, category, place, channel, raised_by, reported, status, settled, resolution, verdict, recurrence_of, batch, batch_qualifier])
