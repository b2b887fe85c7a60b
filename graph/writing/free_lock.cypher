// Gives the lock back without publishing.
MATCH (g:Graph {id: 'graph'})
WHERE g.holder = $p.token
REMOVE g.holder, g.holder_name, g.holder_place, g.lease
RETURN [g.published, g.revision]
