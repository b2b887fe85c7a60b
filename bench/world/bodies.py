"""A street's places and bodies: communities, compounds, committees, firms and party organizations, and former ones."""

from bench.world.city import district_party
from bench.world.making import FIRST_YEAR, Community, Compound, Making
from bench.world.names import TAGS, compound_name, place_name
from bench.world.places import STATED, communities_of, community_code, district_of

COMPLETE = "organizations;compounds;covers;contracts;posts;appointments;memberships"
"""What most streets' ledgers declare themselves complete for: there, what has no row is not."""

_FIRMS = (
    *(("COMMERCIAL", "物业服务有限公司"),) * 4,
    ("QUASI", "准物业"),
    ("STATE_OWNED", "国有物业"),
)
"""Subtypes of firms, as often as they are found, and how such a firm's name ends."""


def make_bodies(making: Making) -> None:
    """Adds the places and bodies of a street."""
    name = place_name(making.dice)
    _source(making, name)
    _divisions(making, name)
    _street_bodies(making, name)
    for community in making.communities:
        _community_bodies(making, community)
    _firms(making)
    for compound in making.compounds:
        _compound_row(making, compound)
        _compound_bodies(making, compound)
    _shared_branches(making, name)


def _source(making: Making, name: str) -> None:
    told = {"complete": COMPLETE, "area": making.code} if making.dice.often(75) else {}
    title = f"{name}街道台账（生成，非真实）"
    key = making.key("ledger")
    making.sheets.add("sources", key, title=title, stated=STATED, attestation="GENERATED", **told)


def _divisions(making: Making, name: str) -> None:
    making.sheets.add("areas", making.code, name=f"{name}街道")
    for number in range(1, communities_of(making.seed, making.street) + 1):
        called = place_name(making.dice)
        code = community_code(making.street, number)
        making.sheets.add("areas", code, name=f"{called}社区")
        community = Community(number, code, called)
        making.communities.append(community)
        for _ in range(making.dice.one((1, 2, 2, 2, 3, 3, 4))):
            place = len(making.compounds) + 1
            households = making.dice.one((60, 90, 180, 300, 420, 640, 900, 1500)) + making.dice.below(40)
            key = making.key(f"compound-{place:02}")
            made = Compound(place, key, compound_name(making.dice), community, households)
            making.compounds.append(made)


def _street_bodies(making: Making, name: str) -> None:
    parent = district_party(district_of(making.street))
    party = making.body("party", f"{name}街道党工委", "PARTY_ORGANIZATION", subtype="WORK_COMMITTEE", parent=parent)
    office = making.body("office", f"{name}街道办事处", "SUBDISTRICT_OFFICE")
    making.body("coordination", f"{name}街道三方办", "COORDINATION_OFFICE", parent=office, begin="2017-12-01")
    making.body("group", f"{name}街道三方协同治理领导小组", "LEADING_GROUP", parent=party, begin="2017-12")
    making.body("alliance", f"{name}街道红色物业联盟", "ALLIANCE", begin="2019")
    making.body("association", f"{name}街道业委会联谊会", "ASSOCIATION", begin="2020-05")
    making.body("mediation", f"{name}街道物业纠纷调处中心", "MEDIATION_CENTRE", parent=office, begin="2018")
    making.body("owner", "业主（未具名）", "PRIVATE_PARTY", attestation="DESCRIBED")
    old = making.body("station", f"{name}街道便民服务站", "SERVICE_STATION", parent=office, end="2021-06-30")
    row = {"parent": office, "begin": "2021-07-01", "succeeds": old}
    making.body("centre", f"{name}街道党群服务中心", "SERVICE_STATION", **row)


def _community_bodies(making: Making, community: Community) -> None:
    name, area, slug = f"{community.name}社区", community.code, f"c{community.number:02}"
    own, called, elected = f"{slug}-residents", f"{name}居民委员会", making.dice.one((2021, 2022))
    row = {"kind": "RESIDENTS_COMMITTEE", "area": area}
    community.residents = making.body(own, called, **row, term=7, end=f"{elected}-02-28")
    making.body(f"{own}#2", called, **row, term=8, begin=f"{elected}-03-01")
    subtype, called = making.dice.one((("COMMITTEE", "党委"), ("GENERAL_BRANCH", "党总支"), ("BRANCH", "党支部")))
    told = {"subtype": subtype, "parent": making.key("party"), "area": area}
    if subtype == "COMMITTEE" and making.dice.often(40):
        # It was a general branch until it grew.
        before = {**told, "subtype": "GENERAL_BRANCH", "end": "2019-12-31"}
        community.party = making.body(f"{slug}-party", f"{name}党总支", "PARTY_ORGANIZATION", **before)
        making.body(f"{slug}-party#2", f"{name}党委", "PARTY_ORGANIZATION", begin="2020-01-01", **told)
    else:
        community.party = making.body(f"{slug}-party", f"{name}{called}", "PARTY_ORGANIZATION", **told)
    if making.dice.often(35):
        begin = making.dice.date(2016, 2022)
        making.body(f"{slug}-team", f"{name}红管家志愿队", "VOLUNTEER_TEAM", area=area, begin=begin)


