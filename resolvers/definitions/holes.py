"""What a structural hole is: a finding in a unit, a post, a pair of seats, a branch, a compound or a closed body."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.codelists import Attestation, Management, OrganizationKind
from graph.entities.lists import CompleteSource
from graph.questions.structural_holes import HoleFact, StructuralHolesRow
from graph.readings.posts import PostsRow
from graph.readings.units import Reach, UnitsRow
from resolvers.definitions.complete import told_absent
from resolvers.definitions.coverage import DEFAULT_ATTESTATIONS, CoverageStandard, decide
from resolvers.definitions.coverage_words import CoverageReason, CoverageVerdict
from resolvers.definitions.cross_appointments import CrossAppointment, Sitting
from resolvers.definitions.held_posts import Certainty, surplus_of
from resolvers.definitions.hole_words import StructuralHoleKind

_ORDER = tuple(StructuralHoleKind)


@dataclass(frozen=True)
class StructuralHole:
    """A finding.

    Attributes:
        kind: what is found.
        certainty: whether it is known, or merely nothing else recorded.
        subject: the unit, post, body or compound; of a prohibited pair, the committee.
        involved: the other entities in it, by id; people are among them whether they may be named or not.
        grounds: the facts it rests on, by id; none where it rests on what is not recorded.
        reason: of a unit or compound, why coverage does not count it.
        number, bound: how many there are and how many there may be: units, holders, full members.
        rule: the id of the recorded rule that sets the bound or forbids the pair.
        holder: of a prohibited pair, who holds both seats; the seats' own facts may be others' as well.
    """

    kind: StructuralHoleKind
    certainty: Certainty
    subject: str
    involved: tuple[str, ...] = ()
    grounds: tuple[HoleFact, ...] = ()
    reason: CoverageReason | None = None
    number: int | None = None
    bound: int | None = None
    rule: str | None = None
    holder: str | None = None

    @property
    def key(self) -> str:
        """What findings are sorted by: their kind, then their subject, then their facts, then the holder."""
        # A space sorts before whatever an id may hold.
        facts = (ground.fact for ground in self.grounds[:2])
        return " ".join((f"{_ORDER.index(self.kind):02}", self.subject, *facts, self.holder or ""))


def holes_in_units(
    kind: StructuralHoleKind, units: Iterable[UnitsRow], standard: CoverageStandard
) -> Iterable[StructuralHole]:
    """The units that coverage does not count by a measure, or of which it is not known."""
    for unit in units:
        decision = decide(unit, standard)
        if decision.verdict not in (CoverageVerdict.NOT_COUNTED, CoverageVerdict.UNKNOWN):
            continue
        yield StructuralHole(
            kind,
            Certainty.KNOWN if decision.verdict is CoverageVerdict.NOT_COUNTED else Certainty.UNKNOWN,
            unit.id,
            _sorted(reach.organization for reach in decision.reaches),
            _grounds(_of_reach(reach) for reach in decision.reaches),
            decision.reason,
        )


def seats_held_twice(posts: Iterable[PostsRow]) -> Iterable[StructuralHole]:
    """The posts that more people hold than they have seats; nothing of those whose seats are not recorded."""
    for post in posts:
        if surplus_of(post) and Attestation(post.body_attestation) in DEFAULT_ATTESTATIONS:
            yield StructuralHole(
                StructuralHoleKind.SEAT_HELD_TWICE,
                Certainty.KNOWN,
                post.id,
                _sorted((post.organization, *post.people)),
                _grounds(_of_holdings(post)),
                number=len(post.people),
                bound=post.seats,
            )


def prohibited_posts(found: Iterable[CrossAppointment]) -> Iterable[StructuralHole]:
    """Those who sit in an owners' committee and in the firm that serves its compound."""
    for pair in found:
        if not pair.prohibited:
            continue
        sides = (pair.home, pair.host)
        bodies = {side.seat.organization for side in sides}
        committee = next(
            side.seat.organization for side in sides if side.seat.kind == OrganizationKind.OWNERS_COMMITTEE.value
        )
        posts = {side.seat.post for side in sides}
        yield StructuralHole(
            StructuralHoleKind.PROHIBITED_POSTS,
            Certainty.KNOWN,
            committee,
            _sorted((bodies | posts | {pair.holder, *pair.compounds}) - {committee}),
            _grounds(_of_sitting(side) for side in sides),
            rule=pair.rule.id if pair.rule else None,
            holder=pair.holder,
        )


