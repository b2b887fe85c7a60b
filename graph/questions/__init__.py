"""The questions, one Cypher file and one module each."""
