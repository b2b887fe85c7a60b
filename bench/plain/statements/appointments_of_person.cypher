// Which posts each of these people holds.
UNWIND $ids AS parent
MATCH (:Entity {id: parent})<-[:HOLDER]-(a:Appointment)-[:POST]->(post:Post)
WHERE a.recorded_at <= $known AND a.superseded_at > $known AND a.valid_from <= $day AND a.valid_to >= $day
RETURN parent, a.id AS id, a.basis AS basis, a.home AS home, a.valid_from AS valid_from, parent AS person_id,
  post.id AS post_id
ORDER BY valid_from, id
