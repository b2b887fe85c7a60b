// Which posts have the bodies of the area on the day, how many seats are they, and who sits in them by which appointment?
// A post held ex officio is held by whoever holds the post that it is held through, while that one's organization is there.
// Where a body stands itself, t, is known on any day: a register speaks of bodies by where they stood.
MATCH (s:OrganizationState)-[:OF]->(body:Organization)
WHERE s.area_code STARTS WITH $area AND any(a IN $p.areas WHERE s.area_code STARTS WITH a)
  AND s.recorded_at <= $p.known AND s.superseded_at > $p.known AND s.valid_from <= $p.day AND s.valid_to >= $p.day
MATCH (body)<-[:SEAT_OF]-(ps:PostState)-[:OF]->(post:Post)
WHERE ps.recorded_at <= $p.known AND ps.superseded_at > $p.known AND ps.valid_from <= $p.day AND ps.valid_to >= $p.day
MATCH (ps)-[:STATED_BY]->(stated:Source)
WITH post.id AS id, body.id AS organization, s.attestation AS body_attestation, ps.title AS title, ps.rank AS rank, ps.seats AS seats,
  head(COLLECT { MATCH (ps)-[:EX_OFFICIO]->(through:Post) RETURN through.id }) AS through,
  ps.id AS fact, ps.from_text AS since, ps.to_text AS until, ps.attestation AS attestation, ps.note AS note,
  stated.id AS source, ps.locator AS locator,
  COLLECT {
    MATCH (body)<-[:OF]-(t:OrganizationState)
    WHERE t.recorded_at <= $p.known AND t.superseded_at > $p.known
    RETURN [t.area_code, t.valid_from, t.valid_to] ORDER BY t.id
  } AS stays,
  COLLECT {
    MATCH (ps)-[:OF|EX_OFFICIO]->(held:Post)<-[:POST]-(a:Appointment)-[:HOLDER]->(person:Person)
    WHERE a.recorded_at <= $p.known AND a.superseded_at > $p.known AND a.valid_from <= $p.day AND a.valid_to >= $p.day
    MATCH (held)<-[:OF]-(hs:PostState)-[:SEAT_OF]->(:Organization)<-[:OF]-(ho:OrganizationState)
    WHERE hs.recorded_at <= $p.known AND hs.superseded_at > $p.known AND hs.valid_from <= $p.day AND hs.valid_to >= $p.day
      AND ho.recorded_at <= $p.known AND ho.superseded_at > $p.known AND ho.valid_from <= $p.day AND ho.valid_to >= $p.day
    MATCH (a)-[:STATED_BY]->(x:Source)
    RETURN DISTINCT [a.id, held.id, person.id, a.from_text, a.to_text, a.attestation, a.note, x.id, a.locator]
  } AS holdings
ORDER BY id, organization
RETURN collect([id, organization, body_attestation, title, rank, seats, through, fact, since, until, attestation, note, source, locator, stays, holdings])
