// Which of these entities have no anchor yet?
UNWIND $p.ids AS id
OPTIONAL MATCH (e:Entity {id: id})
WITH id, e
WHERE e IS NULL
RETURN collect(id)
