// Deletes the anchors of these entities, to which nothing leads any more.
UNWIND $p.ids AS id
MATCH (e:Entity {id: id})
DETACH DELETE e
RETURN count(*)
