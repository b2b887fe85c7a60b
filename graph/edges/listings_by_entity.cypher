// Which listings did this body or person make?
MATCH (parent)<-[:BY]-(f:Listing)-[:IN_ROUND]->(round:AssessmentRound)
WHERE f.valid_from >= $e.from AND f.valid_from <= $e.until
  AND f.recorded_at <= $p.known AND f.superseded_at > $p.known
  AND f.valid_from <= $p.day AND f.valid_to >= $p.day
  AND any(a IN $p.areas WHERE f.area_code STARTS WITH a)
MATCH (f)-[:STATED_BY]->(source:Source)
WITH DISTINCT f, source, parent, round, f.valid_from + '|' + f.id AS key
WHERE ($e.after IS NULL OR key > $e.after) AND ($e.before IS NULL OR key < $e.before)
RETURN [key, f.id, f.from_text, f.to_text, f.attestation, f.note, source.id, f.locator, round.id, head(COLLECT { MATCH (f)-[:OF]->(b:Entity) RETURN b.id }), f.result, f.score, parent.id, CASE WHEN f.revises IS NOT NULL THEN 'listing:' + f.revises END, f.objection]
ORDER BY CASE WHEN $e.backward THEN null ELSE key END, CASE WHEN $e.backward THEN key END DESC
LIMIT $e.take
