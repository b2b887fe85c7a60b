// Which changes of facts were published after a place in their order, by publication and fact (known on any day)?
// A place at no publication is told by one row without any. A version is told where it was recorded, or where it was closed and no other that may be seen took its place.
WITH COLLECT {
    MATCH (f:Fact)
    WHERE f.recorded_at >= $after AND f.recorded_at <= $p.known AND (f.recorded_at > $after OR f.id > $p.beyond)
      AND any(a IN $p.areas WHERE f.area_code STARTS WITH a)
    WITH f ORDER BY f.recorded_at, f.id LIMIT $p.take
    RETURN [f.recorded_at, f.id, f.version, false]
  } AS told,
  COLLECT {
    MATCH (f:Fact)
    WHERE f.superseded_at >= $after AND f.superseded_at <= $p.known AND (f.superseded_at > $after OR f.id > $p.beyond)
      AND any(a IN $p.areas WHERE f.area_code STARTS WITH a)
      AND NOT EXISTS {
        MATCH (n:Fact {id: f.id})
        WHERE n.recorded_at = f.superseded_at AND any(a IN $p.areas WHERE n.area_code STARTS WITH a)
      }
    WITH f ORDER BY f.superseded_at, f.id LIMIT $p.take
    RETURN [f.superseded_at, f.id, f.version, true]
  } AS closed,
  COLLECT {
    MATCH (e:Erasure)
    MATCH (publication:Publication {at: e.at})
    WITH publication.instant AS instant, 'erasure:' + e.id AS id
    WHERE size($p.areas) > 0 AND instant >= $after AND instant <= $p.known AND (instant > $after OR id > $p.beyond)
    WITH instant, id ORDER BY instant, id LIMIT $p.take
    RETURN [instant, id, null, false]
  } AS erased,
  $after = '' OR EXISTS { MATCH (publication:Publication) WHERE publication.instant = $after } AS resumable
UNWIND CASE WHEN resumable THEN told + closed + erased ELSE [[$after, '', null, false]] END AS event
WITH event[0] AS instant, event[1] AS id, event[2] AS version, event[3] AS closed
ORDER BY instant, id LIMIT $p.take
WITH instant + '|' + id AS key, id AS fact, closed,
  head(COLLECT {
    MATCH (publication:Publication {instant: instant}) RETURN [instant, publication.revision, publication.at]
  }) AS publication,
  head(COLLECT { MATCH (f:Fact {id: id}) WHERE f.recorded_at = instant RETURN f.number }) AS number,
  head(COLLECT {
    MATCH (f:Fact {version: version})
    RETURN [f.recorded_at + '|' + f.id + '|' + right('000000000' + toString(f.number), 9), f.id,
      head([name IN labels(f) WHERE name <> 'Fact']), f.number, f.from_text, f.to_text, f.valid_from, f.valid_to,
      head(COLLECT { MATCH (publication:Publication {instant: f.recorded_at}) RETURN publication.at }),
      CASE WHEN f.superseded_at <= $p.known THEN head(COLLECT {
        MATCH (publication:Publication {instant: f.superseded_at}) RETURN publication.at
      }) END,
      f.area_code, f.attestation, f.note,
      head(COLLECT { MATCH (f)-[:STATED_BY]->(x:Source) RETURN x.id }), f.locator,
      [name IN keys(f) WHERE $p.people OR NOT ('PersonState' IN labels(f) AND name IN ['name', 'political_status'])
        | [name, f[name]]],
      COLLECT {
        MATCH (f)-[edge]->(x:Entity) WHERE type(edge) <> 'STATED_BY'
        RETURN [type(edge), x.id] ORDER BY type(edge), x.id
      },
      head(COLLECT {
        MATCH (b:Fact {id: f.id}) WHERE b.number < f.number
        RETURN CASE WHEN any(a IN $p.areas WHERE b.area_code STARTS WITH a) THEN [
          [name IN keys(b) WHERE $p.people OR NOT ('PersonState' IN labels(b) AND name IN ['name', 'political_status'])
            | [name, b[name]]],
          COLLECT { MATCH (b)-[edge]->(x:Entity) RETURN [type(edge), x.id] ORDER BY type(edge), x.id }] END
        ORDER BY b.number DESC LIMIT 1
      })]
  }) AS version,
  head(COLLECT {
    MATCH (b:Fact {id: id}) WHERE b.recorded_at < instant
    RETURN b.superseded_at < instant ORDER BY b.number DESC LIMIT 1
  }) AS gap,
  head(COLLECT { MATCH (e:Erasure) WHERE 'erasure:' + e.id = id RETURN [e.salt, e.marks] }) AS erased
ORDER BY key
RETURN collect([key, fact, closed, publication, number, version, gap, erased])
