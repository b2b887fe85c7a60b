// Which versions of provinces' states have no parent yet, whole?
MATCH (f:AreaState)
WHERE f.parent = '' AND size(f.code) = 2 AND f.code <> $p.country
WITH f ORDER BY f.version LIMIT $p.some
RETURN collect([labels(f), properties(f), COLLECT { MATCH (f)-[edge]->(e:Entity) RETURN [type(edge), e.id] }])