def joint_branch_over(row: StructuralHolesRow, *, most: int, rule: str | None) -> StructuralHole | None:
    """A branch that covers more units jointly than it may; units outside totals are not among them."""
    among = [ground for ground in row.grounds if _counts(ground.other_attestation)]
    units = _sorted(ground.other for ground in among)
    if len(units) <= most:
        return None
    kind = StructuralHoleKind.JOINT_BRANCH_OVER_FIVE
    return StructuralHole(
        kind, Certainty.KNOWN, row.id, units, _grounds(among), number=len(units), bound=most, rule=rule
    )


def fallback_without_unit(row: StructuralHolesRow, complete: Sequence[CompleteSource], day: str) -> StructuralHole:
    """A compound under fallback service without a named provider: known where the contracts are told whole."""
    whole = told_absent(("contracts",), complete, stays=row.stays, day=day)
    backed = row.state if row.management == Management.STATE_BACKED.value else ()
    return StructuralHole(
        StructuralHoleKind.FALLBACK_WITHOUT_UNIT,
        Certainty.KNOWN if whole else Certainty.UNKNOWN,
        row.id,
        _sorted(ground.other for ground in row.grounds),
        _grounds((*backed, *row.grounds)),
    )


def closed_with_open_facts(row: StructuralHolesRow) -> StructuralHole | None:
    """A closed body of which something still runs, with its last state before what runs."""
    if not row.grounds:
        return None
    return StructuralHole(
        StructuralHoleKind.CLOSED_WITH_OPEN_FACTS,
        Certainty.KNOWN,
        row.id,
        _sorted(ground.other for ground in row.grounds),
        (*row.state, *_grounds(row.grounds)),
        number=len({ground.fact for ground in row.grounds}),
    )


def in_totals(row: StructuralHolesRow) -> bool:
    """Whether the subject is among what makes up totals."""
    return _counts(row.attestation)


def _counts(attestation: str | None) -> bool:
    return attestation is not None and Attestation(attestation) in DEFAULT_ATTESTATIONS


def _sorted(ids: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({id for id in ids if id is not None}))


def _grounds(facts: Iterable[HoleFact]) -> tuple[HoleFact, ...]:
    # One state may belong to several units: once a fact and entity.
    return tuple(sorted({(fact.fact, fact.other or ""): fact for fact in facts}.values(), key=ground_key))


def ground_key(fact: HoleFact) -> str:
    """What grounds are sorted by."""
    return f"{fact.fact} {fact.other or ''}"


def _of_reach(reach: Reach) -> HoleFact:
    label = {"cover": "Cover", "contract": "Contract"}.get(reach.fact.partition(":")[0], "OrganizationState")
    return _fact(reach, label, reach.organization)


def _of_holdings(post: PostsRow) -> Iterable[HoleFact]:
    for holding in post.holdings:
        if holding.held == post.id:
            yield _fact(holding, "Appointment", holding.person)
        else:
            # Held ex officio: the post's own state says so; whose appointment it follows may stand elsewhere.
            yield _fact(post, "PostState", holding.person)


def _of_sitting(sitting: Sitting) -> HoleFact:
    label = "PostState" if sitting.fact == sitting.seat.fact else "Appointment"
    return _fact(sitting, label, sitting.seat.post)


def _fact(said: Reach | PostsRow | Sitting | object, label: str, other: str | None) -> HoleFact:
    names = ("fact", "since", "until", "attestation", "note", "source", "locator")
    values = {name: getattr(said, name) for name in names}
    return HoleFact(label=label, other=other, other_attestation=None, **values)
