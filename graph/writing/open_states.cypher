// Which states of these entities are open now, whole?
UNWIND $p.ids AS id
MATCH (:Entity {id: id})<-[:OF]-(f:Fact)
WHERE f.open_id = f.id AND (f.id = id OR f.id STARTS WITH id + '#')
WITH f ORDER BY f.id
RETURN collect([labels(f), properties(f), COLLECT { MATCH (f)-[edge]->(e:Entity) RETURN [type(edge), e.id] }])
