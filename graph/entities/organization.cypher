// Which organizations are these, by the state that holds on the day, or else the nearest one known?
UNWIND $p.ids AS id
MATCH (e:Entity {id: id})<-[:OF]-(s:OrganizationState)
WHERE s.recorded_at <= $p.known AND s.superseded_at > $p.known
  AND any(a IN $p.areas WHERE s.area_code STARTS WITH a)
WITH e, s, s.valid_from <= $p.day AND s.valid_to >= $p.day AS holds, s.valid_from <= $p.day AS begun
ORDER BY holds DESC, begun DESC, CASE WHEN begun THEN s.valid_from END DESC, s.valid_from, s.id
WITH e, head(collect(s)) AS s
WITH e.id AS id, s.id AS fact, s.valid_from <= $p.day AND s.valid_to >= $p.day AS holds,
  s.from_text AS since, s.to_text AS until, s.attestation AS attestation, s.note AS note,
  head(COLLECT { MATCH (s)-[:STATED_BY]->(x:Source) RETURN x.id }) AS source, s.locator AS locator,
  s.name AS name,
  coalesce(s.aliases, []) AS aliases,
  s.kind AS kind,
  s.subtype AS subtype,
  head(COLLECT { MATCH (s)-[:IN]->(x:Area) RETURN x.id }) AS area,
  head(COLLECT { MATCH (s)-[:UNDER]->(x:Organization) RETURN x.id }) AS parent,
  COLLECT { MATCH (s)-[:FOR]->(x:Entity) RETURN x.id ORDER BY x.id } AS belongs_to,
  s.credit_code AS credit_code,
  s.operating AS operating,
  s.full_members AS full_members,
  s.term AS term,
  COLLECT { MATCH (s)-[:SUCCEEDS]->(x:Organization) RETURN x.id ORDER BY x.id } AS succeeds
ORDER BY id
RETURN collect([id, fact, holds, since, until, attestation, note, source, locator, name, aliases, kind, subtype, area, parent, belongs_to, credit_code, operating, full_members, term, succeeds])
