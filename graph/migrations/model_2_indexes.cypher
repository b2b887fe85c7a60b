// The indexes that model 2 adds.
CREATE INDEX confirmation_fact IF NOT EXISTS FOR (f:Confirmation) ON (f.fact);
CREATE INDEX withdrawal_fact IF NOT EXISTS FOR (f:Withdrawal) ON (f.fact);
CREATE INDEX publication_instant IF NOT EXISTS FOR (p:Publication) ON (p.instant);
CREATE INDEX fact_name IF NOT EXISTS FOR (f:Fact) ON (f.name);
