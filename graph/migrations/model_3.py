"""Model 3 gives every state the words it can be found by, and finds them by a full-text index."""

from typing import Any, cast

from graph.cypher import read
from graph.migrations.step import BATCH, Step
from graph.publication import Run
from graph.records import FactRecord


async def put_words(run: Run) -> int:
    """Gives states, in every version, the words that a version written now has; they are no part of its digest."""
    found = cast("list[Any]", await run(read("migrations/model_3_wordless.cypher"), {"some": BATCH}))
    versions = [
        [properties["version"], FactRecord.from_version(labels, properties, ()).words] for labels, properties in found
    ]
    if versions:
        await run(read("migrations/model_3_words.cypher"), {"versions": versions})
    return len(versions)


STEP = Step(
    3,
    "words by which entities are found",
    full_text=("migrations/model_3_full_text.cypher",),
    changes=(put_words,),
)
