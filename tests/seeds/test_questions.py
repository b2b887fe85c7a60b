"""What the root questions answer of the five places: shares, entry both ways, who handled what, templates."""

from typing import Any

import pytest

from tests.seeds.asking import told
from tests.world import World

MISHIXIANG, XIASHA, HUANGYAN, HEFEI, NANCHENG = "330105001", "330114", "331003", "3401", "371702003"
PARTY, COMMITTEE, GROUP = "PARTY_ORGANIZATION", "OWNERS_COMMITTEE", "LEADING_GROUP"


async def test_mishixiangs_leading_group_stands_since_december_2017_headed_by_the_streets_secretary(
    places: World,
) -> None:
    asked = """query ($day: Date) { node(id: "organization:msx-leading-group", asOf: $day) { ... on Organization {
      kind holds from posts { nodes { title exOfficioOf { id } } } } } }"""
    head = {"title": "组长", "exOfficioOf": {"id": "post:msx-post-street-secretary"}}
    for day, holds, posts in (("2017-11-30", False, []), ("2017-12-01", True, [head])):
        assert (await places.ask(asked, day=day))["node"] == {
            "kind": GROUP,
            "holds": holds,
            "from": "2017-12-01",
            "posts": {"nodes": posts},
        }


async def test_the_centres_committee_has_8_branches_and_10_seats(places: World) -> None:
    (found,) = await told(
        places,
        "... on Organization { children(first: 50) { nodes { id kind subtype } } posts { nodes { title seats } } }",
        "organization:msx-centre-committee",
    )
    branches = found["children"]["nodes"]
    assert {each["id"].removeprefix("organization:msx-branch-") for each in branches} == {
        "yunhe",
        *(f"c{number}" for number in range(1, 8)),
    }
    assert {(each["kind"], each["subtype"]) for each in branches} == {(PARTY, "BRANCH")}
    assert {each["title"]: each["seats"] for each in found["posts"]["nodes"]} == {"党委书记": 1, "党委委员": 9}


SHARE = """
query ($area: DivisionCode!, $since: Date) {
  memberShare(area: $area, electedSince: $since) {
    thresholdPercent rule { name }
    people { ...Share } chairs { ...Share } vacancies postsWithoutSeats
    byStanding { standing count }
    bodies { totalCount } unknownBeginning { totalCount }
  }
}
fragment Share on MemberRate { numerator notMembers unknownCount denominator percent }
"""


async def test_of_16_committees_three_directors_are_known_and_of_none_whether_a_member(places: World) -> None:
    # 28 of 46 and 79 % are claims of the article: whose seats they are is not told, so no figure is made of them.
    found = (await places.ask(SHARE, area=MISHIXIANG))["memberShare"]
    three = {"numerator": 0, "notMembers": 0, "unknownCount": 3, "denominator": 3, "percent": None}
    assert (found["people"], found["chairs"], found["bodies"]) == (three, three, {"totalCount": 16})
    assert (found["vacancies"], found["postsWithoutSeats"]) == (0, 1)
    assert {each["standing"]: each["count"] for each in found["byStanding"]}["UNKNOWN"] == 16
    # When any of them was elected is not told: the six new ones cannot be picked out by a day.
    new = (await places.ask(SHARE, area=MISHIXIANG, since="2018-01-01"))["memberShare"]
    assert (new["bodies"], new["unknownBeginning"]) == ({"totalCount": 0}, {"totalCount": 16})


async def test_hefeis_committees_are_held_against_its_own_rule_and_none_is_named(places: World) -> None:
    found = (await places.ask(SHARE, area=HEFEI))["memberShare"]
    assert (found["thresholdPercent"], found["rule"]) == (50, {"name": "“红色业委会”党员成员比例"})
    assert (found["people"]["denominator"], found["bodies"]) == (0, {"totalCount": 0})


MATRIX = """
query ($area: DivisionCode!) { crossAppointmentMatrix(area: $area) {
  cells { homeKind hostKind appointments holders people undirected compounds } prohibited { appointments }
} }
"""


