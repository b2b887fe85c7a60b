// Removes versions that a killed or failed writer left unpublished.
MATCH (f:Fact)
WHERE f.recorded_at > $after
WITH f LIMIT 1000
DETACH DELETE f
RETURN count(*)
