// Who holds a post of a body of a division or below it, or one that such a post is held through.
MATCH (s:OrganizationState)-[:OF]->(:Organization)<-[:SEAT_OF]-(p:PostState)-[:OF|EX_OFFICIO]->(post:Post)
WHERE s.area_code STARTS WITH $code
  AND s.recorded_at <= $known AND s.superseded_at > $known AND s.valid_from <= $day AND s.valid_to >= $day
  AND p.recorded_at <= $known AND p.superseded_at > $known AND p.valid_from <= $day AND p.valid_to >= $day
WITH DISTINCT post
MATCH (post)<-[:POST]-(a:Appointment)-[:HOLDER]->(person:Person)
WHERE a.recorded_at <= $known AND a.superseded_at > $known AND a.valid_from <= $day AND a.valid_to >= $day
RETURN DISTINCT person.id AS id ORDER BY id
