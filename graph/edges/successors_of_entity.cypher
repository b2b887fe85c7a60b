// Which divisions or bodies had taken this one's place by the day? The first state that says so tells it.
MATCH (parent)<-[:SUCCEEDS]-(f:Fact)-[:OF]->(successor:Entity)
WHERE f.valid_from >= $e.from AND f.valid_from <= $e.until
  AND f.recorded_at <= $p.known AND f.superseded_at > $p.known
  AND f.valid_from <= $p.day
  AND any(a IN $p.areas WHERE f.area_code STARTS WITH a)
  AND NOT EXISTS {
    MATCH (successor)<-[:OF]-(earlier:Fact)-[:SUCCEEDS]->(parent)
    WHERE earlier.recorded_at <= $p.known AND earlier.superseded_at > $p.known
      AND (earlier.valid_from < f.valid_from OR earlier.valid_from = f.valid_from AND earlier.id < f.id)
  }
MATCH (f)-[:STATED_BY]->(source:Source)
WITH DISTINCT f, source, parent, successor,
  size(COLLECT { MATCH (f)-[:SUCCEEDS]->(x:Entity) RETURN x.id }) AS predecessors,
  size(COLLECT {
    MATCH (parent)<-[:SUCCEEDS]-(s:Fact)-[:OF]->(x:Entity)
    WHERE s.recorded_at <= $p.known AND s.superseded_at > $p.known AND s.valid_from <= $p.day
    RETURN DISTINCT x.id
  }) AS successors, f.valid_from + '|' + f.id AS key
WHERE ($e.after IS NULL OR key > $e.after) AND ($e.before IS NULL OR key < $e.before)
RETURN [key, f.id, f.from_text, f.to_text, f.attestation, f.note, source.id, f.locator, parent.id, successor.id, predecessors, successors]
ORDER BY CASE WHEN $e.backward THEN null ELSE key END, CASE WHEN $e.backward THEN key END DESC
LIMIT $e.take
