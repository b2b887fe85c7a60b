// Deletes these versions for good.
UNWIND $p.versions AS version
MATCH (f:Fact {version: version})
DETACH DELETE f
RETURN count(*)
