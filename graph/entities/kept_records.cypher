// Which of these entities were merged into another, and into which?
// Who a record is was so known on any day, and an id is resolved whoever asks: the entity itself is then read within the scope.
UNWIND $p.ids AS id
MATCH (gone:Entity {id: id})<-[:MERGED]-(m:Merge)-[:OF]->(kept:Entity)
WHERE m.recorded_at <= $p.known AND m.superseded_at > $p.known
WITH gone.id AS id, kept.id AS kept
ORDER BY id
RETURN collect([id, kept])
