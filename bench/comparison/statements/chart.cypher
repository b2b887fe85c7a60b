// The bodies placed in a street and in its communities, their posts, and who holds them.
MATCH (s:AreaState)-[:OF]->(area:Area)
WHERE s.area_code STARTS WITH $area AND (s.code = $area OR s.parent = $area)
  AND s.recorded_at <= $p.known AND s.superseded_at > $p.known AND s.valid_from <= $p.day AND s.valid_to >= $p.day
WITH s, area ORDER BY area.id
RETURN collect([s.name, COLLECT {
  MATCH (area)<-[:IN]-(os:OrganizationState)-[:OF]->(organization:Organization)
  WHERE os.recorded_at <= $p.known AND os.superseded_at > $p.known AND os.valid_from <= $p.day AND os.valid_to >= $p.day
  RETURN [os.name, os.kind, COLLECT {
    MATCH (organization)<-[:SEAT_OF]-(ps:PostState)-[:OF]->(post:Post)
    WHERE ps.recorded_at <= $p.known AND ps.superseded_at > $p.known AND ps.valid_from <= $p.day AND ps.valid_to >= $p.day
    RETURN [ps.title, COLLECT {
      MATCH (post)<-[:POST]-(a:Appointment)-[:HOLDER]->(person:Person)
      WHERE a.recorded_at <= $p.known AND a.superseded_at > $p.known AND a.valid_from <= $p.day AND a.valid_to >= $p.day
      MATCH (person)<-[:OF]-(hs:PersonState)
      WHERE hs.recorded_at <= $p.known AND hs.superseded_at > $p.known AND hs.valid_from <= $p.day AND hs.valid_to >= $p.day
      RETURN [a.basis, hs.name]
      ORDER BY a.valid_from, a.id
    }]
    ORDER BY post.id
  }]
  ORDER BY organization.id
}])
