// Deletes the confirmations and withdrawals of facts that are no longer there.
MATCH (f:Confirmation|Withdrawal)
WHERE f.fact IN $p.facts AND NOT EXISTS { MATCH (left:Fact) WHERE left.id = f.fact }
DETACH DELETE f
RETURN count(*)
