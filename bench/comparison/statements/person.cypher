// A person with the seats held on the day; a seat counts only while its post and organization do.
MATCH (person:Entity {id: $id})<-[:OF]-(s:PersonState)
WHERE s.recorded_at <= $p.known AND s.superseded_at > $p.known AND s.valid_from <= $p.day AND s.valid_to >= $p.day
RETURN [s.name, COLLECT {
  MATCH (person)<-[:HOLDER]-(a:Appointment)-[:POST]->(post:Post)
  WHERE a.recorded_at <= $p.known AND a.superseded_at > $p.known AND a.valid_from <= $p.day AND a.valid_to >= $p.day
  MATCH (post)<-[:OF]-(ps:PostState)-[:SEAT_OF]->(organization:Organization)
  WHERE ps.recorded_at <= $p.known AND ps.superseded_at > $p.known AND ps.valid_from <= $p.day AND ps.valid_to >= $p.day
  MATCH (organization)<-[:OF]-(os:OrganizationState)
  WHERE os.recorded_at <= $p.known AND os.superseded_at > $p.known AND os.valid_from <= $p.day AND os.valid_to >= $p.day
  RETURN [a.basis, a.home, ps.title, os.name, os.kind]
  ORDER BY a.valid_from, a.id
}]
