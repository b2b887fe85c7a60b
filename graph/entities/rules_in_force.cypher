// Which rules of a kind are in force on the day for any of these places, from the narrowest area to the widest?
MATCH (rule:Rule)<-[:OF]-(s:RuleState)-[:SCOPE]->(:Area)
WHERE s.kind = $p.kind AND any(code IN $p.codes WHERE code STARTS WITH s.area_code)
  AND s.recorded_at <= $p.known AND s.superseded_at > $p.known AND s.valid_from <= $p.day AND s.valid_to >= $p.day
MATCH (s)-[:STATED_BY]->(x:Source)
WITH rule.id AS id, s.name AS name, s.area_code AS area_code, s.document AS document, coalesce(s.parameters, []) AS parameters,
  s.attestation AS attestation, s.note AS note, x.id AS source, s.locator AS locator, s.valid_from AS since
ORDER BY size(area_code) DESC, since DESC, id
RETURN collect([id, name, area_code, document, parameters, attestation, note, source, locator])
