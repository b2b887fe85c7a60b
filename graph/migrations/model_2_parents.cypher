// Puts these versions below the country, each with the digest that it then has.
UNWIND $p.versions AS version
MATCH (f:Fact {version: version[0]})
SET f.parent = $p.country, f.digest = version[1]
RETURN count(*)
