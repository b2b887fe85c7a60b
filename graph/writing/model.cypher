// Under which version of the model was the graph written?
MATCH (g:Graph {id: 'graph'})
RETURN g.model
