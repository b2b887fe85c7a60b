// Posts by id, each with the body it belongs to.
UNWIND $ids AS parent
MATCH (:Entity {id: parent})<-[:OF]-(s:PostState)-[:SEAT_OF]->(organization:Organization)
WHERE s.recorded_at <= $known AND s.superseded_at > $known AND s.valid_from <= $day AND s.valid_to >= $day
RETURN parent, parent AS id, s.title AS title, s.valid_from AS valid_from, organization.id AS organization_id
