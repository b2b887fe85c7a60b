"""The versions of the model, in order; the last one is what this release writes and reads.

A new graph gets the indexes of every step. An older one goes up step by step under the writers' lock: the indexes, the
changes batch by batch, and its number last, so that whoever comes after a kill begins again with the step it was in.
History is changed like the rest, in place: a version then says what its row would say under the new model, at the same
instants, and nothing that was known at a moment becomes unknown.
"""

from dataclasses import dataclass

from graph.errors import GraphUnavailable
from graph.migrations import model_1, model_2, model_3
from graph.migrations.step import Step as Step

STEPS: tuple[Step, ...] = (model_1.STEP, model_2.STEP, model_3.STEP)

MODEL = STEPS[-1].model
"""The version of the model that this release writes and reads."""


@dataclass(frozen=True)
class Migrated:
    """What a migration did: the model it found, nothing where the graph was new, and the one there is now."""

    before: int | None
    after: int


def missing_steps(model: int) -> tuple[Step, ...]:
    """The steps that a graph of some model still has to go."""
    return tuple(step for step in STEPS if step.model > model)


def refuse_newer(model: int) -> None:
    """Raises GraphUnavailable where a newer release has written the graph: what it says is not known here."""
    if model > MODEL:
        raise GraphUnavailable(
            f"The graph is of model {model}, which a newer release wrote, and this release knows model {MODEL}: "
            "use the newer release.",
            model=model,
        )


def refuse_other(model: int) -> None:
    """Raises GraphUnavailable where the graph is of another model than this release reads, newer or older.

    An older one is not read either: statements ask for what this model says, and would answer less than is there.
    """
    refuse_newer(model)
    if model < MODEL:
        raise GraphUnavailable(
            f"The graph is of model {model}, and this release reads model {MODEL}: run `python -m ledgers migrate`, "
            "or apply a ledger, which migrates it first.",
            model=model,
        )
