"""Model 1 is the first release's: anchors, versioned facts, publications, and the lock."""

from graph.migrations.step import Step

STEP = Step(1, "the first model", indexes=("migrations/model_1_indexes.cypher",))
