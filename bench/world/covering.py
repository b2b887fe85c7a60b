"""A street's covers and contracts: which party organization reaches a body or compound, how, and who serves whom."""

from bench.world.making import Compound, Making

_MODES = (*("JOINT",) * 6, *("ATTACHED",) * 4, *("INSTRUCTOR",) * 3, "UNSTATED", "UNSTATED", "NONE", "NONE", "", "")
"""How a committee without a branch of its own is covered; of some nothing is said."""

_FIRMS = ("SOLE", "JOINT", "JOINT", "INDUSTRY", "INDUSTRY", "ATTACHED", "INSTRUCTOR", "UNSTATED", "NONE", "")


def make_covering(making: Making) -> None:
    """Adds the covers and contracts of a street whose bodies and seats are there."""
    for compound in making.compounds:
        _compound(making, compound)
        _contracts(making, compound)
    for firm in making.firms:
        mode = making.dice.one(_FIRMS)
        _cover(making, f"organization:{firm}", mode, making.industry if mode != "JOINT" else making.joint[0])


def _compound(making: Making, compound: Compound) -> None:
    dice, party = making.dice, compound.community.party
    if compound.committee:
        unit = f"organization:{compound.committee}"
        if compound.branch:
            _cover(making, unit, dice.one(("SOLE", "SOLE", "JOINT", "")), compound.branch)
        else:
            mode = dice.one(_MODES)
            if mode == "JOINT" and dice.often(35):
                # It was attached before it got a branch together with others.
                _cover(making, unit, "ATTACHED", party, begin="2018", end="2020")
            _cover(making, unit, mode, dice.one(making.joint) if mode == "JOINT" else party)
    if not compound.branch and dice.often(45):
        _cover(making, f"compound:{compound.key}", dice.one(("INSTRUCTOR", "ATTACHED", "NONE", "UNSTATED")), party)


def _cover(making: Making, unit: str, mode: str, by: str, **days: str) -> None:
    if not mode:
        return
    held = {"begin": making.dice.date(2021, 2023), **days}
    through = f"post:{making.key('coordination')}-liaison" if mode == "INSTRUCTOR" else None
    covering = None if mode in ("UNSTATED", "NONE") else by
    row = {"party_organization": covering, "unit": unit, "mode": mode, "through": through, **held}
    making.sheets.add("covers", making.next("cover"), **row)


def _contracts(making: Making, compound: Compound) -> None:
    dice = making.dice
    since = dice.between(2016, 2022)
    if dice.often(45):
        # The firm before, in former years only.
        kind = dice.one(("PRELIMINARY", "STANDARD"))
        _contract(making, compound, dice.one(making.firms), kind, begin=f"{since - 4}", end=f"{since - 1}-12")
    if compound.firm:
        kind = dice.one(("STANDARD", "STANDARD", "PRELIMINARY"))
        over = {"end": "2023-12-31"} if compound.number > 1 and dice.often(8) else {}
        _contract(making, compound, compound.firm, kind, begin=f"{since}", **over)
    elif dice.often(60):
        provider = dice.one((compound.community.party, compound.community.residents))
        _contract(making, compound, provider, "FALLBACK", begin=f"{since}-03")
    if dice.often(6):
        _contract(making, compound, dice.one(making.firms), "TEMPORARY", begin="?", end="?")


def _contract(making: Making, compound: Compound, provider: str, kind: str, **days: str) -> None:
    row = {"provider": provider, "compound": compound.key, "kind": kind, **days}
    making.sheets.add("contracts", making.next("contract"), **row)
