// Which items has this template, in force on the day for the area or inside it, and which meetings of a kind begun by the day does it speak of?
MATCH (rule:Entity {id: $id})<-[:OF]-(s:RuleState)-[:SCOPE]->(scope:Entity)
WHERE s.kind = 'TEMPLATE'
  AND s.recorded_at <= $p.known AND s.superseded_at > $p.known AND s.valid_from <= $p.day AND s.valid_to >= $p.day
  AND (size($p.areas) > 0 AND scope.id STARTS WITH 'area:' AND $p.code STARTS WITH s.area_code
    OR any(a IN $p.areas WHERE s.area_code STARTS WITH a))
MATCH (s)-[:STATED_BY]->(x:Source)
WITH rule, s, scope, x ORDER BY s.id LIMIT 1
WITH [rule.id, s.id, true, s.from_text, s.to_text, s.attestation, s.note, x.id, s.locator,
    s.kind, s.name, scope.id, s.document, coalesce(s.parameters, [])] AS template,
  COLLECT {
    MATCH (rule)<-[:OF]-(i:RuleItem)
    WHERE i.recorded_at <= $p.known AND i.superseded_at > $p.known AND i.valid_from <= $p.day AND i.valid_to >= $p.day
    MATCH (i)-[:STATED_BY]->(y:Source)
    RETURN [right('000000000' + toString(i.order), 9) + '|' + i.id, i.id, i.from_text, i.to_text, i.attestation, i.note,
      y.id, i.locator, rule.id, i.order, i.name, i.actor, i.target, i.due, i.text]
    ORDER BY i.order, i.id
  } AS items,
  COLLECT {
    MATCH (m:MeetingState)-[:OF]->(meeting:Meeting)
    WHERE m.area_code STARTS WITH $area AND any(a IN $p.areas WHERE m.area_code STARTS WITH a)
      AND m.kind = $p.kind AND m.recorded_at <= $p.known AND m.superseded_at > $p.known AND m.valid_from <= $p.day
      AND NOT EXISTS {
        MATCH (meeting)<-[:OF]-(next:MeetingState)
        WHERE next.recorded_at <= $p.known AND next.superseded_at > $p.known AND next.valid_from <= $p.day
          AND (next.valid_to >= $p.day AND m.valid_to < $p.day
            OR (next.valid_to >= $p.day OR m.valid_to < $p.day)
              AND (next.valid_from > m.valid_from OR next.valid_from = m.valid_from AND next.id < m.id))
      }
      AND (scope.id STARTS WITH 'area:' AND m.area_code STARTS WITH s.area_code
        OR EXISTS { MATCH (m)-[:AT]->(at:Entity) WHERE at.id = scope.id }
        OR EXISTS {
          MATCH (meeting)<-[:OF]-(h:Participation)-[:BY]->(body:Entity)
          WHERE body.id = scope.id AND h.recorded_at <= $p.known AND h.superseded_at > $p.known AND h.valid_from <= $p.day
        })
    WITH meeting, m ORDER BY meeting.id LIMIT $p.take
    RETURN [meeting.id, m.level, head(COLLECT { MATCH (m)-[:AT]->(at:Entity) RETURN at.id }), m.area_code,
      m.valid_from, m.valid_to, m.from_text, m.held, m.topic, m.feedback,
      head(COLLECT { MATCH (m)-[:FOLLOWS]->(earlier:Meeting) RETURN earlier.id }),
      COLLECT {
        MATCH (m)-[:ON]->(problem:Problem)
        RETURN head(COLLECT {
          MATCH (problem)<-[:OF]-(q:ProblemState)
          WHERE q.recorded_at <= $p.known AND q.superseded_at > $p.known AND q.valid_from <= $p.day
            AND any(a IN $p.areas WHERE q.area_code STARTS WITH a)
          WITH problem, q, q.valid_to >= $p.day AS holds
          ORDER BY holds DESC, q.valid_from DESC, q.id LIMIT 1
          RETURN [problem.id, q.status, q.reported, q.settled]
        }) ORDER BY problem.id
      },
      COLLECT {
        MATCH (meeting)<-[:OF]-(h:Participation)-[:BY]->(body:Entity)
        WHERE h.recorded_at <= $p.known AND h.superseded_at > $p.known AND h.valid_from <= $p.day
          AND any(a IN $p.areas WHERE h.area_code STARTS WITH a)
        RETURN [h.id, body.id, h.capacity, h.from_text, head(COLLECT {
          MATCH (body)<-[:OF]-(o:OrganizationState)
          WHERE o.recorded_at <= $p.known AND o.superseded_at > $p.known
          WITH o, o.valid_from <= $p.day AND o.valid_to >= $p.day AS holds, o.valid_from <= $p.day AS begun
          ORDER BY holds DESC, begun DESC, CASE WHEN begun THEN o.valid_from END DESC, o.valid_from, o.id LIMIT 1
          RETURN o.kind
        })]
        ORDER BY h.id
      }]
  } AS meetings
ORDER BY template
RETURN collect([template, items, meetings])
