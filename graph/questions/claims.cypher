// Which published figures are about the area, or about what stands in it, and of which day does the source of each speak?
MATCH (c:ClaimState)-[:OF]->(claim:Claim)
WHERE c.area_code STARTS WITH $area AND any(a IN $p.areas WHERE c.area_code STARTS WITH a)
  AND ($p.measure IS NULL OR c.measure = $p.measure)
  AND c.recorded_at <= $p.known AND c.superseded_at > $p.known AND c.valid_from <= $p.day AND c.valid_to >= $p.day
WITH claim.id AS id, c.area_code AS area_code,
  head(COLLECT {
    MATCH (c)-[:STATED_BY]->(:Source)<-[:OF]-(t:SourceState)
    WHERE t.recorded_at <= $p.known AND t.superseded_at > $p.known AND t.valid_from <= $p.day
    RETURN coalesce(t.stated, t.published) ORDER BY t.valid_from DESC, t.id
  }) AS stated
ORDER BY id
LIMIT $p.take
RETURN collect([id, area_code, stated])
