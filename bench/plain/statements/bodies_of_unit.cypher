// Which party organizations belong to each of these units.
UNWIND $ids AS parent
MATCH (:Entity {id: parent})<-[:FOR]-(s:OrganizationState)-[:OF]->(organization:Organization)
WHERE s.kind = 'PARTY_ORGANIZATION'
  AND s.recorded_at <= $known AND s.superseded_at > $known AND s.valid_from <= $day AND s.valid_to >= $day
RETURN parent, organization.id AS id, s.name AS name, s.kind AS kind, s.subtype AS subtype, s.area_code AS area_code,
  s.attestation AS attestation, s.operating AS operating
ORDER BY id
