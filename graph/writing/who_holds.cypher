// Who holds the writers' lock?
MATCH (g:Graph {id: 'graph'})
WHERE g.holder IS NOT NULL
RETURN [g.holder, g.holder_name, g.holder_place]
