// The owners' committees of a division and all below it.
MATCH (s:OrganizationState)-[:OF]->(organization:Organization)
WHERE s.area_code STARTS WITH $code AND s.kind = 'OWNERS_COMMITTEE'
  AND s.recorded_at <= $known AND s.superseded_at > $known AND s.valid_from <= $day AND s.valid_to >= $day
RETURN organization.id AS id, s.name AS name, s.kind AS kind, s.subtype AS subtype, s.area_code AS area_code,
  s.attestation AS attestation, s.operating AS operating
ORDER BY id
