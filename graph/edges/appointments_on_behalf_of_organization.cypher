// Who sits where for this organization? An appointment counts only while its post and the organization it is in do.
MATCH (parent)<-[:ON_BEHALF_OF]-(f:Appointment)-[:HOLDER]->(person:Person)
WHERE f.valid_from >= $e.from AND f.valid_from <= $e.until
  AND f.recorded_at <= $p.known AND f.superseded_at > $p.known
  AND f.valid_from <= $p.day AND f.valid_to >= $p.day
  AND any(a IN $p.areas WHERE f.area_code STARTS WITH a)
MATCH (f)-[:POST]->(post:Post)<-[:OF]-(s:PostState)-[:SEAT_OF]->(organization:Organization)
WHERE s.recorded_at <= $p.known AND s.superseded_at > $p.known
  AND s.valid_from <= $p.day AND s.valid_to >= $p.day
MATCH (organization)<-[:OF]-(o:OrganizationState)
WHERE o.recorded_at <= $p.known AND o.superseded_at > $p.known
  AND o.valid_from <= $p.day AND o.valid_to >= $p.day
MATCH (f)-[:STATED_BY]->(source:Source)
WITH DISTINCT f, source, parent, person, post, organization, f.valid_from + '|' + f.id AS key
WHERE ($e.after IS NULL OR key > $e.after) AND ($e.before IS NULL OR key < $e.before)
RETURN [key, f.id, f.from_text, f.to_text, f.attestation, f.note, source.id, f.locator, person.id, post.id, organization.id, f.basis, f.home, parent.id]
ORDER BY CASE WHEN $e.backward THEN null ELSE key END, CASE WHEN $e.backward THEN key END DESC
LIMIT $e.take
