// Which posts of this title are there on the day in bodies of the area?
MATCH (s:PostState)-[:SEAT_OF]->(body:Organization)<-[:OF]-(t:OrganizationState)
WHERE s.title = $p.title AND s.area_code STARTS WITH $area AND any(a IN $p.areas WHERE s.area_code STARTS WITH a)
  AND s.recorded_at <= $p.known AND s.superseded_at > $p.known AND s.valid_from <= $p.day AND s.valid_to >= $p.day
  AND t.recorded_at <= $p.known AND t.superseded_at > $p.known AND t.valid_from <= $p.day AND t.valid_to >= $p.day
MATCH (s)-[:OF]->(post:Post)
WITH post.id AS id, body.id AS body, t.kind AS kind, t.attestation AS body_attestation, t.area_code AS area_code
ORDER BY id
RETURN collect([id, body, kind, body_attestation, area_code])
