// Which versions, of any time, point at these entities or did so as they were written, whole?
MATCH (f:Fact)
WHERE EXISTS { MATCH (f)-->(e:Entity) WHERE e.id IN $p.ids }
  OR any(edge IN coalesce(f.written_edges, []) WHERE any(id IN $p.ids WHERE edge ENDS WITH ' ' + id))
WITH f ORDER BY f.version
RETURN collect([labels(f), properties(f), COLLECT { MATCH (f)-[edge]->(e:Entity) RETURN [type(edge), e.id] }])
