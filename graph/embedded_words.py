"""The embedded engine's full-text index of words, which only its own SQL makes: on every opening, where it is missing.

Neo4j's is made with its model (`graph/migrations/`). Both go by one name, so that one statement asks either.
"""

import json

from graph.embedded_wire import Address, http_command
from graph.errors import GraphUnavailable

# Blanks part the tokens and nothing else is done to them: they are the graph's own (`graph/words.py`).
_ANALYZER = {"analyzer": "org.apache.lucene.analysis.core.WhitespaceAnalyzer"}
_COMMANDS = (
    "CREATE VERTEX TYPE Fact IF NOT EXISTS",
    "CREATE PROPERTY Fact.words IF NOT EXISTS STRING",
    f"CREATE INDEX IF NOT EXISTS ON Fact (words) FULL_TEXT METADATA {json.dumps(_ANALYZER)}",
)


def words_ready(address: Address) -> bool:
    """Whether the engine answers and has the index `Fact[words]`; makes it where it is missing.

    Raises EngineRefused where the engine answers and does not make it.
    """
    try:
        for command in _COMMANDS:
            http_command(address, address.database, "sql", command)
    except GraphUnavailable:
        return False
    return True
