// Which problems did this organization or person raise, up to the day?
MATCH (parent)<-[:RAISED_BY]-(f:ProblemState)-[:OF]->(entity:Problem)
WHERE f.recorded_at <= $p.known AND f.superseded_at > $p.known
  AND f.valid_from <= $p.day
  AND any(a IN $p.areas WHERE f.area_code STARTS WITH a)
  AND NOT EXISTS {
    MATCH (entity)<-[:OF]-(next:ProblemState)
    WHERE next.recorded_at <= $p.known AND next.superseded_at > $p.known
      AND next.valid_from <= $p.day
      AND (next.valid_to >= $p.day AND f.valid_to < $p.day
        OR (next.valid_to >= $p.day OR f.valid_to < $p.day)
          AND (next.valid_from > f.valid_from OR next.valid_from = f.valid_from AND next.id < f.id))
  }
MATCH (f)-[:STATED_BY]->(source:Source)
WITH DISTINCT f, source, entity, entity.id AS key
WHERE ($e.after IS NULL OR key > $e.after) AND ($e.before IS NULL OR key < $e.before)
RETURN [key, f.id, f.from_text, f.to_text, f.attestation, f.note, source.id, f.locator, entity.id]
ORDER BY CASE WHEN $e.backward THEN null ELSE key END, CASE WHEN $e.backward THEN key END DESC
LIMIT $e.take
