"""Model 2 puts the country above the provinces, and finds a fact's confirmations and withdrawals by an index."""

from dataclasses import replace
from typing import Any, cast

from graph.cypher import read
from graph.divisions import COUNTRY
from graph.migrations.step import BATCH, Step
from graph.publication import Run
from graph.records import FactRecord


async def put_provinces_below_the_country(run: Run) -> int:
    """Gives provinces the parent that a ledger's row has now, in every version: a row applied again changes nothing."""
    found = cast(
        "list[Any]", await run(read("migrations/model_2_provinces.cypher"), {"country": COUNTRY, "some": BATCH})
    )
    versions = [
        [properties["version"], _below_the_country(FactRecord.from_version(labels, properties, edges)).digest]
        for labels, properties, edges in found
    ]
    if versions:
        await run(read("migrations/model_2_parents.cypher"), {"country": COUNTRY, "versions": versions})
    return len(versions)


def _below_the_country(record: FactRecord) -> FactRecord:
    properties = dict(record.properties) | {"parent": COUNTRY}
    return replace(record, properties=tuple(sorted(properties.items())))


STEP = Step(
    2,
    "the country above the provinces",
    indexes=("migrations/model_2_indexes.cypher",),
    changes=(put_provinces_below_the_country,),
)