@pytest.mark.parametrize(
    ("area", "cells"),
    [
        (
            MISHIXIANG,
            [
                # The secretaries of street and communities in the centre's bodies; 徐云丽 alone is named.
                (PARTY, PARTY, 8, 8, 1, 0, 0),
                (PARTY, GROUP, 1, 1, 0, 0, 0),
                ("PROPERTY_FIRM", PARTY, 1, 1, 0, 0, 0),
            ],
        ),
        (XIASHA, [(COMMITTEE, PARTY, 1, 1, 1, 0, 1)]),
        (HUANGYAN, [(PARTY, COMMITTEE, 1, 1, 1, 1, 1)]),
        (HEFEI, [(PARTY, GROUP, 1, 1, 0, 0, 0), ("OTHER", GROUP, 1, 1, 0, 0, 0)]),
        (NANCHENG, [(PARTY, PARTY, 1, 1, 0, 0, 0)]),
    ],
)
async def test_each_place_has_its_matrix_of_cross_appointments(
    places: World, area: str, cells: list[tuple[object, ...]]
) -> None:
    found = (await places.ask(MATRIX, area=area))["crossAppointmentMatrix"]
    assert [tuple(cell.values()) for cell in found["cells"]] == cells
    assert found["prohibited"] == []


TWO_WAY = """
query ($compound: ID!) { twoWayEntry(compound: $compound) { compounds { nodes {
  parties { side holders organizations { id } }
  pairs { one other status directions { count appointments { homeBy person { name } } } }
} } } }
"""


async def two_way(places: World, compound: str) -> tuple[dict[str, tuple[int, list[str]]], list[Any]]:
    (found,) = (await places.ask(TWO_WAY, compound=f"compound:{compound}"))["twoWayEntry"]["compounds"]["nodes"]
    parties = {
        party["side"]: (party["holders"], [each["id"].partition(":")[2] for each in party["organizations"]])
        for party in found["parties"]
    }
    pairs = [
        (
            pair["one"],
            pair["other"],
            pair["status"],
            *([(each["person"]["name"], each["homeBy"]) for each in way["appointments"]] for way in pair["directions"]),
        )
        for pair in found["pairs"]
    ]
    return parties, pairs


async def test_zhao_xiaoweis_former_post_makes_no_entry_in_hongshi(places: World) -> None:
    assert await two_way(places, "msx-hongshi") == (
        {
            "COMMUNITY": (1, ["msx-branch-hongshi-2", "msx-party-hongshiban", "msx-residents-hongshiban"]),
            COMMITTEE: (1, ["msx-committee-hongshi"]),
            "PROPERTY_FIRM": (0, ["msx-firm-hongshi"]),
        },
        [
            ("COMMUNITY", COMMITTEE, "NONE", [], []),
            ("COMMUNITY", "PROPERTY_FIRM", "NONE", [], []),
            (COMMITTEE, "PROPERTY_FIRM", "NONE", [], []),
        ],
    )


async def test_wang_wenchuan_enters_the_committees_own_branch_which_is_none_of_wenhuis_parties(places: World) -> None:
    assert await two_way(places, "xs-wenhui") == (
        {
            "COMMUNITY": (0, ["xs-party-dabei", "xs-residents-dabei"]),
            COMMITTEE: (1, ["xs-committee-wenhui"]),
            "PROPERTY_FIRM": (0, ["xs-firm-wenhui"]),
        },
        [
            ("COMMUNITY", COMMITTEE, "NONE", [], []),
            ("COMMUNITY", "PROPERTY_FIRM", "NONE", [], []),
            (COMMITTEE, "PROPERTY_FIRM", "NONE", [], []),
        ],
    )


async def test_xu_guohua_is_one_way_between_yongyues_branch_and_committee_whichever_is_his_own(places: World) -> None:
    assert await two_way(places, "hy-yongyue") == (
        {COMMITTEE: (1, ["hy-committee-yongyue"]), "COMPOUND_BRANCH": (1, ["hy-branch-yongyue"])},
        [(COMMITTEE, "COMPOUND_BRANCH", "ONE_WAY", [], [("徐国华", "TIE")])],
    )


HANDLED = """
query ($id: ID!) { problemsHandledBy(organization: $id, first: 200) {
  nodes { problem { id status } roles steps { step } } } }
"""
WITH = """
query ($id: ID!) { coHandlers(organization: $id, first: 200) {
  handled nodes { handler { id } problems settled roles { own theirs problems } } } }
"""


async def handled(places: World, organization: str) -> dict[str, tuple[str | None, list[str], list[int]]]:
    found = (await places.ask(HANDLED, id=f"organization:{organization}"))["problemsHandledBy"]["nodes"]
    return {
        each["problem"]["id"].rpartition("problem-")[2]: (
            each["problem"]["status"],
            each["roles"],
            [step["step"] for step in each["steps"]],
        )
        for each in found
    }


