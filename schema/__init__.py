"""The GraphQL face of the graph: types, fields and words; thin."""

# Before any type: code lists have to be enums when annotations name them, by whichever module somebody comes in.
from schema import words as words
