"""A street's people: who sits where, beside which other seat, for whom, and who belongs to which body."""

from bench.world.city import DEPARTMENTS
from bench.world.making import Community, Compound, Making


def make_seats(making: Making) -> None:
    """Adds the posts, people, appointments and memberships of a street whose bodies are there."""
    _street_seats(making)
    for community in making.communities:
        _community_seats(making, community)
    managers = _firm_seats(making)
    for compound in making.compounds:
        if compound.committee:
            _committee_seats(making, compound, managers)
        if compound.branch:
            _branch_seats(making, compound)
    _shared_seats(making)
    _bodies_together(making)


def _street_seats(making: Making) -> None:
    party, office = making.key("party"), making.key("office")
    secretary, deputy = making.person(member=100), making.person(member=100)
    head = making.post(party, "secretary", "街道党工委书记")
    second = making.post(party, "deputy", "副书记", seats=2)
    making.seat(secretary, head, "APPOINTED", home=True, begin=making.dice.date(2019, 2022))
    making.seat(deputy, second, "APPOINTED", home=True)
    making.formerly(head)
    director = making.post(office, "director", "主任")
    making.seat(deputy, director, "CONCURRENT", home=False)
    making.post(making.key("group"), "head", "组长", ex_officio_of=head)
    making.post(making.key("coordination"), "director", "主任", ex_officio_of=director)
    making.seat(secretary, making.post(making.key("alliance"), "head", "召集人"), "CONCURRENT", home=False)
    liaison = making.post(making.key("coordination"), "liaison", "联络员", seats=6)
    for department in making.dice.some(DEPARTMENTS, making.dice.between(3, 5)):
        making.seat(making.person(), liaison, "SECONDED", on_behalf_of=department)
    making.join(f"person:{secretary}", party, "FULL")


def _community_seats(making: Making, community: Community) -> None:
    dice = making.dice
    head = making.post(community.party, "secretary", "书记")
    chair = making.post(community.residents, "chair", "主任")
    community.secretary = making.person(member=100)
    begin = dice.date(2019, 2022)
    making.seat(community.secretary, head, "ELECTED", home=True, begin=begin)
    if dice.often(80):
        making.seat(community.secretary, chair, "CONCURRENT", home=False, begin=begin)
    else:
        making.seat(making.person(), chair, "ELECTED", home=True)
    making.join(f"person:{community.secretary}", community.party, "FULL", begin=dice.date(2012, 2016))
    seats = making.post(community.residents, "member", "委员", seats=dice.one((4, 4, 6)))
    community.members = [making.person(member=65) for _ in range(3)]
    for person in community.members:
        making.seat(person, seats, "ELECTED", home=True)
    own = making.post(community.party, "member", "委员", seats=dice.one((2, 4)))
    making.seat(community.members[0], own, dice.one(("ELECTED", "CONCURRENT")), home=False)
    colleague = making.person(member=100)
    making.seat(colleague, own, "ELECTED", home=True)
    for person in (colleague, *dice.most(community.members, 85)):
        making.join(f"person:{person}", community.party, dice.one(("FULL", "FULL", "PROBATIONARY")))
    if dice.often(50):
        making.formerly(dice.one((head, chair)))


def _firm_seats(making: Making) -> dict[str, str]:
    managers: dict[str, str] = {}
    for firm in making.firms:
        managers[firm] = making.person(member=35)
        making.seat(managers[firm], making.post(firm, "manager", "项目经理"), "APPOINTED", home=True)
        if making.dice.often(40):
            community = making.dice.one(making.communities)
            making.join(f"person:{managers[firm]}", community.party, "PART_TIME")
    return managers


def _committee_seats(making: Making, compound: Compound, managers: dict[str, str]) -> None:
    dice, body, community = making.dice, compound.committee, compound.community
    chair = making.post(body, "chair", "业委会主任")
    others = making.post(body, "member", "委员", seats=dice.one((2, 4, 4, 6)))
    if dice.often(25):
        making.seat(dice.one(community.members), chair, "CONCURRENT", home=False)
    else:
        person = making.person(member=60)
        making.seat(person, chair, "ELECTED", home=dice.one((True, None)))
        if compound.branch and dice.often(60):
            making.join(f"person:{person}", compound.branch, dice.one(("FULL", "REPORTED", "REPORTED")))
    for _ in range(dice.between(2, 3)):
        making.seat(making.person(), others, "ELECTED")
    if dice.often(30):
        making.seat(community.secretary, others, "CONCURRENT", home=False)
    if compound.firm and dice.often(4):
        # Whom the rule forbids to sit there.
        making.seat(managers[compound.firm], others, "ELECTED", home=False)
    if dice.often(25):
        making.formerly(chair)


def _branch_seats(making: Making, compound: Compound) -> None:
    dice, community = making.dice, compound.community
    head = making.post(compound.branch, "secretary", "书记")
    if dice.often(40):
        making.seat(dice.one(community.members), head, "CONCURRENT", home=False)
    else:
        person = making.person(member=100)
        making.seat(person, head, "ELECTED", home=True)
        making.join(f"person:{person}", compound.branch, "FULL")
    if dice.often(30):
        making.post(compound.branch, "deputy", "副书记", ex_officio_of=f"{community.party}-secretary")


def _shared_seats(making: Making) -> None:
    for branch in (*making.joint, making.industry):
        person = making.person(member=100)
        making.seat(person, making.post(branch, "secretary", "书记"), "APPOINTED", home=True)
        making.join(f"person:{person}", branch, "FULL")


def _bodies_together(making: Making) -> None:
    """Who belongs to the alliance, the leading group and the association, and who is paired with whom."""
    dice, alliance, group = making.dice, making.key("alliance"), making.key("group")
    residents = [community.residents for community in making.communities]
    committees = [compound.committee for compound in making.compounds if compound.committee]
    for body in [*dice.most(residents, 95), *dice.most(making.firms, 90), *dice.most(committees, 65)]:
        making.join(f"organization:{body}", alliance, "BODY")
    for department in dice.some(DEPARTMENTS, 3):
        making.join(f"organization:{department}", group, "BODY")
    for committee in dice.most(committees, 80):
        left = {"end": "2022"} if dice.often(10) else {}
        making.join(f"organization:{committee}", making.key("association"), "BODY", begin="2020-06", **left)
    for community in dice.most(making.communities, 50):
        making.join(f"organization:{dice.one(DEPARTMENTS)}", community.party, "PARTNER")
    for firm in dice.most(making.firms, 30):
        making.join(f"organization:{firm}", making.key("party"), "DUAL")
