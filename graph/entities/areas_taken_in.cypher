// Of which divisions does this zone consist on the day, and which divisions did this one take the place of, with whom?
// A division is another's heir as known on any day: what was recorded under an old code is asked for under the new one.
UNWIND $p.ids AS id
MATCH (area:Entity {id: id})<-[:OF]-(s:AreaState)-[how:PART|SUCCEEDS]->(other:Area)
WHERE s.recorded_at <= $p.known AND s.superseded_at > $p.known
  AND (type(how) = 'SUCCEEDS' OR s.valid_from <= $p.day AND s.valid_to >= $p.day)
WITH DISTINCT area, other, type(how) AS how
WITH area.id AS area, other.id AS other, how,
  COLLECT {
    MATCH (other)<-[:SUCCEEDS]-(t:AreaState)-[:OF]->(heir:Area)
    WHERE t.recorded_at <= $p.known AND t.superseded_at > $p.known
    RETURN DISTINCT heir.id ORDER BY heir.id
  } AS heirs
ORDER BY area, other, how
RETURN collect([area, other, how, heirs])
