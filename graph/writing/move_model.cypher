// Says that the graph is of another version of the model now.
MATCH (g:Graph {id: 'graph'})
SET g.model = $p.model
RETURN g.model
