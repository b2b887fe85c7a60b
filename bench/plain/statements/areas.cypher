// Divisions by code.
UNWIND $ids AS parent
MATCH (s:AreaState {code: parent})
WHERE s.recorded_at <= $known AND s.superseded_at > $known AND s.valid_from <= $day AND s.valid_to >= $day
RETURN parent, s.code AS code, s.name AS name
