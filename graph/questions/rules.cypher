// Which rules are in force on the day for the place as a whole, and which for a part of it, or for a body or compound inside?
MATCH (rule:Rule)<-[:OF]-(s:RuleState)-[:SCOPE]->(scope:Entity)
WHERE ($p.kind IS NULL OR s.kind = $p.kind)
  AND s.recorded_at <= $p.known AND s.superseded_at > $p.known AND s.valid_from <= $p.day AND s.valid_to >= $p.day
WITH rule, s, scope,
  size($p.areas) > 0 AND scope.id STARTS WITH 'area:' AND $p.code STARTS WITH s.area_code AS in_force,
  any(a IN $p.areas WHERE s.area_code STARTS WITH a) AS inside
WHERE in_force OR inside
MATCH (s)-[:STATED_BY]->(x:Source)
WITH in_force, s.area_code AS area_code, s.valid_from AS valid_from, rule.id AS id,
  [rule.id, s.id, true, s.from_text, s.to_text, s.attestation, s.note, x.id, s.locator,
   s.kind, s.name, scope.id, s.document, coalesce(s.parameters, [])] AS rule
ORDER BY id
RETURN collect([in_force, area_code, valid_from, rule])
