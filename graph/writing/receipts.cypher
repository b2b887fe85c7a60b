// Which erasures were there, from the first?
MATCH (e:Erasure)
WITH e ORDER BY e.at, e.id
RETURN collect([e.id, e.at, e.revision, e.reason, e.salt, e.marks, e.deleted, e.loosened])