async def test_the_sanfang_office_coordinated_one_matter_and_led_three(places: World) -> None:
    assert await handled(places, "msx-sanfang-office") == {
        "mogan-gate": ("SETTLED", ["CONVENER"], [1]),
        "shentang-dongcun-sewage": ("SETTLED", ["LEAD"], [1]),
        "shentang-mingyuan-charging": ("SETTLED", ["LEAD"], [1, 2]),
        "xinhua-access": ("SETTLED", ["LEAD"], [1]),
    }
    assert await handled(places, "msx-residents-hongshiban") == {
        key: ("SETTLED", ["CO_HANDLER"], [step])
        for key, step in (
            ("hongshi-election", 2),
            ("hongshi-fire-equipment", 1),
            ("hongshi-fire-platform", 1),
            ("hongshi-firm", 1),
        )
    }
    assert await handled(places, "xs-committee-wenhui") == {
        key: (None, ["CO_HANDLER"], [1]) for key in ("wenhui-gate", "wenhui-pump", "wenhui-waste")
    }


async def test_with_whom_the_sanfang_office_and_the_street_handled_matters(places: World) -> None:
    async def beside(organization: str) -> tuple[int, dict[str, tuple[str, str]]]:
        found = (await places.ask(WITH, id=f"organization:{organization}"))["coHandlers"]
        assert {(each["problems"], each["settled"]) for each in found["nodes"]} == {(1, 1)}
        assert {role["problems"] for each in found["nodes"] for role in each["roles"]} == {1}
        told = {each["handler"]["id"].rpartition(":msx-")[2]: each["roles"] for each in found["nodes"]}
        return found["handled"], {key: (role["own"], role["theirs"]) for key, (role,) in told.items()}

    assert await beside("msx-sanfang-office") == (
        4,
        {
            "committee-shentang-dongcun": ("LEAD", "FUNDER"),
            "committee-shentang-mingyuan": ("LEAD", "CO_HANDLER"),
            "dept-sewage": ("LEAD", "CO_HANDLER"),
            "firm-shentang-dongcun": ("LEAD", "EXECUTOR"),
            "firm-shentang-mingyuan": ("LEAD", "CO_HANDLER"),
            "neighbours-mogan": ("CONVENER", "CO_HANDLER"),
            "party-mogan": ("CONVENER", "CO_HANDLER"),
            "quasi-mogan": ("CONVENER", "CO_HANDLER"),
            "residents-shentang-mingyuan": ("LEAD", "CO_HANDLER"),
        },
    )
    assert await beside("msx-office") == (
        1,
        dict.fromkeys(
            ("committee-yeqing", "dept-special-equipment", "firm-yeqing", "insurer", "residents-yeqing"),
            ("LEAD", "CO_HANDLER"),
        ),
    )


TRACE = """
query ($id: ID!) { problemTrace(id: $id) {
  steps { step role handler { id } share } before { id } after { id } settledByHandlers } }
"""


@pytest.mark.parametrize(
    ("problem", "steps", "settled"),
    [
        (
            "xs-problem-tianyuan-road",
            [
                (1, "CONSULTED", "tenant-tianyuan", None),
                (1, "CONVENER", "branch-wenchao", None),
                (1, "CO_HANDLER", "committee-tianyuan", None),
                (1, "CO_HANDLER", "firm-tianyuan", None),
                (1, "CO_HANDLER", "residents-wenchao", None),
                (2, "FUNDER", "committee-tianyuan", None),
                (2, "FUNDER", "firm-tianyuan", "人工费用"),
            ],
            True,
        ),
        ("xs-problem-tianyuan-leak", [], True),
        (
            "xs-problem-xinyuan-dogs",
            [
                (1, "CO_HANDLER", each, None)
                for each in ("committee-xinyuan", "dept-unnamed", "firm-xinyuan", "residents-xinyuan")
            ],
            None,
        ),
        ("msx-problem-heming-lifts", [], True),
        ("msx-problem-hongshi-tiles", [], None),
        (
            "msx-problem-hongshi-election",
            [
                (1, "CO_HANDLER", "members-hongshi-2", None),
                (1, "LEAD", "zhao-xiaowei", None),
                (2, "CO_HANDLER", "residents-hongshiban", None),
            ],
            True,
        ),
    ],
)
async def test_further_matters_are_traced_with_whoever_is_told(
    places: World, problem: str, steps: list[tuple[object, ...]], settled: bool | None
) -> None:
    found = (await places.ask(TRACE, id=f"problem:{problem}"))["problemTrace"]
    told = [
        (step["step"], step["role"], step["handler"]["id"].partition(":")[2].partition("-")[2], step["share"])
        for step in found["steps"]
    ]
    assert sorted(told, key=lambda each: each[:3]) == steps
    assert [step[0] for step in told] == sorted(step[0] for step in told)
    assert (found["settledByHandlers"], found["before"], found["after"]) == (settled, [], [])


