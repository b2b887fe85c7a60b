// How many problems, begun by the day, are recorded in the area, by how they are attested and where they stand?
MATCH (problem:Problem)<-[:OF]-(s:ProblemState)
WHERE s.area_code STARTS WITH $area AND any(a IN $p.areas WHERE s.area_code STARTS WITH a)
  AND s.recorded_at <= $p.known AND s.superseded_at > $p.known AND s.valid_from <= $p.day
  AND NOT EXISTS {
    MATCH (problem)<-[:OF]-(next:ProblemState)
    WHERE next.recorded_at <= $p.known AND next.superseded_at > $p.known AND next.valid_from <= $p.day
      AND (next.valid_to >= $p.day AND s.valid_to < $p.day
        OR (next.valid_to >= $p.day OR s.valid_to < $p.day)
          AND (next.valid_from > s.valid_from OR next.valid_from = s.valid_from AND next.id < s.id))
  }
WITH s.attestation AS attestation, s.status AS status, sum(coalesce(s.count, 1)) AS number
ORDER BY attestation, status
RETURN collect([attestation, status, number])
