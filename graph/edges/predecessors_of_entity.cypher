// Whose place had this division or body taken by the day? The first state that says so tells it.
MATCH (parent)<-[:OF]-(f:Fact)-[:SUCCEEDS]->(predecessor:Entity)
WHERE f.recorded_at <= $p.known AND f.superseded_at > $p.known
  AND f.valid_from <= $p.day
  AND any(a IN $p.areas WHERE f.area_code STARTS WITH a)
  AND NOT EXISTS {
    MATCH (parent)<-[:OF]-(earlier:Fact)-[:SUCCEEDS]->(predecessor)
    WHERE earlier.recorded_at <= $p.known AND earlier.superseded_at > $p.known
      AND (earlier.valid_from < f.valid_from OR earlier.valid_from = f.valid_from AND earlier.id < f.id)
  }
MATCH (f)-[:STATED_BY]->(source:Source)
WITH DISTINCT f, source, parent, predecessor,
  size(COLLECT { MATCH (f)-[:SUCCEEDS]->(x:Entity) RETURN x.id }) AS predecessors,
  size(COLLECT {
    MATCH (predecessor)<-[:SUCCEEDS]-(s:Fact)-[:OF]->(x:Entity)
    WHERE s.recorded_at <= $p.known AND s.superseded_at > $p.known AND s.valid_from <= $p.day
    RETURN DISTINCT x.id
  }) AS successors, f.valid_from + '|' + f.id + '|' + predecessor.id AS key
WHERE ($e.after IS NULL OR key > $e.after) AND ($e.before IS NULL OR key < $e.before)
RETURN [key, f.id, f.from_text, f.to_text, f.attestation, f.note, source.id, f.locator, predecessor.id, parent.id, predecessors, successors]
ORDER BY CASE WHEN $e.backward THEN null ELSE key END, CASE WHEN $e.backward THEN key END DESC
LIMIT $e.take
