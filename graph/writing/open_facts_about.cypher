// Which open facts go to these entities by these relations, whole?
UNWIND $p.ids AS id
MATCH (:Entity {id: id})<-[to]-(f:Fact)
WHERE f.open_id = f.id AND type(to) IN $p.edges
WITH DISTINCT f ORDER BY f.id
RETURN collect([labels(f), properties(f), COLLECT { MATCH (f)-[edge]->(e:Entity) RETURN [type(edge), e.id] }])
