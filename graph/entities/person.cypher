// Which people are these, by the state that holds on the day, or else the nearest one known?
UNWIND $p.ids AS id
MATCH (e:Entity {id: id})<-[:OF]-(s:PersonState)
WHERE s.recorded_at <= $p.known AND s.superseded_at > $p.known
  AND any(a IN $p.areas WHERE s.area_code STARTS WITH a)
WITH e, s, s.valid_from <= $p.day AND s.valid_to >= $p.day AS holds, s.valid_from <= $p.day AS begun
ORDER BY holds DESC, begun DESC, CASE WHEN begun THEN s.valid_from END DESC, s.valid_from, s.id
WITH e, head(collect(s)) AS s
WITH e.id AS id, s.id AS fact, s.valid_from <= $p.day AND s.valid_to >= $p.day AS holds,
  s.from_text AS since, s.to_text AS until, s.attestation AS attestation, s.note AS note,
  head(COLLECT { MATCH (s)-[:STATED_BY]->(x:Source) RETURN x.id }) AS source, s.locator AS locator,
  CASE WHEN $p.people THEN s.name END AS name,
  CASE WHEN $p.people THEN s.political_status END AS political_status
ORDER BY id
RETURN collect([id, fact, holds, since, until, attestation, note, source, locator, name, political_status])
