// Which joint branches, fallback compounds and closed bodies of the area may have something missing or left open, and by which facts?
// A body is closed that had a state before the day and has none on it; how it last was, t and l, is known on any day.
// A closed body's posts, ps, are known on any day.
CALL () {
  MATCH (s:OrganizationState)-[:OF]->(subject:Organization)
  WHERE s.area_code STARTS WITH $area AND 'JOINT_BRANCH_OVER_FIVE' IN $p.kinds AND s.kind = 'PARTY_ORGANIZATION'
    AND s.recorded_at <= $p.known AND s.superseded_at > $p.known AND s.valid_from <= $p.day AND s.valid_to >= $p.day
    AND any(a IN $p.areas WHERE s.area_code STARTS WITH a)
  RETURN 'JOINT_BRANCH_OVER_FIVE' AS kind, subject, s
  UNION
  MATCH (s:CompoundState)-[:OF]->(subject:Compound)
  WHERE s.area_code STARTS WITH $area AND 'FALLBACK_WITHOUT_UNIT' IN $p.kinds
    AND s.recorded_at <= $p.known AND s.superseded_at > $p.known AND s.valid_from <= $p.day AND s.valid_to >= $p.day
    AND any(a IN $p.areas WHERE s.area_code STARTS WITH a)
    AND (s.management = 'STATE_BACKED' OR EXISTS {
      MATCH (subject)<-[:OF]-(c:Contract)
      WHERE c.kind = 'FALLBACK'
        AND c.recorded_at <= $p.known AND c.superseded_at > $p.known AND c.valid_from <= $p.day AND c.valid_to >= $p.day
    })
    AND NOT EXISTS {
      MATCH (subject)<-[:OF]-(c:Contract)-[:BY]->(:Organization)<-[:OF]-(os:OrganizationState)
      WHERE os.attestation IN ['NAMED', 'DERIVED']
        AND c.recorded_at <= $p.known AND c.superseded_at > $p.known AND c.valid_from <= $p.day AND c.valid_to >= $p.day
        AND os.recorded_at <= $p.known AND os.superseded_at > $p.known AND os.valid_from <= $p.day AND os.valid_to >= $p.day
    }
  RETURN 'FALLBACK_WITHOUT_UNIT' AS kind, subject, s
  UNION
  MATCH (t:OrganizationState)-[:OF]->(subject:Organization)
  WHERE t.area_code STARTS WITH $area AND 'CLOSED_WITH_OPEN_FACTS' IN $p.kinds
    AND t.recorded_at <= $p.known AND t.superseded_at > $p.known AND t.valid_from <= $p.day AND t.valid_to < $p.day
    AND any(a IN $p.areas WHERE t.area_code STARTS WITH a)
    AND NOT EXISTS {
      MATCH (subject)<-[:OF]-(l:OrganizationState)
      WHERE l.recorded_at <= $p.known AND l.superseded_at > $p.known AND l.valid_from <= $p.day
        AND (l.valid_to >= $p.day OR l.valid_from > t.valid_from OR (l.valid_from = t.valid_from AND l.id > t.id))
    }
  RETURN 'CLOSED_WITH_OPEN_FACTS' AS kind, subject, t AS s
}
WITH kind, subject, s
WITH kind, subject.id AS id, s.attestation AS attestation, s.management AS management,
  COLLECT {
    MATCH (s)-[:STATED_BY]->(x:Source)
    RETURN [s.id, head([label IN labels(s) WHERE label <> 'Fact']), null, s.attestation,
      s.from_text, s.to_text, s.attestation, s.note, x.id, s.locator]
  } AS state,
  COLLECT {
    MATCH (subject)<-[:OF]-(t:CompoundState|OrganizationState)
    WHERE t.recorded_at <= $p.known AND t.superseded_at > $p.known
    RETURN [t.area_code, t.valid_from, t.valid_to] ORDER BY t.id
  } AS stays,
  COLLECT {
    MATCH (subject)<-[:BY]-(c:Cover)-[:OF]->(unit:Entity)<-[:OF]-(us:CompoundState|OrganizationState)
    WHERE kind = 'JOINT_BRANCH_OVER_FIVE' AND c.mode = 'JOINT' AND any(a IN $p.seen WHERE us.area_code STARTS WITH a)
      AND c.recorded_at <= $p.known AND c.superseded_at > $p.known AND c.valid_from <= $p.day AND c.valid_to >= $p.day
      AND us.recorded_at <= $p.known AND us.superseded_at > $p.known AND us.valid_from <= $p.day AND us.valid_to >= $p.day
    MATCH (c)-[:STATED_BY]->(x:Source)
    RETURN [c.id, 'Cover', unit.id, us.attestation, c.from_text, c.to_text, c.attestation, c.note, x.id, c.locator]
    ORDER BY c.id
  } AS covers,
  COLLECT {
    MATCH (s)-[:FOR]->(unit:Entity)<-[:OF]-(us:CompoundState|OrganizationState)
    WHERE kind = 'JOINT_BRANCH_OVER_FIVE' AND s.subtype = 'JOINT_BRANCH' AND any(a IN $p.seen WHERE us.area_code STARTS WITH a)
      AND us.recorded_at <= $p.known AND us.superseded_at > $p.known AND us.valid_from <= $p.day AND us.valid_to >= $p.day
    MATCH (s)-[:STATED_BY]->(x:Source)
    RETURN [s.id, 'OrganizationState', unit.id, us.attestation,
      s.from_text, s.to_text, s.attestation, s.note, x.id, s.locator]
    ORDER BY unit.id
  } AS belongings,
  COLLECT {
    MATCH (subject)<-[:OF|BY|MEMBER]-(f:Contract|Cover|Membership)-[:STATED_BY]->(x:Source)
    WHERE (kind = 'CLOSED_WITH_OPEN_FACTS' OR (kind = 'FALLBACK_WITHOUT_UNIT' AND 'Contract' IN labels(f)))
      AND f.recorded_at <= $p.known AND f.superseded_at > $p.known AND f.valid_from <= $p.day AND f.valid_to >= $p.day
      AND any(a IN $p.seen WHERE f.area_code STARTS WITH a)
    RETURN DISTINCT [f.id, head([label IN labels(f) WHERE label <> 'Fact']),
      head([other IN COLLECT { MATCH (f)-[:OF|BY|MEMBER]->(o:Entity) RETURN o.id ORDER BY o.id } WHERE other <> subject.id]), null,
      f.from_text, f.to_text, f.attestation, f.note, x.id, f.locator]
  } AS facts,
  COLLECT {
    MATCH (subject)<-[:SEAT_OF]-(ps:PostState)-[:OF]->(post:Post)<-[:POST]-(f:Appointment)-[:STATED_BY]->(x:Source)
    WHERE kind = 'CLOSED_WITH_OPEN_FACTS' AND any(a IN $p.seen WHERE f.area_code STARTS WITH a)
      AND f.recorded_at <= $p.known AND f.superseded_at > $p.known AND f.valid_from <= $p.day AND f.valid_to >= $p.day
      AND ps.recorded_at <= $p.known AND ps.superseded_at > $p.known AND ps.valid_from <= $p.day
      AND NOT EXISTS {
        MATCH (post)<-[:OF]-(now:PostState)-[:SEAT_OF]->(o:Organization)
        WHERE now.recorded_at <= $p.known AND now.superseded_at > $p.known AND now.valid_from <= $p.day AND now.valid_to >= $p.day
          AND o.id <> subject.id
      }
    RETURN DISTINCT [f.id, 'Appointment', post.id, null, f.from_text, f.to_text, f.attestation, f.note, x.id, f.locator]
  } AS appointments,
  COLLECT {
    MATCH (subject)<-[:UNDER]-(f:OrganizationState)-[:OF]->(child:Organization)
    WHERE kind = 'CLOSED_WITH_OPEN_FACTS' AND any(a IN $p.seen WHERE f.area_code STARTS WITH a)
      AND f.recorded_at <= $p.known AND f.superseded_at > $p.known AND f.valid_from <= $p.day AND f.valid_to >= $p.day
    MATCH (f)-[:STATED_BY]->(x:Source)
    RETURN [f.id, 'OrganizationState', child.id, null, f.from_text, f.to_text, f.attestation, f.note, x.id, f.locator]
    ORDER BY f.id
  } AS children
WITH kind, id, attestation, management, stays, state, covers + belongings + facts + appointments + children AS grounds
ORDER BY kind, id
RETURN collect([kind, id, attestation, management, stays, state, grounds])
