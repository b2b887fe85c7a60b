// Bodies and compounds with a part of a name.
MATCH (s:OrganizationState|CompoundState)-[:OF]->(entity:Entity)
WHERE s.name CONTAINS $text
  AND s.recorded_at <= $known AND s.superseded_at > $known AND s.valid_from <= $day
RETURN DISTINCT entity.id AS id ORDER BY id
