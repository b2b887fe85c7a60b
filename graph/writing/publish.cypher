// Publishes what the holder of the lock has written, and gives the lock back.
MATCH (g:Graph {id: 'graph'})
WHERE g.holder = $p.token
SET g.published = $p.instant, g.published_at = $p.at, g.revision = $p.revision
REMOVE g.holder, g.holder_name, g.holder_place, g.lease
CREATE (:Publication {revision: $p.revision, instant: $p.instant, at: $p.at})
RETURN [g.published, g.revision]
