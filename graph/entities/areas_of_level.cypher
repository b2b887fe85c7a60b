// Which divisions of a level lie in the area on the day?
MATCH (s:AreaState)-[:OF]->(area:Area)
WHERE s.area_code STARTS WITH $area AND s.level = $p.level AND any(a IN $p.areas WHERE s.area_code STARTS WITH a)
  AND s.recorded_at <= $p.known AND s.superseded_at > $p.known AND s.valid_from <= $p.day AND s.valid_to >= $p.day
WITH area.id AS id, s.code AS code, s.attestation AS attestation
ORDER BY id
RETURN collect([id, code, attestation])
