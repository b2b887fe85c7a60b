// Which facts, counting on the day, join each of these entities to another one, how many are they, and which are those of a page?
// A state that holds, or the state shown of a problem or meeting that had begun, names another entity; or a relation fact names both.
// An appointment counts only while its post and organization do; a membership, cover, contract or seat only while its organization does.
// Steps, parts in meetings and successions are history: they count from the day they began; the first state that says so tells a succession.
UNWIND $p.ids AS id
MATCH (e:Entity {id: id})
WITH DISTINCT e ORDER BY e.id
WITH e.id AS id, COLLECT {
  MATCH (e)<-[own:OF|UNDER|FOR|SEAT_OF|EX_OFFICIO|AT|ON|FOLLOWS|RAISED_BY|RECURRENCE_OF|SUCCEEDS|HOLDER|POST|MEMBER|BY|IN_ROUND]-(f:Fact)
  WHERE f.recorded_at <= $p.known AND f.superseded_at > $p.known AND f.valid_from <= $p.day
    AND any(a IN $p.areas WHERE f.area_code STARTS WITH a)
  MATCH (f)-[to:OF|UNDER|FOR|SEAT_OF|EX_OFFICIO|AT|ON|FOLLOWS|RAISED_BY|RECURRENCE_OF|SUCCEEDS|HOLDER|POST|MEMBER|BY|IN_ROUND]->(other:Entity)
  WHERE other <> e AND NOT other.id STARTS WITH 'area:' AND ($p.among IS NULL OR other.id IN $p.among)
  WITH e, f, other, type(own) AS own, type(to) AS to, head([name IN labels(f) WHERE name <> 'Fact']) AS label
  WITH e, f, other, own, label, CASE
      WHEN label = 'Appointment' AND own IN ['HOLDER', 'POST'] AND to IN ['HOLDER', 'POST'] THEN 'APPOINTMENT'
      WHEN label = 'Membership' AND own IN ['MEMBER', 'OF'] AND to IN ['MEMBER', 'OF'] THEN 'MEMBERSHIP'
      WHEN label = 'Cover' AND coalesce(f.mode, '') <> 'NONE' AND own IN ['BY', 'OF'] AND to IN ['BY', 'OF'] THEN 'COVER'
      WHEN label = 'Contract' THEN 'CONTRACT'
      WHEN label = 'Handling' THEN 'HANDLING'
      WHEN label = 'Participation' THEN 'PARTICIPATION'
      WHEN label = 'Listing' AND own IN ['OF', 'IN_ROUND'] AND to IN ['OF', 'IN_ROUND'] THEN 'LISTING'
      WHEN label ENDS WITH 'State' AND own = 'OF' THEN to
      WHEN label ENDS WITH 'State' AND to = 'OF' THEN own
    END AS kind
  WHERE kind IS NOT NULL AND ($p.kinds IS NULL OR kind IN $p.kinds)
    AND (f.valid_to >= $p.day OR kind IN ['HANDLING', 'PARTICIPATION', 'SUCCEEDS'] OR label IN ['ProblemState', 'MeetingState'])
    AND (NOT label IN ['ProblemState', 'MeetingState'] OR NOT EXISTS {
      MATCH (f)-[:OF]->(:Entity)<-[:OF]-(next:ProblemState|MeetingState)
      WHERE next.recorded_at <= $p.known AND next.superseded_at > $p.known AND next.valid_from <= $p.day
        AND (next.valid_to >= $p.day AND f.valid_to < $p.day
          OR (next.valid_to >= $p.day OR f.valid_to < $p.day)
            AND (next.valid_from > f.valid_from OR next.valid_from = f.valid_from AND next.id < f.id))
    })
    AND (kind <> 'SUCCEEDS' OR NOT EXISTS {
      MATCH (f)-[:OF]->(heir:Entity)<-[:OF]-(earlier:OrganizationState)-[:SUCCEEDS]->(former:Entity)
      WHERE earlier.recorded_at <= $p.known AND earlier.superseded_at > $p.known AND earlier.valid_from <= $p.day
        AND former.id IN [e.id, other.id] AND heir.id IN [e.id, other.id]
        AND (earlier.valid_from < f.valid_from OR earlier.valid_from = f.valid_from AND earlier.id < f.id)
    })
    AND (kind <> 'APPOINTMENT' OR EXISTS {
      MATCH (f)-[:POST]->(:Post)<-[:OF]-(ps:PostState)-[:SEAT_OF]->(:Organization)<-[:OF]-(os:OrganizationState)
      WHERE ps.recorded_at <= $p.known AND ps.superseded_at > $p.known AND ps.valid_from <= $p.day AND ps.valid_to >= $p.day
        AND os.recorded_at <= $p.known AND os.superseded_at > $p.known AND os.valid_from <= $p.day AND os.valid_to >= $p.day
    })
    AND (NOT kind IN ['SEAT_OF', 'EX_OFFICIO'] OR EXISTS {
      MATCH (f)-[:SEAT_OF]->(:Organization)<-[:OF]-(os:OrganizationState)
      WHERE os.recorded_at <= $p.known AND os.superseded_at > $p.known AND os.valid_from <= $p.day AND os.valid_to >= $p.day
    })
    AND (kind <> 'MEMBERSHIP' OR EXISTS {
      MATCH (f)-[:OF]->(:Organization)<-[:OF]-(os:OrganizationState)
      WHERE os.recorded_at <= $p.known AND os.superseded_at > $p.known AND os.valid_from <= $p.day AND os.valid_to >= $p.day
    })
    AND (NOT kind IN ['COVER', 'CONTRACT'] OR EXISTS {
      MATCH (f)-[:BY]->(:Organization)<-[:OF]-(os:OrganizationState)
      WHERE os.recorded_at <= $p.known AND os.superseded_at > $p.known AND os.valid_from <= $p.day AND os.valid_to >= $p.day
    })
    AND ('' IN $p.areas OR EXISTS {
      MATCH (other)<-[:OF]-(shown:Fact)
      WHERE shown.recorded_at <= $p.known AND shown.superseded_at > $p.known
        AND any(a IN $p.areas WHERE shown.area_code STARTS WITH a)
    })
  MATCH (f)-[:STATED_BY]->(source:Source)
  WITH DISTINCT f, other, label, kind, source,
    own IN ['HOLDER', 'MEMBER', 'BY'] OR own = 'OF' AND (label ENDS WITH 'State' OR label = 'Listing') AS forward,
    kind + ' ' + other.id + ' ' + f.id AS key
  RETURN [key, kind, other.id, forward, f.id, label, f.from_text, f.to_text, f.attestation, f.note, source.id, f.locator]
  ORDER BY key
} AS hops
WITH id, size(hops) AS total,
  [hop IN hops WHERE ($after IS NULL OR hop[0] > $after) AND ($p.before IS NULL OR hop[0] < $p.before)] AS inside
WITH id, total, CASE WHEN NOT $p.backward THEN inside[0..$p.take]
  WHEN size(inside) > $p.take THEN inside[size(inside) - $p.take..] ELSE inside END AS hops
ORDER BY id
RETURN collect([id, total, hops])