COVERAGE = """
query ($area: DivisionCode!, $measure: CoverageMeasure!, $unit: CoverageUnit!) {
  coverage(area: $area, unit: $unit, measure: $measure) {
    numerator denominator unknownCount percent bounds { low high } counted(first: 200) { nodes { unitId } }
  }
}
"""


@pytest.mark.parametrize(
    ("area", "unit", "measure", "tally"),
    [
        (MISHIXIANG, "COMPOUND", "OWNERS_COMMITTEE", (7, 20, 13, "35.00", "100.00")),
        (MISHIXIANG, "COMPOUND", "PROPERTY_SERVICE", (5, 20, 15, "25.00", "100.00")),
        (MISHIXIANG, "COMPOUND", "COMPOUND_BRANCH", (0, 20, 20, "0.00", "100.00")),
        (MISHIXIANG, COMMITTEE, "PARTY_ORGANIZATION", (1, 16, 15, "6.25", "100.00")),
        (XIASHA, "COMPOUND", "OWNERS_COMMITTEE", (6, 72, 66, "8.3", "100.0")),
        (XIASHA, "COMPOUND", "PROPERTY_SERVICE", (7, 72, 65, "9.7", "100.0")),
        (HUANGYAN, "COMPOUND", "OWNERS_COMMITTEE", (3, 25, 22, "12.00", "100.00")),
        (HUANGYAN, "COMPOUND", "COMPOUND_BRANCH", (24, 25, 1, "96.00", "100.00")),
        (HEFEI, "PROPERTY_FIRM", "PARTY_ORGANIZATION", (0, 621, 621, "0.00", "100.00")),
        (HEFEI, "PROPERTY_FIRM", "PARTY_WORK", (0, 621, 621, "0.00", "100.00")),
    ],
)
async def test_what_is_covered_is_told_with_bounds_where_the_texts_are_silent(
    places: World, area: str, unit: str, measure: str, tally: tuple[int, int, int, str, str]
) -> None:
    found = (await places.ask(COVERAGE, area=area, unit=unit, measure=measure))["coverage"]
    counts = (found["numerator"], found["denominator"], found["unknownCount"])
    assert (*counts, *found["bounds"].values()) == tally
    assert found["percent"] is None
    assert len(found["counted"]["nodes"]) == tally[0]


TEMPLATES = """
query ($area: DivisionCode!) { rules(area: $area, kind: TEMPLATE) {
  inForce(first: 200) { nodes { id } } inside(first: 200) { nodes { id } } } }
"""
OF_THE_COUNTRY = ["cn-hotline", "cn-consultation"]


@pytest.mark.parametrize(
    ("area", "own", "inside"),
    [
        (MISHIXIANG, ["msx-333", "msx-quasi", "msx-red-cells", "msx-three-parties", "msx-visits"], ["msx-station"]),
        (XIASHA, ["xs-files", "xs-guide", "xs-train"], ["xs-plates", "xs-125"]),
        (HUANGYAN, ["hy-wufang", "hy-yilingerxie"], ["hy-jiasheng-deliberation", "hy-wujia"]),
        (
            HEFEI,
            [
                f"hf-{key}"
                for key in (
                    "deliberation",
                    "four-lists",
                    "joint-building",
                    "joint-meeting",
                    "orders",
                    "project-team",
                    "two-way",
                )
            ],
            [],
        ),
        (NANCHENG, ["nc-1357", "nc-deliberation", "nc-platforms"], []),
    ],
)
async def test_each_place_follows_its_own_templates_before_the_countrys(
    places: World, area: str, own: list[str], inside: list[str]
) -> None:
    found = (await places.ask(TEMPLATES, area=area))["rules"]

    def keys(connection: Any) -> list[str]:
        return [each["id"].removeprefix("rule:").replace("-rule-", "-") for each in connection["nodes"]]

    assert keys(found["inForce"]) == own + OF_THE_COUNTRY
    assert keys(found["inside"]) == inside


async def test_the_history_of_a_post_holder_tells_every_seat_with_its_source(places: World) -> None:
    asked = """{ history(id: "person:msx-zhao-xiaowei", first: 200) { nodes { fact statedBy { locator } } } }"""
    found = (await places.ask(asked))["history"]["nodes"]
    seats = {
        each["fact"].removeprefix("appointment:msx-appointment-zhao-"): each["statedBy"]["locator"]
        for each in found
        if each["fact"].startswith("appointment:")
    }
    assert seats == dict.fromkeys(("branch", "director", "election", "member"), "p22")
