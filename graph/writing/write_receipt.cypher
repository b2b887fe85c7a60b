// The receipt of an erasure: what was deleted, when and why, and marks by which the erased ids are known again.
CREATE (e:Erasure {id: $p.receipt, at: $p.at, revision: $p.revision, reason: $p.reason,
  salt: $p.salt, marks: $p.marks, deleted: $p.deleted, loosened: $p.loosened})
RETURN e.id
