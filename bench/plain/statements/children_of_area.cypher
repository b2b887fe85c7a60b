// The divisions directly below each of these.
UNWIND $ids AS parent
MATCH (s:AreaState {parent: parent})
WHERE s.recorded_at <= $known AND s.superseded_at > $known AND s.valid_from <= $day AND s.valid_to >= $day
RETURN parent, s.code AS code, s.name AS name ORDER BY code
