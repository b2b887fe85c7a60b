// The owners' committees of a street, with the covers and party organizations that reach each of them.
MATCH (s:OrganizationState)-[:OF]->(unit:Organization)
WHERE s.area_code STARTS WITH $area AND s.kind = 'OWNERS_COMMITTEE'
  AND s.recorded_at <= $p.known AND s.superseded_at > $p.known AND s.valid_from <= $p.day AND s.valid_to >= $p.day
WITH s, unit ORDER BY unit.id
RETURN collect([unit.id, s.operating, COLLECT {
  MATCH (unit)<-[:OF]-(c:Cover)
  WHERE c.recorded_at <= $p.known AND c.superseded_at > $p.known AND c.valid_from <= $p.day AND c.valid_to >= $p.day
    AND (NOT EXISTS { MATCH (c)-[:BY]->(:Organization) } OR EXISTS {
      MATCH (c)-[:BY]->(:Organization)<-[:OF]-(os:OrganizationState)
      WHERE os.recorded_at <= $p.known AND os.superseded_at > $p.known AND os.valid_from <= $p.day AND os.valid_to >= $p.day
    })
  RETURN c.mode ORDER BY c.id
}, COLLECT {
  MATCH (unit)<-[:FOR]-(os:OrganizationState)
  WHERE os.kind = 'PARTY_ORGANIZATION'
    AND os.recorded_at <= $p.known AND os.superseded_at > $p.known AND os.valid_from <= $p.day AND os.valid_to >= $p.day
  RETURN os.subtype ORDER BY os.id
}])
