// Which listings, begun by the day, are there of a body or compound or in the area, and which rounds of their schemes or in the area?
WITH COLLECT {
    UNWIND CASE WHEN $id IS NULL THEN [1] ELSE [] END AS whole
    MATCH (l:Listing)
    WHERE l.area_code STARTS WITH $area AND any(a IN $p.areas WHERE l.area_code STARTS WITH a)
      AND l.recorded_at <= $p.known AND l.superseded_at > $p.known AND l.valid_from <= $p.day
    RETURN l.version
  } + COLLECT {
    MATCH (subject:Entity {id: $id})<-[:OF]-(l:Listing)
    WHERE any(a IN $p.areas WHERE l.area_code STARTS WITH a)
      AND l.recorded_at <= $p.known AND l.superseded_at > $p.known AND l.valid_from <= $p.day
    RETURN l.version
  } AS versions
WITH COLLECT {
    UNWIND versions AS version
    MATCH (l:Fact {version: version})-[:IN_ROUND]->(round:AssessmentRound)
    MATCH (round)<-[:OF]-(r:AssessmentRoundState)-[:SCHEME]->(scheme:Rule)
    WHERE r.recorded_at <= $p.known AND r.superseded_at > $p.known AND r.valid_from <= $p.day
      AND ($p.scheme IS NULL OR scheme.id = $p.scheme)
    MATCH (l)-[:OF]->(subject:Entity)
    MATCH (l)-[:STATED_BY]->(x:Source)
    WITH DISTINCT l, round, scheme, subject, x
    ORDER BY l.id LIMIT $p.take
    RETURN [[l.valid_from + '|' + l.id, l.id, l.from_text, l.to_text, l.attestation, l.note, x.id, l.locator,
      round.id, subject.id, l.result, l.score, head(COLLECT { MATCH (l)-[:BY]->(b:Entity) RETURN b.id }),
      CASE WHEN l.revises IS NOT NULL THEN 'listing:' + l.revises END, l.objection],
      l.valid_from, l.valid_to, l.area_code, scheme.id]
  } AS listings
WITH listings, [each IN listings | each[0][8]] AS listed, [each IN listings | each[4]] AS schemes
WITH listings, COLLECT {
    MATCH (round:AssessmentRound)<-[:OF]-(r:AssessmentRoundState)-[:SCHEME]->(scheme:Rule)
    WHERE r.recorded_at <= $p.known AND r.superseded_at > $p.known AND r.valid_from <= $p.day
      AND (round.id IN listed OR any(a IN $p.areas WHERE r.area_code STARTS WITH a)
        AND ($id IS NULL AND ($p.scheme IS NULL OR scheme.id = $p.scheme) OR $id IS NOT NULL AND scheme.id IN schemes))
    WITH DISTINCT round, r, scheme ORDER BY round.id LIMIT $p.take
    RETURN [round.id, scheme.id, r.title, r.period, r.published, r.objections_until]
  } AS rounds
WHERE size(listings) > 0 OR size(rounds) > 0
WITH listings, rounds ORDER BY size(rounds)
RETURN collect([listings, rounds])
