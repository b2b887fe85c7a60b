// Gives these versions their words.
UNWIND $p.versions AS version
MATCH (f:Fact {version: version[0]})
SET f.words = version[1]
RETURN count(*)
