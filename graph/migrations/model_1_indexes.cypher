// The keys and indexes of model 1.
CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (e:Entity) REQUIRE e.id IS UNIQUE;
CREATE CONSTRAINT fact_version IF NOT EXISTS FOR (f:Fact) REQUIRE f.version IS UNIQUE;
CREATE CONSTRAINT fact_open_id IF NOT EXISTS FOR (f:Fact) REQUIRE f.open_id IS UNIQUE;
CREATE CONSTRAINT graph_id IF NOT EXISTS FOR (g:Graph) REQUIRE g.id IS UNIQUE;
CREATE CONSTRAINT publication_at IF NOT EXISTS FOR (p:Publication) REQUIRE p.at IS UNIQUE;
CREATE INDEX fact_id IF NOT EXISTS FOR (f:Fact) ON (f.id);
CREATE INDEX fact_recorded_at IF NOT EXISTS FOR (f:Fact) ON (f.recorded_at);
CREATE INDEX fact_superseded_at IF NOT EXISTS FOR (f:Fact) ON (f.superseded_at);
CREATE INDEX area_state_area_code IF NOT EXISTS FOR (s:AreaState) ON (s.area_code);
CREATE INDEX compound_state_area_code IF NOT EXISTS FOR (s:CompoundState) ON (s.area_code);
CREATE INDEX organization_state_area_code IF NOT EXISTS FOR (s:OrganizationState) ON (s.area_code);
CREATE INDEX problem_state_area_code IF NOT EXISTS FOR (s:ProblemState) ON (s.area_code);
CREATE INDEX contract_area_code IF NOT EXISTS FOR (s:Contract) ON (s.area_code);
CREATE INDEX rule_state_kind IF NOT EXISTS FOR (s:RuleState) ON (s.kind);
