// Which versions of entities' states have no words yet?
MATCH (f:AreaState|CompoundState|OrganizationState|PersonState|PostState|ProblemState|MeetingState|ClaimState|RuleState|SourceState|AssessmentRoundState)
WHERE f.words IS NULL
WITH f ORDER BY f.version LIMIT $p.some
RETURN collect([labels(f), properties(f)])
