"""The matrix of cross-appointments, asked of small worlds: who is counted in which cell, and what is never counted."""

from typing import Any

from graph.scope import Caller
from tests.world import World

ASK = """
query ($area: DivisionCode!, $asOf: Date, $knownAt: DateTime) {
  crossAppointmentMatrix(area: $area, asOf: $asOf, knownAt: $knownAt) {
    homeKinds hostKinds cells { ...Cell } prohibited { ...Cell }
  }
}
fragment Cell on CrossAppointmentDirection {
  homeKind hostKind appointments holders people undirected compounds
}
"""

WORLD = {
    "compounds": "id,name,area\nt-a,甲苑,330105001L01\nt-b,乙苑,330105001L01\n",
    "organizations": """
id,name,kind,subtype,area,for,to
t-street,街道党工委,PARTY_ORGANIZATION,work_committee,330105001,,
t-centre,中心党委,PARTY_ORGANIZATION,committee,330105001,,
t-rc,甲居委会,RESIDENTS_COMMITTEE,,330105001L01,,
t-oc-a,甲业委会,OWNERS_COMMITTEE,,330105001L01,compound:t-a,
t-oc-b,乙业委会,OWNERS_COMMITTEE,,330105001L01,compound:t-b,
t-branch,甲支部,PARTY_ORGANIZATION,branch,330105001L01,compound:t-a,
t-firm,甲物业,PROPERTY_FIRM,commercial,330105002,,
t-gone,旧联盟,ALLIANCE,,330105001,,2017
""",
    "posts": """
id,organization,title,ex_officio_of
t-secretary,t-street,书记,
t-centre-secretary,t-centre,书记,t-secretary
t-rc-chair,t-rc,主任,
t-rc-member,t-rc,委员,
t-oc-a-chair,t-oc-a,主任,
t-oc-a-member,t-oc-a,委员,
t-oc-b-chair,t-oc-b,主任,
t-branch-secretary,t-branch,书记,
t-manager,t-firm,经理,
t-gone-chair,t-gone,召集人,
""",
    "people": "id,name\nt-wang,王\nt-li,李\nt-zhao,赵\nt-chen,陈\nt-sun,孙\n",
    "contracts": "id,provider,compound,from,to\nt-1,t-firm,t-a,2018,2018\n",
    "appointments": """
id,person,post,basis,home,from,to
t-1,t-wang,t-rc-chair,elected,,,
t-2,t-wang,t-oc-a-member,concurrent,,2018,
t-3,t-wang,t-oc-b-chair,concurrent,,2018,
t-4,t-li,t-rc-member,,yes,,
t-5,t-li,t-oc-b-chair,,,2018-07,
t-6,t-zhao,t-oc-a-chair,,,,
t-7,t-zhao,t-branch-secretary,,,,
t-8,t-chen,t-manager,,yes,,
t-9,t-chen,t-oc-a-member,,,,
t-10,t-chen,t-branch-secretary,,,,2018-06
t-11,t-sun,t-gone-chair,,,,
t-12,t-sun,t-rc-member,,,,
""",
}


def _cells(cells: Any) -> list[tuple[object, ...]]:
    return [tuple(cell.values()) for cell in cells]


async def test_people_appointments_and_compounds_are_counted_cell_by_cell(world: World) -> None:
    await world.apply(**WORLD)
    found = (await world.ask(ASK, area="330105001", asOf="2018-12-31"))["crossAppointmentMatrix"]
    residents, party, committee, firm = (
        "RESIDENTS_COMMITTEE",
        "PARTY_ORGANIZATION",
        "OWNERS_COMMITTEE",
        "PROPERTY_FIRM",
    )
    assert _cells(found["cells"]) == [
        # The secretary of the street is not recorded: a holder, but nobody in particular.
        (party, party, 1, 1, 0, 0, 0),
        # Nothing tells whether 赵 came from the branch: the ids order the two seats.
        (party, committee, 1, 1, 1, 1, 1),
        (residents, committee, 3, 2, 2, 0, 2),
    ]
    assert _cells(found["prohibited"]) == [(firm, committee, 1, 1, 1, 0, 1)]
    assert (found["homeKinds"], found["hostKinds"]) == ([party, residents], [party, committee])


async def test_the_matrix_is_of_its_day_its_area_and_what_was_known(world: World) -> None:
    first = await world.apply(**WORLD)
    committee, firm, party = "OWNERS_COMMITTEE", "PROPERTY_FIRM", "PARTY_ORGANIZATION"

    async def matrix(**asked: object) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
        found = (await world.ask(ASK, **asked))["crossAppointmentMatrix"]
        return _cells(found["cells"]), _cells(found["prohibited"])

    june, _ = await matrix(area="330105001L01", asOf="2018-06-30")
    assert (firm, party, 1, 1, 1, 0, 1) in june, "陈 sat in the branch until then"
    assert ("RESIDENTS_COMMITTEE", committee, 2, 1, 1, 0, 2) in june
    cells, prohibited = await matrix(area="330105001", asOf="2019-01-01")
    assert ((firm, committee, 1, 1, 1, 0, 1) in cells, prohibited) == (True, []), "the contract is over"
    earlier, _ = await matrix(area="330105001", asOf="2017-12-31")
    assert ("ALLIANCE", "RESIDENTS_COMMITTEE", 1, 1, 1, 1, 0) in earlier, "the alliance still stood"
    assert await matrix(area="330105002", asOf="2018-12-31") == ([], [(firm, committee, 1, 1, 1, 0, 1)])
    assert await matrix(area="11") == ([], [])

    corrected = WORLD["appointments"].replace("t-oc-b-chair,,,2018-07,", "t-oc-b-chair,,,2018-07,2018-08")
    await world.apply(**{**WORLD, "appointments": corrected})
    now, _ = await matrix(area="330105001", asOf="2018-12-31")
    before, _ = await matrix(area="330105001", asOf="2018-12-31", knownAt=first.instant)
    assert ("RESIDENTS_COMMITTEE", committee, 3, 2, 2, 0, 2) in before
    assert ("RESIDENTS_COMMITTEE", committee, 2, 1, 1, 0, 2) in now


async def test_somebody_who_sees_one_community_sees_its_cells(world: World) -> None:
    await world.apply(**WORLD)
    caller = Caller(areas=("330105001L01",), people=False)
    found = (await world.ask_as(caller, ASK, area="33", asOf="2018-12-31"))["crossAppointmentMatrix"]
    assert [(cell["homeKind"], cell["hostKind"]) for cell in found["cells"]] == [
        ("PARTY_ORGANIZATION", "OWNERS_COMMITTEE"),
        ("RESIDENTS_COMMITTEE", "OWNERS_COMMITTEE"),
    ]
    outside = (await world.ask_as(caller, ASK, area="330105002"))["crossAppointmentMatrix"]
    assert (outside["cells"], outside["prohibited"]) == ([], [])
