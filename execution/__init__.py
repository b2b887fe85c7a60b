"""How a document runs: read within bounds, planned once, then executed level by level over the schema's own fields."""
