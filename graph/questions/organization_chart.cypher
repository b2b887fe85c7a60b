// What stands directly below each of these divisions, compounds and bodies on the day, and which posts does each have, held by whom?
// A body hangs from a division where no body or compound of the same division stands above it or is what it belongs to.
// A division that went whole into another is below that one; so the area states s and t are known on any day where one succeeds another.
CALL () {
  MATCH (s:AreaState)-[:OF]->(child:Area)
  WHERE 'area:' + s.parent IN $p.ids
    AND s.recorded_at <= $p.known AND s.superseded_at > $p.known AND s.valid_from <= $p.day AND s.valid_to >= $p.day
    AND any(a IN $p.areas WHERE s.area_code STARTS WITH a)
  MATCH (s)-[:STATED_BY]->(x:Source)
  WITH s, child, x ORDER BY child.id, s.id
  RETURN collect(['area:' + s.parent, child.id, null, s.id, s.from_text, s.to_text, s.attestation, s.note, x.id, s.locator]) AS divisions
}
UNWIND $p.ids AS id
MATCH (e:Entity {id: id})
WITH e, divisions ORDER BY e.id
WITH e.id AS id,
  [division IN divisions WHERE division[0] = e.id | division[1..]] + COLLECT {
    MATCH (e)<-[:OF]-(s:AreaState)-[how:PART|SUCCEEDS]->(child:Area)
    WHERE s.recorded_at <= $p.known AND s.superseded_at > $p.known
      AND (type(how) = 'SUCCEEDS' OR s.valid_from <= $p.day AND s.valid_to >= $p.day)
      AND any(a IN $p.areas WHERE s.area_code STARTS WITH a)
      AND (type(how) = 'PART' OR NOT EXISTS {
        MATCH (child)<-[:SUCCEEDS]-(t:AreaState)-[:OF]->(heir:Area)
        WHERE t.recorded_at <= $p.known AND t.superseded_at > $p.known AND heir <> e
      })
      AND EXISTS {
        MATCH (child)<-[:OF]-(t:AreaState)
        WHERE t.recorded_at <= $p.known AND t.superseded_at > $p.known
          AND any(a IN $p.areas WHERE t.area_code STARTS WITH a)
      }
    MATCH (s)-[:STATED_BY]->(x:Source)
    RETURN [child.id, null, s.id, s.from_text, s.to_text, s.attestation, s.note, x.id, s.locator] ORDER BY child.id, s.id
  } + COLLECT {
    MATCH (e)<-[:IN]-(cs:CompoundState)-[:OF]->(child:Compound)
    WHERE cs.recorded_at <= $p.known AND cs.superseded_at > $p.known AND cs.valid_from <= $p.day AND cs.valid_to >= $p.day
      AND any(a IN $p.areas WHERE cs.area_code STARTS WITH a)
    MATCH (cs)-[:STATED_BY]->(x:Source)
    RETURN [child.id, null, cs.id, cs.from_text, cs.to_text, cs.attestation, cs.note, x.id, cs.locator] ORDER BY child.id, cs.id
  } + COLLECT {
    MATCH (e)<-[:IN]-(os:OrganizationState)-[:OF]->(child:Organization)
    WHERE os.recorded_at <= $p.known AND os.superseded_at > $p.known AND os.valid_from <= $p.day AND os.valid_to >= $p.day
      AND any(a IN $p.areas WHERE os.area_code STARTS WITH a)
      AND NOT EXISTS {
        MATCH (os)-[:UNDER|FOR]->(:Organization)<-[:OF]-(ps:OrganizationState)-[:IN]->(e)
        WHERE ps.recorded_at <= $p.known AND ps.superseded_at > $p.known AND ps.valid_from <= $p.day AND ps.valid_to >= $p.day
      }
      AND NOT EXISTS {
        MATCH (os)-[:FOR]->(:Compound)<-[:OF]-(cs:CompoundState)-[:IN]->(e)
        WHERE cs.recorded_at <= $p.known AND cs.superseded_at > $p.known AND cs.valid_from <= $p.day AND cs.valid_to >= $p.day
      }
    MATCH (os)-[:STATED_BY]->(x:Source)
    RETURN [child.id, os.kind, os.id, os.from_text, os.to_text, os.attestation, os.note, x.id, os.locator]
    ORDER BY child.id, os.id
  } AS placed,
  COLLECT {
    MATCH (e)<-[:UNDER|FOR]-(os:OrganizationState)-[:OF]->(child:Organization)
    WHERE os.recorded_at <= $p.known AND os.superseded_at > $p.known AND os.valid_from <= $p.day AND os.valid_to >= $p.day
      AND any(a IN $p.areas WHERE os.area_code STARTS WITH a)
    RETURN DISTINCT [child.id, os.kind]
  } + COLLECT {
    MATCH (e)<-[:OF]-(c:Contract)-[:BY]->(child:Organization)<-[:OF]-(os:OrganizationState)
    WHERE c.recorded_at <= $p.known AND c.superseded_at > $p.known AND c.valid_from <= $p.day AND c.valid_to >= $p.day
      AND os.recorded_at <= $p.known AND os.superseded_at > $p.known AND os.valid_from <= $p.day AND os.valid_to >= $p.day
      AND any(a IN $p.areas WHERE c.area_code STARTS WITH a) AND any(a IN $p.areas WHERE os.area_code STARTS WITH a)
    RETURN DISTINCT [child.id, os.kind]
  } AS related,
  COLLECT {
    MATCH (e)<-[:SEAT_OF]-(ps:PostState)-[:OF]->(post:Post)
    WHERE ps.recorded_at <= $p.known AND ps.superseded_at > $p.known AND ps.valid_from <= $p.day AND ps.valid_to >= $p.day
      AND any(a IN $p.areas WHERE ps.area_code STARTS WITH a)
      AND EXISTS {
        MATCH (e)<-[:OF]-(os:OrganizationState)
        WHERE os.recorded_at <= $p.known AND os.superseded_at > $p.known AND os.valid_from <= $p.day AND os.valid_to >= $p.day
      }
    RETURN [post.id, ps.title, ps.rank, ps.seats, COLLECT {
      MATCH (ps)-[:OF|EX_OFFICIO]->(held:Post)<-[:POST]-(a:Appointment)-[:HOLDER]->(person:Person)
      WHERE a.recorded_at <= $p.known AND a.superseded_at > $p.known AND a.valid_from <= $p.day AND a.valid_to >= $p.day
      MATCH (held)<-[:OF]-(hs:PostState)-[:SEAT_OF]->(:Organization)<-[:OF]-(ho:OrganizationState)
      WHERE hs.recorded_at <= $p.known AND hs.superseded_at > $p.known AND hs.valid_from <= $p.day AND hs.valid_to >= $p.day
        AND ho.recorded_at <= $p.known AND ho.superseded_at > $p.known AND ho.valid_from <= $p.day AND ho.valid_to >= $p.day
      RETURN DISTINCT person.id ORDER BY person.id
    }]
    ORDER BY post.id
  } AS posts
ORDER BY id
RETURN collect([id, placed, related, posts])
