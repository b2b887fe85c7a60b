// Keeps the lock for another lease; nothing comes back to a writer who has lost it.
MATCH (g:Graph {id: 'graph'})
SET g.touched = $p.token
WITH g
WHERE g.holder = $p.token
SET g.lease = datetime().epochMillis + $p.lease
RETURN [g.published, g.revision]
