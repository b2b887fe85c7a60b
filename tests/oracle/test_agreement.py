"""The product agrees with the oracle on random worlds, on both engines, now and as known before."""

from collections.abc import Sequence
from random import Random

from tests.engines.under_test import EngineUnderTest, wipe
from tests.oracle.agreement import Difference, applied, differences, smallest, together
from tests.oracle.questions import questions_of
from tests.oracle.record import Record
from tests.oracle.worlds import Sample, sample_of
from tests.world import World


async def test_every_answer_is_the_oracles(world: World, engine: EngineUnderTest, worlds: Sequence[int]) -> None:
    samples = [sample_of(number) for number in worlds]
    turns = range(max(len(sample.ledgers) for sample in samples))
    instants = await applied(
        world, [together(sample.ledgers[turn] for sample in samples if turn < len(sample.ledgers)) for turn in turns]
    )
    for sample in samples:
        found = await _first_difference(world, sample, instants)
        if found:
            rows = await smallest(world, sample.ledgers, found, lambda: wipe(engine))
            raise AssertionError("\n".join([f"In world {sample.number}:", *found.lines(), "By these rows:", rows]))


async def _first_difference(world: World, sample: Sample, instants: Sequence[str]) -> Difference | None:
    for turn in range(len(sample.ledgers)):
        record = Record(sample.ledgers[: turn + 1])
        chance = Random(f"{sample.number} {turn}")  # noqa: S311 - chance is wanted, not a secret
        questions = list(questions_of(sample, record, chance))
        known = None if turn == len(instants) - 1 else instants[turn]
        found = await differences(world, questions, record, turn=turn, known=known)
        if found:
            return found[0]
    return None
