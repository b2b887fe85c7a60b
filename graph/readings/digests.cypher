// Which versions of the states of these rules and sources were the recorded ones, whatever day they hold (known on any day), with which digests?
UNWIND $p.ids AS id
MATCH (:Entity {id: id})<-[:OF]-(s:RuleState|SourceState)
WHERE s.recorded_at <= $p.known AND s.superseded_at > $p.known
WITH id, s.id AS fact, s.number AS number, s.digest AS digest
ORDER BY id, fact
RETURN collect([id, fact, number, digest])
