// Who sits, on the day, in a post of an organization of the area, or of those asked for, and in which posts does each of them sit anywhere?
// A holder is a person, or a post without a recorded holder through which other seats are held ex officio.
CALL () {
  WITH $p.organizations AS asked
  WHERE asked IS NULL
  MATCH (hs:OrganizationState)-[:OF]->(o:Organization)
  WHERE hs.area_code STARTS WITH $area AND any(a IN $p.areas WHERE hs.area_code STARTS WITH a)
    AND hs.recorded_at <= $p.known AND hs.superseded_at > $p.known AND hs.valid_from <= $p.day AND hs.valid_to >= $p.day
  RETURN o
  UNION
  UNWIND $p.organizations AS id
  MATCH (o:Entity {id: id})<-[:OF]-(hs:OrganizationState)
  WHERE hs.recorded_at <= $p.known AND hs.superseded_at > $p.known AND hs.valid_from <= $p.day AND hs.valid_to >= $p.day
  RETURN o
}
MATCH (o)<-[:SEAT_OF]-(ps:PostState)
WHERE ps.recorded_at <= $p.known AND ps.superseded_at > $p.known AND ps.valid_from <= $p.day AND ps.valid_to >= $p.day
MATCH (ps)-[:OF|EX_OFFICIO]->(post:Post)
WITH DISTINCT post
OPTIONAL MATCH (post)<-[:POST]-(a:Appointment)-[:HOLDER]->(person:Person)
WHERE a.recorded_at <= $p.known AND a.superseded_at > $p.known AND a.valid_from <= $p.day AND a.valid_to >= $p.day
WITH DISTINCT coalesce(person, post) AS holder
OPTIONAL MATCH (holder)<-[:HOLDER]-(a:Appointment)-[:POST]->(appointed:Post)
WHERE a.recorded_at <= $p.known AND a.superseded_at > $p.known AND a.valid_from <= $p.day AND a.valid_to >= $p.day
WITH holder, a, coalesce(appointed, holder) AS held
WITH holder.id AS holder, held.id AS held,
  head(COLLECT {
    MATCH (a)-[:STATED_BY]->(x:Source)
    RETURN [a.id, a.basis, a.home, a.valid_from, a.from_text, a.to_text, a.attestation, a.note, x.id, a.locator]
  }) AS appointment,
  COLLECT {
    MATCH (held)<-[:OF|EX_OFFICIO]-(ps:PostState)
    WHERE ps.recorded_at <= $p.known AND ps.superseded_at > $p.known AND ps.valid_from <= $p.day AND ps.valid_to >= $p.day
    MATCH (ps)-[:OF]->(seat:Post)
    MATCH (ps)-[:SEAT_OF]->(o:Organization)<-[:OF]-(os:OrganizationState)
    WHERE os.recorded_at <= $p.known AND os.superseded_at > $p.known AND os.valid_from <= $p.day AND os.valid_to >= $p.day
    MATCH (ps)-[:STATED_BY]->(x:Source)
    RETURN [seat.id, o.id, os.kind, os.subtype, os.area_code,
      COLLECT {
        MATCH (os)-[:FOR]->(c:Compound)<-[:OF]-(cs:CompoundState)
        WHERE cs.recorded_at <= $p.known AND cs.superseded_at > $p.known AND cs.valid_from <= $p.day AND cs.valid_to >= $p.day
        RETURN c.id ORDER BY c.id
      },
      COLLECT {
        MATCH (o)<-[:BY]-(contract:Contract)-[:OF]->(c:Compound)<-[:OF]-(cs:CompoundState)
        WHERE contract.recorded_at <= $p.known AND contract.superseded_at > $p.known
          AND contract.valid_from <= $p.day AND contract.valid_to >= $p.day
          AND cs.recorded_at <= $p.known AND cs.superseded_at > $p.known AND cs.valid_from <= $p.day AND cs.valid_to >= $p.day
        RETURN DISTINCT c.id ORDER BY c.id
      },
      head(COLLECT { MATCH (ps)-[:EX_OFFICIO]->(through:Post) RETURN through.id }),
      ps.id, ps.valid_from, ps.from_text, ps.to_text, ps.attestation, ps.note, x.id, ps.locator]
    ORDER BY seat.id
  } AS seats
ORDER BY holder, held
RETURN collect([holder, held, appointment, seats])
