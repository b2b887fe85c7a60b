// Bodies by id.
UNWIND $ids AS parent
MATCH (:Entity {id: parent})<-[:OF]-(s:OrganizationState)
WHERE s.recorded_at <= $known AND s.superseded_at > $known AND s.valid_from <= $day AND s.valid_to >= $day
RETURN parent, parent AS id, s.name AS name, s.kind AS kind, s.subtype AS subtype, s.area_code AS area_code,
  s.attestation AS attestation, s.operating AS operating
