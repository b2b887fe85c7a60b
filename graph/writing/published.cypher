// Which publication was the last?
MATCH (g:Graph {id: 'graph'})
RETURN [g.published, g.revision, g.published_at]
