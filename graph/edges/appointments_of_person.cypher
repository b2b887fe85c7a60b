// Which posts does this person hold? An appointment counts only while its post and organization do.
MATCH (parent)<-[:HOLDER]-(f:Appointment)-[:POST]->(post:Post)
WHERE f.valid_from >= $e.from AND f.valid_from <= $e.until
  AND f.recorded_at <= $p.known AND f.superseded_at > $p.known
  AND f.valid_from <= $p.day AND f.valid_to >= $p.day
  AND any(a IN $p.areas WHERE f.area_code STARTS WITH a)
MATCH (post)<-[:OF]-(s:PostState)-[:SEAT_OF]->(organization:Organization)
WHERE s.recorded_at <= $p.known AND s.superseded_at > $p.known
  AND s.valid_from <= $p.day AND s.valid_to >= $p.day
MATCH (organization)<-[:OF]-(o:OrganizationState)
WHERE o.recorded_at <= $p.known AND o.superseded_at > $p.known
  AND o.valid_from <= $p.day AND o.valid_to >= $p.day
MATCH (f)-[:STATED_BY]->(source:Source)
WITH DISTINCT f, source, parent, post, organization, f.valid_from + '|' + f.id AS key
WHERE ($e.after IS NULL OR key > $e.after) AND ($e.before IS NULL OR key < $e.before)
RETURN [key, f.id, f.from_text, f.to_text, f.attestation, f.note, source.id, f.locator, parent.id, post.id, organization.id, f.basis, f.home, head(COLLECT { MATCH (f)-[:ON_BEHALF_OF]->(b:Organization) RETURN b.id })]
ORDER BY CASE WHEN $e.backward THEN null ELSE key END, CASE WHEN $e.backward THEN key END DESC
LIMIT $e.take
