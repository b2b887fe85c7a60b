// The relations of new versions, of one type, each to the anchor of an entity.
UNWIND $p.edges AS edge
MATCH (f:Fact {version: edge[0]})
MATCH (target:Entity {id: edge[1]})
CREATE (f)-[:EDGE]->(target)
RETURN count(*)
