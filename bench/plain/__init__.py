"""Strawberry as it comes, to measure against: types with resolvers, a DataLoader an edge, the library's own endpoint."""
