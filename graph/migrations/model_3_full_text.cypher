// The full-text index that model 3 adds, under the name that the embedded engine gives its own.
CREATE FULLTEXT INDEX `Fact[words]` IF NOT EXISTS FOR (f:Fact) ON EACH [f.words] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};
CALL db.awaitIndex('Fact[words]', 300)
