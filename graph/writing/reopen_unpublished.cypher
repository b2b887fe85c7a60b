// Opens again the versions that a killed or failed writer had closed.
MATCH (f:Fact)
WHERE f.superseded_at > $after AND f.superseded_at < $p.open
WITH f LIMIT 1000
SET f.superseded_at = $p.open, f.open_id = f.id
RETURN count(*)
