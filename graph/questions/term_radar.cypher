// Which bodies are there in the area on the day, which states did they have and will they have, and how many households do they act for?
// How a body was and will be, t, is known on any day: a term begins with the first of the states that make it up.
MATCH (s:OrganizationState)-[:OF]->(body:Organization)
WHERE s.area_code STARTS WITH $area AND any(a IN $p.areas WHERE s.area_code STARTS WITH a)
  AND s.recorded_at <= $p.known AND s.superseded_at > $p.known AND s.valid_from <= $p.day AND s.valid_to >= $p.day
WITH body.id AS id, s.id AS state, s.kind AS kind, s.subtype AS subtype, s.area_code AS area_code, s.attestation AS attestation,
  COLLECT {
    MATCH (body)<-[:OF]-(t:OrganizationState)-[:STATED_BY]->(x:Source)
    WHERE t.recorded_at <= $p.known AND t.superseded_at > $p.known
    RETURN [t.id, t.kind, t.term, t.area_code, t.valid_from, t.valid_to, t.from_text, t.to_text, t.attestation, t.note,
      x.id, t.locator]
    ORDER BY t.valid_from, t.id
  } AS states,
  COLLECT {
    MATCH (s)-[:FOR]->(c:Compound)<-[:OF]-(cs:CompoundState)
    WHERE cs.recorded_at <= $p.known AND cs.superseded_at > $p.known AND cs.valid_from <= $p.day AND cs.valid_to >= $p.day
    RETURN [c.id, cs.households, cs.households_qualifier] ORDER BY c.id
  } AS compounds
ORDER BY id
RETURN collect([id, state, kind, subtype, area_code, attestation, states, compounds])
