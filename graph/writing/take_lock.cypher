// Takes the writers' lock where it is free, run out, or held by a writer known to be dead; one writer at a time.
MATCH (g:Graph {id: 'graph'})
SET g.touched = $p.token
WITH g
WHERE g.holder IS NULL OR g.holder = $p.dead OR g.lease < datetime().epochMillis
SET g.holder = $p.token, g.holder_name = $p.name, g.holder_place = $p.place, g.lease = datetime().epochMillis + $p.lease
RETURN [g.published, coalesce(g.published_at, g.published), g.revision, datetime().epochMillis, g.model]