def _firms(making: Making) -> None:
    for number in range(1, making.dice.between(6, 8) + 1):
        subtype, kind = making.dice.one(_FIRMS)
        name = f"{place_name(making.dice)}{kind}"
        told = {
            "subtype": subtype,
            "operating": making.dice.one(("yes", "yes", "yes", "no", None)),
            "full_members": making.dice.one((None, 0, 1, 2, 3, 4, 8)),
        }
        making.firms.append(making.body(f"firm-{number:02}", name, "PROPERTY_FIRM", **told))


def _compound_row(making: Making, compound: Compound) -> None:
    dice = making.dice
    told = {
        "service": dice.one(("COMMERCIAL", "COMMERCIAL", "QUASI", None)),
        "tags": ";".join(dice.most(TAGS, 20)) or None,
        "built": str(dice.between(1982, 2021)),
        "households": compound.households,
    }
    row = {"name": compound.name, "area": compound.community.code, **told}
    if dice.often(15):
        making.sheets.add("compounds", compound.key, **{**row, "management": "SELF_MANAGED", "end": "2020-12-31"})
        making.sheets.add("compounds", f"{compound.key}#2", **{**row, "management": "MARKET", "begin": "2021-01-01"})
    else:
        management = dice.one(("MARKET", "MARKET", "STATE_BACKED", None))
        making.sheets.add("compounds", compound.key, **row, management=management)


def _compound_bodies(making: Making, compound: Compound) -> None:
    dice, area, slug = making.dice, compound.community.code, f"{compound.number:02}"
    own = f"compound:{compound.key}"
    first = compound.number == 1
    if first or dice.often(55):
        row = {"area": area, "belongs_to": own}
        compound.committee = _committee(making, f"owners-{slug}", f"{compound.name}业主委员会", **row)
    if first or dice.often(40):
        subtype = dice.one(("BRANCH", "BRANCH", "BRANCH", "TEMPORARY_BRANCH", "FUNCTIONAL_BRANCH"))
        told = {"subtype": subtype, "parent": compound.community.party, "full_members": dice.between(3, 40)}
        over = {"end": dice.date(2022, 2023)} if not first and dice.often(8) else {}
        row = {"area": area, "belongs_to": own, "begin": dice.date(2016, 2021), **told, **over}
        compound.branch = making.body(f"branch-{slug}", f"{compound.name}党支部", "PARTY_ORGANIZATION", **row)
    if first or dice.often(88):
        compound.firm = dice.one(making.firms)


def _committee(making: Making, slug: str, name: str, **row: str) -> str:
    """A committee: in its first term, in its second or third one, or dissolved."""
    begin, kind = making.dice.between(2013, 2021), "OWNERS_COMMITTEE"
    term, ends = 1, begin + making.dice.between(3, 5)
    key = slug
    while ends <= 2023 and making.dice.often(60):
        making.body(key, name, kind, term=term, begin=f"{begin}-06-01", end=f"{ends}-05-31", **row)
        begin, term = ends, term + 1
        ends, key = begin + making.dice.between(3, 5), f"{slug}#{term}"
    dissolved = term == 1 and ends <= 2022 and not slug.endswith("-01") and making.dice.often(15)
    over = {"end": f"{ends}-05-31"} if dissolved else {}
    making.body(key, name, kind, term=term, begin=f"{begin}-06-01", **over, **row)
    return making.key(slug)


def _shared_branches(making: Making, name: str) -> None:
    party = making.key("party")
    for number in (1, 2):
        called, members = f"{name}物业联合党支部{number}", making.dice.between(3, 9)
        row = {"subtype": "JOINT_BRANCH", "parent": party, "full_members": members, "begin": "2018"}
        making.joint.append(making.body(f"joint-{number}", called, "PARTY_ORGANIZATION", **row))
    row = {"subtype": "BRANCH", "parent": party, "begin": str(making.dice.between(FIRST_YEAR, 2020))}
    making.industry = making.body("industry", f"{name}物业行业党支部", "PARTY_ORGANIZATION", **row)
    # A branch of former years only.
    making.body("old-branch", f"{name}楼宇党支部", "PARTY_ORGANIZATION", subtype="BRANCH", begin="2012", end="2017")
