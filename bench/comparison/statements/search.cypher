// Bodies and compounds with a part of a name, by the index of names' characters and pairs of them.
CALL db.index.fulltext.queryNodes('Fact[words]', $p.pairs) YIELD node AS s
WHERE s.recorded_at <= $p.known AND s.superseded_at > $p.known AND s.valid_from <= $p.day
  AND s.name CONTAINS $p.text AND any(label IN labels(s) WHERE label IN ['OrganizationState', 'CompoundState'])
MATCH (s)-[:OF]->(entity:Entity)
WITH DISTINCT entity.id AS id ORDER BY id
RETURN collect(id)
