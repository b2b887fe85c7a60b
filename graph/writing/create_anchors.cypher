// The anchors of one kind of entity; their labels are set here and never again.
UNWIND $p.ids AS id
CREATE (e:Entity:KIND {id: id})
RETURN count(*)
