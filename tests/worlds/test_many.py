"""A street of more compounds than anybody has: every measure of compounds exact, with each child and pages."""

from typing import Any

from tests.world import World

COMPOUNDS = 5000

ASK = """
query ($measure: CoverageMeasure!) {
  coverage(area: "330105001", unit: COMPOUND, measure: $measure, asOf: "2018-12-31") {
    numerator denominator unknownCount percent bounds { low high }
    byChild { code numerator denominator unknownCount }
    counted(first: 2) { ...Page }
    unknown(last: 2) { totalCount nodes { unitId } pageInfo { hasPreviousPage hasNextPage } }
    notCounted(first: 2) { ...Page }
  }
}
fragment Page on CoverageUnitVerdictCountedConnection {
  totalCount nodes { unitId } pageInfo { hasPreviousPage hasNextPage }
}
"""
PARTIES = """
{
  twoWayEntry(area: "330105001", asOf: "2018-12-31") {
    compounds(first: 3) { totalCount nodes { compoundId parties { side } } }
  }
}
"""


def _rows(head: str, row: str, step: int = 1) -> str:
    """One row for each compound, or for every second, third … of them; `{1}` is the community it lies in."""
    return head + "".join(row.format(f"{number:04}", number % 2 + 1) for number in range(0, COMPOUNDS, step))


WORLD = {
    "compounds": _rows("id,name,area\n", "t-{0},小区{0},330105001L0{1}\n"),
    "organizations": _rows(
        "id,name,kind,subtype,area,for\nt-firm,物业,PROPERTY_FIRM,,330105001,\n",
        "t-oc-{0},业委会{0},OWNERS_COMMITTEE,,330105001L0{1},compound:t-{0}\n",
        2,
    )
    + _rows("", "t-branch-{0},支部{0},PARTY_ORGANIZATION,branch,330105001L0{1},compound:t-{0}\n", 5),
    "contracts": _rows("id,provider,compound\n", "t-{0},t-firm,t-{0}\n", 4),
    # Of every tenth it is said that nobody covers it, though a branch of its own stands there.
    "covers": _rows("id,unit,mode\n", "t-{0},compound:t-{0},NONE\n", 10),
}


def _page(count: int, *units: str, back: bool = False, more: bool = False) -> dict[str, Any]:
    return {
        "totalCount": count,
        "nodes": [{"unitId": f"compound:t-{unit}"} for unit in units],
        "pageInfo": {"hasPreviousPage": back, "hasNextPage": more},
    }


def _of(counted: int, children: tuple[int, int], low: str, pages: tuple[Any, Any]) -> dict[str, Any]:
    """An answer in which whatever is not counted is unknown, half of all lying in each of the two communities."""
    half = COMPOUNDS // 2
    return {
        "numerator": counted,
        "denominator": COMPOUNDS,
        "unknownCount": COMPOUNDS - counted,
        "percent": None,
        "bounds": {"low": low, "high": "100.00"},
        "byChild": [
            {"code": f"330105001L0{place}", "numerator": there, "denominator": half, "unknownCount": half - there}
            for place, there in enumerate(children, start=1)
        ],
        "counted": pages[0],
        "unknown": pages[1],
        "notCounted": _page(0),
    }


async def test_every_measure_of_five_thousand_compounds_is_exact(world: World) -> None:
    await world.apply(**WORLD)
    branches = _of(
        1000, (500, 500), "20.00", (_page(1000, "0000", "0005", more=True), _page(4000, "4998", "4999", back=True))
    )
    committees = _of(
        2500, (2500, 0), "50.00", (_page(2500, "0000", "0002", more=True), _page(2500, "4997", "4999", back=True))
    )
    served = _of(
        1250, (1250, 0), "25.00", (_page(1250, "0000", "0004", more=True), _page(3750, "4998", "4999", back=True))
    )
    for measure, expected in (
        ("OWNERS_COMMITTEE", committees),
        ("PROPERTY_SERVICE", served),
        ("COMPOUND_BRANCH", branches),
        ("PARTY_ORGANIZATION", branches),
        ("PARTY_WORK", branches),
    ):
        assert (await world.ask(ASK, measure=measure))["coverage"] == expected, measure
    asked = (await world.ask(PARTIES))["twoWayEntry"]["compounds"]
    assert asked["totalCount"] == COMPOUNDS
    committee, branch = {"side": "OWNERS_COMMITTEE"}, {"side": "COMPOUND_BRANCH"}
    assert [(node["compoundId"], node["parties"]) for node in asked["nodes"]] == [
        ("compound:t-0000", [committee, {"side": "PROPERTY_FIRM"}, branch]),
        ("compound:t-0001", []),
        ("compound:t-0002", [committee]),
    ]
