// The posts of each of these bodies.
UNWIND $ids AS parent
MATCH (:Entity {id: parent})<-[:SEAT_OF]-(s:PostState)-[:OF]->(post:Post)
WHERE s.recorded_at <= $known AND s.superseded_at > $known AND s.valid_from <= $day AND s.valid_to >= $day
RETURN parent, post.id AS id, s.title AS title, s.valid_from AS valid_from, parent AS organization_id ORDER BY id
