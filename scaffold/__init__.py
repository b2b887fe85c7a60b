"""The scaffold of a question: its five files and its field, as a small question that answers at once."""
