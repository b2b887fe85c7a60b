// Which bodies of a kind are there in the area on the day, with which posts, who sits in them, and what tells whether they are party members?
// A post held ex officio is held by whoever holds the post that it is held through, while that is there; a membership counts in a valid party organization.
// Where a body stands itself, t, is known on any day: a register speaks of bodies by where they stood.
MATCH (s:OrganizationState)-[:OF]->(body:Organization)
WHERE s.area_code STARTS WITH $area AND s.kind = $p.kind AND any(a IN $p.areas WHERE s.area_code STARTS WITH a)
  AND s.recorded_at <= $p.known AND s.superseded_at > $p.known AND s.valid_from <= $p.day AND s.valid_to >= $p.day
WITH body.id AS id, s.attestation AS attestation, s.valid_from AS valid_from, s.from_text AS since,
  COLLECT {
    MATCH (body)<-[:OF]-(t:OrganizationState)
    WHERE t.recorded_at <= $p.known AND t.superseded_at > $p.known
    RETURN [t.area_code, t.valid_from, t.valid_to] ORDER BY t.id
  } AS stays,
  COLLECT {
    MATCH (body)<-[:SEAT_OF]-(ps:PostState)-[:OF]->(post:Post)
    WHERE ps.recorded_at <= $p.known AND ps.superseded_at > $p.known AND ps.valid_from <= $p.day AND ps.valid_to >= $p.day
    RETURN [post.id, ps.title, ps.rank, ps.seats, head(COLLECT { MATCH (ps)-[:EX_OFFICIO]->(through:Post) RETURN through.id }),
      COLLECT {
        MATCH (ps)-[:OF|EX_OFFICIO]->(held:Post)<-[:POST]-(a:Appointment)-[:HOLDER]->(person:Person)
        WHERE a.recorded_at <= $p.known AND a.superseded_at > $p.known AND a.valid_from <= $p.day AND a.valid_to >= $p.day
        MATCH (held)<-[:OF]-(hs:PostState)-[:SEAT_OF]->(:Organization)<-[:OF]-(ho:OrganizationState)
        WHERE hs.recorded_at <= $p.known AND hs.superseded_at > $p.known AND hs.valid_from <= $p.day AND hs.valid_to >= $p.day
          AND ho.recorded_at <= $p.known AND ho.superseded_at > $p.known AND ho.valid_from <= $p.day AND ho.valid_to >= $p.day
        WITH DISTINCT person
        RETURN [person.id,
          head(COLLECT {
            MATCH (person)<-[:OF]-(said:PersonState)
            WHERE said.recorded_at <= $p.known AND said.superseded_at > $p.known
              AND said.valid_from <= $p.day AND said.valid_to >= $p.day
            RETURN said.political_status ORDER BY said.id
          }),
          COLLECT {
            MATCH (person)<-[:MEMBER]-(m:Membership)-[:OF]->(:Organization)<-[:OF]-(os:OrganizationState)
            WHERE m.kind IN ['FULL', 'PROBATIONARY'] AND os.kind = 'PARTY_ORGANIZATION'
              AND m.recorded_at <= $p.known AND m.superseded_at > $p.known AND m.valid_from <= $p.day AND m.valid_to >= $p.day
              AND os.recorded_at <= $p.known AND os.superseded_at > $p.known
              AND os.valid_from <= $p.day AND os.valid_to >= $p.day
            RETURN DISTINCT m.id ORDER BY m.id
          }]
        ORDER BY person.id
      }]
    ORDER BY post.id
  } AS posts
ORDER BY id
RETURN collect([id, attestation, valid_from, since, stays, posts])
