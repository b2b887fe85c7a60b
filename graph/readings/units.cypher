// Which units of a kind are there in the area on the day, and which party organizations, committees and contracts reach each of them?
// A firm is there by a valid contract, or, without any, where it is registered; a cover counts only while its organization does, a contract while its provider does.
// Where a unit stands itself, t, is known on any day: a register speaks of units by where they stood.
CALL () {
  MATCH (s:CompoundState)-[:OF]->(unit:Entity)
  WHERE s.area_code STARTS WITH $area AND $p.unit = 'COMPOUND'
    AND s.recorded_at <= $p.known AND s.superseded_at > $p.known AND s.valid_from <= $p.day AND s.valid_to >= $p.day
    AND any(a IN $p.areas WHERE s.area_code STARTS WITH a)
  RETURN unit, s, s.area_code AS place
  UNION
  MATCH (s:OrganizationState)-[:OF]->(unit:Entity)
  WHERE s.area_code STARTS WITH $area AND s.kind = $p.unit
    AND s.recorded_at <= $p.known AND s.superseded_at > $p.known AND s.valid_from <= $p.day AND s.valid_to >= $p.day
    AND any(a IN $p.areas WHERE s.area_code STARTS WITH a)
    AND ($p.unit <> 'PROPERTY_FIRM' OR NOT EXISTS {
      MATCH (unit)<-[:BY]-(c:Contract)-[:OF]->(:Compound)<-[:OF]-(cs:CompoundState)
      WHERE c.recorded_at <= $p.known AND c.superseded_at > $p.known AND c.valid_from <= $p.day AND c.valid_to >= $p.day
        AND cs.recorded_at <= $p.known AND cs.superseded_at > $p.known AND cs.valid_from <= $p.day AND cs.valid_to >= $p.day
    })
  RETURN unit, s, s.area_code AS place
  UNION
  MATCH (cs:CompoundState)-[:OF]->(:Compound)<-[:OF]-(c:Contract)-[:BY]->(unit:Entity)
  WHERE cs.area_code STARTS WITH $area AND $p.unit = 'PROPERTY_FIRM' AND any(a IN $p.areas WHERE cs.area_code STARTS WITH a)
    AND cs.recorded_at <= $p.known AND cs.superseded_at > $p.known AND cs.valid_from <= $p.day AND cs.valid_to >= $p.day
    AND c.recorded_at <= $p.known AND c.superseded_at > $p.known AND c.valid_from <= $p.day AND c.valid_to >= $p.day
  MATCH (unit)<-[:OF]-(s:OrganizationState)
  WHERE s.kind = 'PROPERTY_FIRM'
    AND s.recorded_at <= $p.known AND s.superseded_at > $p.known AND s.valid_from <= $p.day AND s.valid_to >= $p.day
  RETURN unit, s, cs.area_code AS place
}
WITH unit, s, collect(DISTINCT place) AS places
WITH unit.id AS id, s.attestation AS attestation, s.operating AS operating, s.full_members AS full_members, places,
  COLLECT {
    MATCH (unit)<-[:OF]-(t:CompoundState|OrganizationState)
    WHERE t.recorded_at <= $p.known AND t.superseded_at > $p.known
    RETURN [t.area_code, t.valid_from, t.valid_to] ORDER BY t.id
  } AS stays,
  COLLECT {
    MATCH (unit)<-[:OF]-(c:Cover)-[:STATED_BY]->(x:Source)
    WHERE c.recorded_at <= $p.known AND c.superseded_at > $p.known AND c.valid_from <= $p.day AND c.valid_to >= $p.day
    OPTIONAL MATCH (c)-[:BY]->(o:Organization)
    OPTIONAL MATCH (o)<-[:OF]-(os:OrganizationState)
    WHERE os.recorded_at <= $p.known AND os.superseded_at > $p.known AND os.valid_from <= $p.day AND os.valid_to >= $p.day
    WITH c, x, o, os
    WHERE o IS NULL OR os IS NOT NULL
    RETURN [c.id, c.mode, o.id, os.subtype, c.from_text, c.to_text, c.attestation, c.note, x.id, c.locator]
    ORDER BY c.id
  } AS covers,
  COLLECT {
    MATCH (unit)<-[:FOR]-(os:OrganizationState)-[:OF]->(o:Organization)
    WHERE os.kind IN ['PARTY_ORGANIZATION', 'OWNERS_COMMITTEE']
      AND os.recorded_at <= $p.known AND os.superseded_at > $p.known AND os.valid_from <= $p.day AND os.valid_to >= $p.day
    MATCH (os)-[:STATED_BY]->(x:Source)
    RETURN [os.id, os.kind, o.id, os.subtype, os.from_text, os.to_text, os.attestation, os.note, x.id, os.locator]
    ORDER BY os.id
  } AS bodies,
  COLLECT {
    MATCH (unit)<-[:OF]-(c:Contract)-[:BY]->(o:Organization)<-[:OF]-(os:OrganizationState)
    WHERE c.recorded_at <= $p.known AND c.superseded_at > $p.known AND c.valid_from <= $p.day AND c.valid_to >= $p.day
      AND os.recorded_at <= $p.known AND os.superseded_at > $p.known AND os.valid_from <= $p.day AND os.valid_to >= $p.day
    MATCH (c)-[:STATED_BY]->(x:Source)
    RETURN [c.id, c.kind, o.id, os.subtype, c.from_text, c.to_text, c.attestation, c.note, x.id, c.locator]
    ORDER BY c.id
  } AS contracts
ORDER BY id
RETURN collect([id, attestation, operating, full_members, places, stays, covers, bodies, contracts])
