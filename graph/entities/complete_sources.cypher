// Which sources declare themselves complete for some tables in an area?
MATCH (source:Source)<-[:OF]-(s:SourceState)
WHERE s.complete IS NOT NULL
  AND s.recorded_at <= $p.known AND s.superseded_at > $p.known
WITH source.id AS id, s.complete AS tables, s.area_code AS area_code, coalesce(s.stated, s.published) AS stated
ORDER BY id
RETURN collect([id, tables, area_code, stated])
