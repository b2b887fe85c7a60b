// Which publication was the last, and under which version of the model was the graph written?
MATCH (g:Graph {id: 'graph'})
RETURN [g.published, g.revision, g.model]
