// Which publication was the last by a moment?
MATCH (p:Publication)
WHERE p.at <= $after
WITH p ORDER BY p.at DESC LIMIT 1
RETURN [p.instant, p.revision, p.at]
