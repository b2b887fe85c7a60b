"""The graph's words: kinds of entity, labels of facts and relationship types that every Cypher file and table uses.

An entity is an anchor, a node with two labels (`Entity` and its kind's) that holds nothing but its id. What is said of
it, and of how it stands to others, are facts: a node with two labels (`Fact` and its own) per version.
"""

from enum import StrEnum


class Kind(StrEnum):
    """Kinds of entity: the first part of an id, such as `organization` in `organization:msx-sanfang-office`."""

    AREA = "area"
    COMPOUND = "compound"
    ORGANIZATION = "organization"
    PERSON = "person"
    POST = "post"
    PROBLEM = "problem"
    MEETING = "meeting"
    CLAIM = "claim"
    RULE = "rule"
    SOURCE = "source"
    ASSESSMENT_ROUND = "round"

    @property
    def label(self) -> str:
        """The anchor's own label."""
        return self.name.title().replace("_", "")


class Fact(StrEnum):
    """Labels of facts."""

    AREA_STATE = "AreaState"
    COMPOUND_STATE = "CompoundState"
    ORGANIZATION_STATE = "OrganizationState"
    PERSON_STATE = "PersonState"
    POST_STATE = "PostState"
    PROBLEM_STATE = "ProblemState"
    MEETING_STATE = "MeetingState"
    CLAIM_STATE = "ClaimState"
    RULE_STATE = "RuleState"
    SOURCE_STATE = "SourceState"
    ASSESSMENT_ROUND_STATE = "AssessmentRoundState"
    APPOINTMENT = "Appointment"
    MEMBERSHIP = "Membership"
    COVER = "Cover"
    CONTRACT = "Contract"
    HANDLING = "Handling"
    PARTICIPATION = "Participation"
    RULE_ITEM = "RuleItem"
    LISTING = "Listing"
    MERGE = "Merge"
    NAMESAKE = "Namesake"
    CONFIRMATION = "Confirmation"
    WITHDRAWAL = "Withdrawal"


class Edge(StrEnum):
    """Relationship types, each from a fact to an anchor."""

    OF = "OF"
    IN = "IN"
    UNDER = "UNDER"
    FOR = "FOR"
    SEAT_OF = "SEAT_OF"
    EX_OFFICIO = "EX_OFFICIO"
    HOLDER = "HOLDER"
    POST = "POST"
    ON_BEHALF_OF = "ON_BEHALF_OF"
    MEMBER = "MEMBER"
    BY = "BY"
    THROUGH = "THROUGH"
    AT = "AT"
    RAISED_BY = "RAISED_BY"
    RECURRENCE_OF = "RECURRENCE_OF"
    ON = "ON"
    FOLLOWS = "FOLLOWS"
    ABOUT = "ABOUT"
    SCOPE = "SCOPE"
    PART = "PART"
    SUCCEEDS = "SUCCEEDS"
    SCHEME = "SCHEME"
    IN_ROUND = "IN_ROUND"
    MERGED = "MERGED"
    OTHER = "OTHER"
    STATED_BY = "STATED_BY"
