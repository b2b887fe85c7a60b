"""The GraphQL face of the graph: types, fields and words; thin."""
