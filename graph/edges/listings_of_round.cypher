// How did bodies and compounds come out in this round?
MATCH (parent)<-[:IN_ROUND]-(f:Listing)-[:OF]->(subject:Entity)
WHERE f.valid_from >= $e.from AND f.valid_from <= $e.until
  AND f.recorded_at <= $p.known AND f.superseded_at > $p.known
  AND f.valid_from <= $p.day AND f.valid_to >= $p.day
  AND any(a IN $p.areas WHERE f.area_code STARTS WITH a)
MATCH (f)-[:STATED_BY]->(source:Source)
WITH DISTINCT f, source, parent, subject, f.valid_from + '|' + f.id AS key
WHERE ($e.after IS NULL OR key > $e.after) AND ($e.before IS NULL OR key < $e.before)
RETURN [key, f.id, f.from_text, f.to_text, f.attestation, f.note, source.id, f.locator, parent.id, subject.id, f.result, f.score, head(COLLECT { MATCH (f)-[:BY]->(b:Entity) RETURN b.id }), CASE WHEN f.revises IS NOT NULL THEN 'listing:' + f.revises END, f.objection]
ORDER BY CASE WHEN $e.backward THEN null ELSE key END, CASE WHEN $e.backward THEN key END DESC
LIMIT $e.take
