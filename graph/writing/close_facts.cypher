// Closes the open version of each of these facts.
UNWIND $p.ids AS id
MATCH (f:Fact {open_id: id})
SET f.superseded_at = $p.instant
REMOVE f.open_id
RETURN count(*)
