// Which versions of this entity's facts were recorded, in order of recording, whatever day they hold (known on any day)?
// A version is given with the one before it of the same fact, so that it can be told what changed.
MATCH (e:Entity {id: $id})<-[to]-(f:Fact)
WHERE type(to) <> 'STATED_BY' AND f.recorded_at <= $p.known
  AND any(a IN $p.areas WHERE f.area_code STARTS WITH a)
WITH DISTINCT f, f.recorded_at + '|' + f.id + '|' + right('000000000' + toString(f.number), 9) AS key
WHERE ($after IS NULL OR key > $after) AND ($p.before IS NULL OR key < $p.before)
WITH f, key
ORDER BY CASE WHEN $p.backward THEN null ELSE key END, CASE WHEN $p.backward THEN key END DESC
LIMIT $p.take
WITH key, f.id AS fact, head([name IN labels(f) WHERE name <> 'Fact']) AS label, f.number AS number,
  f.from_text AS since, f.to_text AS until, f.valid_from AS valid_from, f.valid_to AS valid_to,
  head(COLLECT { MATCH (publication:Publication {instant: f.recorded_at}) RETURN publication.at }) AS recorded_at,
  CASE WHEN f.superseded_at <= $p.known THEN head(COLLECT {
    MATCH (publication:Publication {instant: f.superseded_at}) RETURN publication.at
  }) END AS superseded_at,
  f.area_code AS area_code, f.attestation AS attestation, f.note AS note,
  head(COLLECT { MATCH (f)-[:STATED_BY]->(x:Source) RETURN x.id }) AS source, f.locator AS locator,
  [name IN keys(f) WHERE name <> 'words' AND ($p.people OR NOT ('PersonState' IN labels(f) AND name IN ['name', 'political_status']))
    | [name, f[name]]] AS said,
  COLLECT {
    MATCH (f)-[edge]->(x:Entity) WHERE type(edge) <> 'STATED_BY' RETURN [type(edge), x.id] ORDER BY type(edge), x.id
  } AS relations,
  head(COLLECT {
    MATCH (b:Fact {id: f.id}) WHERE b.number < f.number
    RETURN [
      [name IN keys(b) WHERE name <> 'words' AND ($p.people OR NOT ('PersonState' IN labels(b) AND name IN ['name', 'political_status']))
        | [name, b[name]]],
      COLLECT { MATCH (b)-[edge]->(x:Entity) RETURN [type(edge), x.id] ORDER BY type(edge), x.id }]
    ORDER BY b.number DESC LIMIT 1
  }) AS former
ORDER BY key
RETURN collect([key, fact, label, number, since, until, valid_from, valid_to, recorded_at, superseded_at, area_code, attestation, note, source, locator, said, relations, former])
