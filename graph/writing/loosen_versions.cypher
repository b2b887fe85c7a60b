// Takes these entities out of versions that only mention them; each is given with the digest it then has.
UNWIND $p.loosened AS loosened
MATCH (f:Fact {version: loosened[0]})
SET f.digest = loosened[1], f.written_edges = loosened[2]
WITH f
OPTIONAL MATCH (f)-[edge]->(e:Entity)
WHERE e.id IN $p.ids
DELETE edge
RETURN count(*)
