// Which steps, begun by the day, were taken on this problem, by whom; which meetings dealt with it; which problems came before and after?
MATCH (problem:Entity {id: $id})<-[:OF]-(s:ProblemState)
WHERE s.recorded_at <= $p.known AND s.superseded_at > $p.known AND any(a IN $p.areas WHERE s.area_code STARTS WITH a)
WITH problem, s, s.valid_from <= $p.day AND s.valid_to >= $p.day AS holds, s.valid_from <= $p.day AS begun
ORDER BY holds DESC, begun DESC, CASE WHEN begun THEN s.valid_from END DESC, s.valid_from, s.id
WITH problem, head(collect(s)) AS s
WITH problem.id AS id,
  COLLECT {
    MATCH (problem)<-[:OF]-(h:Handling)-[:BY]->(handler:Entity)
    WHERE h.recorded_at <= $p.known AND h.superseded_at > $p.known AND h.valid_from <= $p.day
    MATCH (h)-[:STATED_BY]->(x:Source)
    RETURN [h.id, h.step, h.role, handler.id, h.action, h.amount, h.amount_qualifier, h.share, h.outcome,
      h.from_text, h.to_text, h.attestation, h.note, x.id, h.locator]
    ORDER BY h.step, h.id
  } AS steps,
  COLLECT {
    MATCH (problem)<-[:ON]-(m:MeetingState)-[:OF]->(meeting:Meeting)
    WHERE m.recorded_at <= $p.known AND m.superseded_at > $p.known AND m.valid_from <= $p.day
      AND NOT EXISTS {
        MATCH (meeting)<-[:OF]-(next:MeetingState)
        WHERE next.recorded_at <= $p.known AND next.superseded_at > $p.known
          AND next.valid_from <= $p.day
          AND (next.valid_to >= $p.day AND m.valid_to < $p.day
            OR (next.valid_to >= $p.day OR m.valid_to < $p.day)
              AND (next.valid_from > m.valid_from OR next.valid_from = m.valid_from AND next.id < m.id))
      }
    RETURN DISTINCT [meeting.id, m.held, head(COLLECT { MATCH (m)-[:FOLLOWS]->(earlier:Meeting) RETURN earlier.id })]
  } AS meetings,
  COLLECT { MATCH (s)-[:RECURRENCE_OF]->(earlier:Problem) RETURN earlier.id ORDER BY earlier.id } AS before,
  COLLECT {
    MATCH (problem)<-[:RECURRENCE_OF]-(later:ProblemState)-[:OF]->(again:Problem)
    WHERE later.recorded_at <= $p.known AND later.superseded_at > $p.known AND later.valid_from <= $p.day
      AND NOT EXISTS {
        MATCH (again)<-[:OF]-(next:ProblemState)
        WHERE next.recorded_at <= $p.known AND next.superseded_at > $p.known
          AND next.valid_from <= $p.day
          AND (next.valid_to >= $p.day AND later.valid_to < $p.day
            OR (next.valid_to >= $p.day OR later.valid_to < $p.day)
              AND (next.valid_from > later.valid_from OR next.valid_from = later.valid_from AND next.id < later.id))
      }
    RETURN DISTINCT again.id
  } AS after
RETURN collect([id, steps, meetings, before, after])
