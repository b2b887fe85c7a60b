// Who holds each of these posts.
UNWIND $ids AS parent
MATCH (:Entity {id: parent})<-[:POST]-(a:Appointment)-[:HOLDER]->(person:Person)
WHERE a.recorded_at <= $known AND a.superseded_at > $known AND a.valid_from <= $day AND a.valid_to >= $day
RETURN parent, a.id AS id, a.basis AS basis, a.home AS home, a.valid_from AS valid_from, person.id AS person_id,
  parent AS post_id
ORDER BY valid_from, id
