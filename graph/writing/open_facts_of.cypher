// Which facts of one label are open now, whole?
MATCH (f:FACT)
WHERE f.open_id = f.id
WITH f ORDER BY f.id
RETURN collect([labels(f), properties(f), COLLECT { MATCH (f)-[edge]->(e:Entity) RETURN [type(edge), e.id] }])
