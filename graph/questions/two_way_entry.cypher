// Which compounds are there in the area on the day, and which bodies are the parties that run each of them?
// A community's bodies stand in its division and belong to nothing else, and are read once a division; a firm is a party by a contract; others belong to the compound.
MATCH (s:CompoundState)-[:OF]->(compound:Compound)
WHERE s.area_code STARTS WITH $area AND any(a IN $p.areas WHERE s.area_code STARTS WITH a)
  AND ($p.compound IS NULL OR compound.id = $p.compound)
  AND s.recorded_at <= $p.known AND s.superseded_at > $p.known AND s.valid_from <= $p.day AND s.valid_to >= $p.day
MATCH (s)-[:IN]->(area:Area)
WITH area, s.area_code AS code, collect(compound) AS compounds
WITH compounds,
  COLLECT {
    MATCH (area)<-[:IN]-(os:OrganizationState)-[:OF]->(o:Organization)
    WHERE size(code) = 12 AND os.kind IN ['PARTY_ORGANIZATION', 'RESIDENTS_COMMITTEE']
      AND os.recorded_at <= $p.known AND os.superseded_at > $p.known AND os.valid_from <= $p.day AND os.valid_to >= $p.day
      AND NOT EXISTS { MATCH (os)-[:FOR]->(:Entity) }
    RETURN o.id ORDER BY o.id
  } AS community
UNWIND compounds AS compound
WITH compound, community
WITH compound.id AS id, community,
  COLLECT {
    MATCH (compound)<-[:FOR]-(os:OrganizationState)-[:OF]->(o:Organization)
    WHERE os.kind = 'OWNERS_COMMITTEE'
      AND os.recorded_at <= $p.known AND os.superseded_at > $p.known AND os.valid_from <= $p.day AND os.valid_to >= $p.day
    RETURN o.id ORDER BY o.id
  } AS committees,
  COLLECT {
    MATCH (compound)<-[:OF]-(c:Contract)-[:BY]->(o:Organization)<-[:OF]-(os:OrganizationState)
    WHERE os.kind = 'PROPERTY_FIRM'
      AND c.recorded_at <= $p.known AND c.superseded_at > $p.known AND c.valid_from <= $p.day AND c.valid_to >= $p.day
      AND os.recorded_at <= $p.known AND os.superseded_at > $p.known AND os.valid_from <= $p.day AND os.valid_to >= $p.day
    RETURN DISTINCT o.id ORDER BY o.id
  } AS firms,
  COLLECT {
    MATCH (compound)<-[:FOR]-(os:OrganizationState)-[:OF]->(o:Organization)
    WHERE os.kind = 'PARTY_ORGANIZATION'
      AND os.recorded_at <= $p.known AND os.superseded_at > $p.known AND os.valid_from <= $p.day AND os.valid_to >= $p.day
    RETURN o.id ORDER BY o.id
  } AS branches
ORDER BY id
RETURN collect([id, community, committees, firms, branches])
