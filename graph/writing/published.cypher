// Which publication was the last, and under which version of the model does it stand?
MATCH (g:Graph {id: 'graph'})
RETURN [g.published, g.revision, g.published_at, g.model]
