// The posts held because of each of these.
UNWIND $ids AS parent
MATCH (:Entity {id: parent})<-[:EX_OFFICIO]-(s:PostState)-[:OF]->(post:Post)
MATCH (s)-[:SEAT_OF]->(organization:Organization)
WHERE s.recorded_at <= $known AND s.superseded_at > $known AND s.valid_from <= $day AND s.valid_to >= $day
RETURN parent, post.id AS id, s.title AS title, s.valid_from AS valid_from, organization.id AS organization_id ORDER BY id
