// Which entities, begun by the day, can be found by a text in one of several ways, and by which names and codes?
// Of each way the states with the shortest names are taken. A record merged into another is found as the one that is kept.
UNWIND range(0, size($p.queries) - 1) AS way
CALL (way) {
  CALL db.index.fulltext.queryNodes('Fact[words]', $p.queries[way]) YIELD node AS f
  WHERE f.recorded_at <= $p.known AND f.superseded_at > $p.known
    AND (f.valid_from <= $p.day OR f.written_days[0] <= $p.day)
    AND any(a IN $p.areas WHERE f.area_code STARTS WITH a)
    AND split(f.id, ':')[0] IN $p.kinds AND ($p.people OR NOT 'PersonState' IN labels(f))
  WITH f ORDER BY size(coalesce(f.name, f.title, f.id)), f.id LIMIT $p.take
  MATCH (f)-[:OF]->(e:Entity)
  OPTIONAL MATCH (e)<-[:MERGED]-(m:Merge)-[:OF]->(kept:Entity)
  WHERE m.recorded_at <= $p.known AND m.superseded_at > $p.known AND m.valid_from <= $p.day
  RETURN coalesce(kept, e) AS e
}
WITH e, collect(way) AS ways
WITH e.id AS id, ways,
  COLLECT {
    MATCH (e)<-[:OF]-(s:Fact)
    WHERE s.words IS NOT NULL AND s.recorded_at <= $p.known AND s.superseded_at > $p.known AND s.valid_from <= $p.day
      AND any(a IN $p.areas WHERE s.area_code STARTS WITH a)
    RETURN [s.id, coalesce(s.name, s.title),
      coalesce(s.aliases, []) + [each IN [s.document] WHERE each IS NOT NULL],
      [each IN [s.code, s.credit_code] WHERE each IS NOT NULL], s.valid_to >= $p.day]
    ORDER BY s.valid_to >= $p.day DESC, s.valid_from DESC, s.id
  } AS states,
  COLLECT {
    MATCH (e)<-[:OF]-(m:Merge)-[:MERGED]->(gone:Entity)<-[:OF]-(s:Fact)
    WHERE m.recorded_at <= $p.known AND m.superseded_at > $p.known AND m.valid_from <= $p.day
      AND s.words IS NOT NULL AND s.recorded_at <= $p.known AND s.superseded_at > $p.known
      AND s.written_days[0] <= $p.day AND any(a IN $p.areas WHERE s.area_code STARTS WITH a)
    RETURN [gone.id, coalesce(s.name, s.title), coalesce(s.aliases, []),
      [each IN [s.code, s.credit_code] WHERE each IS NOT NULL], false]
    ORDER BY s.id
  } AS merged
ORDER BY id
RETURN collect([id, ways, states, merged])
