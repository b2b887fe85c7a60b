"""Root fields, one module a question: call, convert, return."""
