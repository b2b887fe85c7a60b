// Problems by id.
UNWIND $ids AS parent
MATCH (:Entity {id: parent})<-[:OF]-(s:ProblemState)
WHERE s.recorded_at <= $known AND s.superseded_at > $known AND s.valid_from <= $day AND s.valid_to >= $day
RETURN parent, parent AS id, s.title AS title, s.status AS status
