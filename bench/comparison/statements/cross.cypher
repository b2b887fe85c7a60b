// Who sits in a body of a street, and in which posts each of them sits anywhere, ex officio seats included.
MATCH (s:OrganizationState)-[:OF]->(:Organization)<-[:SEAT_OF]-(hs:PostState)
WHERE s.area_code STARTS WITH $area
  AND s.recorded_at <= $p.known AND s.superseded_at > $p.known AND s.valid_from <= $p.day AND s.valid_to >= $p.day
  AND hs.recorded_at <= $p.known AND hs.superseded_at > $p.known AND hs.valid_from <= $p.day AND hs.valid_to >= $p.day
MATCH (hs)-[:OF|EX_OFFICIO]->(post:Post)
WITH DISTINCT post
MATCH (post)<-[:POST]-(b:Appointment)-[:HOLDER]->(person:Person)
WHERE b.recorded_at <= $p.known AND b.superseded_at > $p.known AND b.valid_from <= $p.day AND b.valid_to >= $p.day
WITH DISTINCT person ORDER BY person.id
RETURN collect([person.id, COLLECT {
  MATCH (person)<-[:HOLDER]-(a:Appointment)-[:POST]->(held:Post)
  WHERE a.recorded_at <= $p.known AND a.superseded_at > $p.known AND a.valid_from <= $p.day AND a.valid_to >= $p.day
  RETURN [a.id, a.basis, a.home, a.valid_from, held.id, COLLECT {
    MATCH (held)<-[:OF|EX_OFFICIO]-(ps:PostState)
    WHERE ps.recorded_at <= $p.known AND ps.superseded_at > $p.known AND ps.valid_from <= $p.day AND ps.valid_to >= $p.day
    MATCH (ps)-[:OF]->(seat:Post)
    MATCH (ps)-[:SEAT_OF]->(organization:Organization)<-[:OF]-(os:OrganizationState)
    WHERE os.recorded_at <= $p.known AND os.superseded_at > $p.known AND os.valid_from <= $p.day AND os.valid_to >= $p.day
    RETURN [seat.id, organization.id, os.kind, os.area_code, ps.valid_from]
    ORDER BY seat.id
  }]
  ORDER BY a.id
}])
