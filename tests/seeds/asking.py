"""What the tests of several places ask of the seeds: a rule's items, a scope's rules, and the published figures."""

from collections.abc import Iterable
from typing import Any

from tests.world import World

ITEMS = """
query ($id: ID!) {
  node(id: $id) {
    ... on Rule { items(first: 200) { nodes { order name actor target due text statedBy { locator } } } }
  }
}
"""

CLAIMS = """
query ($ids: [ID!]!) {
  nodes(ids: $ids) { ... on Claim { id measure unit value about { id } statedBy { locator } } }
}
"""

RULES = """
query ($id: ID!) {
  node(id: $id) {
    ... on Area { rules(first: 200) { nodes { name kind } } }
    ... on Compound { rules(first: 200) { nodes { name kind } } }
    ... on Organization { rules(first: 200) { nodes { name kind } } }
  }
}
"""

Figure = tuple[str, str, str | None, str | None, str]
"""What a claim is about, its measure, its unit, its value as printed, and the paragraph it stands in."""


async def told(places: World, fields: str, *ids: str) -> Any:
    """These fields of these entities, in that order."""
    document = f"query ($ids: [ID!]!) {{ nodes(ids: $ids) {{ {fields} }} }}"
    return (await places.ask(document, ids=list(ids)))["nodes"]


async def items(places: World, rule: str) -> Any:
    """A rule's items, in their order, which is told from 1 without a gap."""
    found = (await places.ask(ITEMS, id=f"rule:{rule}"))["node"]["items"]["nodes"]
    assert [each["order"] for each in found] == list(range(1, len(found) + 1))
    return found


async def rule_names(places: World, scope: str) -> dict[str, str]:
    """The rules of an area, a compound or a body itself, and of what kind each is."""
    found = (await places.ask(RULES, id=scope))["node"]["rules"]["nodes"]
    assert len({each["name"] for each in found}) == len(found)
    return {each["name"]: each["kind"] for each in found}


async def claims(places: World, namespace: str, keys: Iterable[str]) -> dict[str, Figure]:
    """The published figures of these keys, such as `firms` of `claim:xs-claim-firms`."""
    wanted = {f"claim:{namespace}-claim-{key}": key for key in keys}
    found = (await places.ask(CLAIMS, ids=list(wanted)))["nodes"]
    return {
        wanted[each["id"]]: (
            each["about"]["id"],
            each["measure"],
            each["unit"],
            each["value"],
            each["statedBy"]["locator"],
        )
        for each in found
        if each
    }
