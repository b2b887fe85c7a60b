// Which joint branches stand in the area on the day, and which units does each of them cover, and of which kind are these?
// Of the units only those are told that stand where the caller may see, $p.codes, which is wider than the area asked about.
MATCH (s:OrganizationState)-[:OF]->(branch:Organization)
WHERE s.area_code STARTS WITH $area AND s.kind = 'PARTY_ORGANIZATION' AND s.subtype = 'JOINT_BRANCH'
  AND s.recorded_at <= $p.known AND s.superseded_at > $p.known AND s.valid_from <= $p.day AND s.valid_to >= $p.day
  AND any(a IN $p.areas WHERE s.area_code STARTS WITH a)
WITH branch.id AS id, s.area_code AS area_code, s.attestation AS attestation,
  COLLECT {
    MATCH (branch)<-[:BY]-(c:Cover)-[:OF]->(unit:Entity)<-[:OF]-(u:CompoundState|OrganizationState)
    WHERE c.mode = 'JOINT'
      AND c.recorded_at <= $p.known AND c.superseded_at > $p.known AND c.valid_from <= $p.day AND c.valid_to >= $p.day
      AND u.recorded_at <= $p.known AND u.superseded_at > $p.known AND u.valid_from <= $p.day AND u.valid_to >= $p.day
      AND any(code IN $p.codes WHERE u.area_code STARTS WITH code)
    WITH DISTINCT unit.id AS covered, CASE WHEN 'CompoundState' IN labels(u) THEN 'COMPOUND' ELSE u.kind END AS kind
    RETURN [covered, kind] ORDER BY covered
  } AS covers,
  COLLECT {
    MATCH (s)-[:FOR]->(unit:Entity)<-[:OF]-(u:CompoundState|OrganizationState)
    WHERE u.recorded_at <= $p.known AND u.superseded_at > $p.known AND u.valid_from <= $p.day AND u.valid_to >= $p.day
      AND any(code IN $p.codes WHERE u.area_code STARTS WITH code)
    WITH DISTINCT unit.id AS covered, CASE WHEN 'CompoundState' IN labels(u) THEN 'COMPOUND' ELSE u.kind END AS kind
    RETURN [covered, kind] ORDER BY covered
  } AS belongs
ORDER BY id
RETURN collect([id, area_code, attestation, covers, belongs])
