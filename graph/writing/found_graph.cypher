// The graph's own node, made once.
MERGE (g:Graph {id: 'graph'})
ON CREATE SET g.published = $p.instant, g.revision = 0, g.model = $p.model
RETURN g.model
