// Who serves this compound? A contract counts only while its provider does.
MATCH (parent)<-[:OF]-(f:Contract)-[:BY]->(provider:Organization)
WHERE f.valid_from >= $e.from AND f.valid_from <= $e.until
  AND f.recorded_at <= $p.known AND f.superseded_at > $p.known
  AND f.valid_from <= $p.day AND f.valid_to >= $p.day
  AND any(a IN $p.areas WHERE f.area_code STARTS WITH a)
MATCH (provider)<-[:OF]-(o:OrganizationState)
WHERE o.recorded_at <= $p.known AND o.superseded_at > $p.known
  AND o.valid_from <= $p.day AND o.valid_to >= $p.day
MATCH (f)-[:STATED_BY]->(source:Source)
WITH DISTINCT f, source, parent, provider, f.valid_from + '|' + f.id AS key
WHERE ($e.after IS NULL OR key > $e.after) AND ($e.before IS NULL OR key < $e.before)
RETURN [key, f.id, f.from_text, f.to_text, f.attestation, f.note, source.id, f.locator, provider.id, parent.id, f.kind]
ORDER BY CASE WHEN $e.backward THEN null ELSE key END, CASE WHEN $e.backward THEN key END DESC
LIMIT $e.take
