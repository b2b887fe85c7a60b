// By which covers each of these units is reached.
UNWIND $ids AS parent
MATCH (:Entity {id: parent})<-[:OF]-(c:Cover)
WHERE c.recorded_at <= $known AND c.superseded_at > $known AND c.valid_from <= $day AND c.valid_to >= $day
OPTIONAL MATCH (c)-[:BY]->(organization:Organization)
RETURN parent, c.mode AS mode, organization.id AS organization_id ORDER BY c.id
