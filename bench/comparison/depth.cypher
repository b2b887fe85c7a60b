// The key of the last handling before a page that deep in a body's list.
MATCH (organization:Entity {id: $id})<-[:BY]-(h:Handling)
WHERE h.recorded_at <= $p.known AND h.superseded_at > $p.known AND h.valid_from <= $p.day
WITH h.valid_from + '|' + h.id AS key ORDER BY key SKIP $p.skip LIMIT 1
RETURN key
