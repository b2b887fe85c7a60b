"""What a request costs, beside @neo4j/graphql, plain Strawberry and the bare driver: one graph, the same answers."""
