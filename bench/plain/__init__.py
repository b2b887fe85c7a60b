"""Strawberry as it comes, to measure against: resolvers, a DataLoader an edge, the library's own endpoint."""
