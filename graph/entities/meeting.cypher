// Which meetings are these, by the state that holds on the day, or else the nearest one known?
UNWIND $p.ids AS id
MATCH (e:Entity {id: id})<-[:OF]-(s:MeetingState)
WHERE s.recorded_at <= $p.known AND s.superseded_at > $p.known
  AND any(a IN $p.areas WHERE s.area_code STARTS WITH a)
WITH e, s, s.valid_from <= $p.day AND s.valid_to >= $p.day AS holds, s.valid_from <= $p.day AS begun
ORDER BY holds DESC, begun DESC, CASE WHEN begun THEN s.valid_from END DESC, s.valid_from, s.id
WITH e, head(collect(s)) AS s
WITH e.id AS id, s.id AS fact, s.valid_from <= $p.day AND s.valid_to >= $p.day AS holds,
  s.from_text AS since, s.to_text AS until, s.attestation AS attestation, s.note AS note,
  head(COLLECT { MATCH (s)-[:STATED_BY]->(x:Source) RETURN x.id }) AS source, s.locator AS locator,
  s.title AS title,
  s.kind AS kind,
  s.level AS level,
  head(COLLECT { MATCH (s)-[:AT]->(x:Entity) RETURN x.id }) AS place,
  s.held AS held,
  s.topic AS topic,
  s.decision AS decision,
  s.feedback AS feedback,
  COLLECT { MATCH (s)-[:ON]->(x:Problem) RETURN x.id ORDER BY x.id } AS problems,
  head(COLLECT { MATCH (s)-[:FOLLOWS]->(x:Meeting) RETURN x.id }) AS follows,
  s.accepted AS accepted,
  s.answered AS answered,
  s.handed_out AS handed_out,
  s.accepted_qualifier AS accepted_qualifier,
  s.answered_qualifier AS answered_qualifier,
  s.handed_out_qualifier AS handed_out_qualifier
ORDER BY id
RETURN collect([id, fact, holds, since, until, attestation, note, source, locator, title, kind, level, place, held, topic, decision, feedback, problems, follows, accepted, answered, handed_out, accepted_qualifier, answered_qualifier, handed_out_qualifier])
