// Which is the last version of each of these facts, open or closed, whole?
UNWIND $p.ids AS id
MATCH (f:Fact {id: id})
WITH f ORDER BY f.number DESC
WITH f.id AS id, head(collect(f)) AS f
ORDER BY id
RETURN collect([labels(f), properties(f), COLLECT { MATCH (f)-[edge]->(e:Entity) RETURN [type(edge), e.id] }])
