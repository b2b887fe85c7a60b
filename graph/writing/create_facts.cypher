// New versions of facts of one label.
UNWIND $p.versions AS version
CREATE (f:Fact:FACT)
SET f = version
RETURN count(*)
