"""A graph as the first release left it: the ledgers it was given, what it was asked, and its dump, loaded as it was.

`model_1.jsonl` holds every node and relation after that release applied FIRST and then SECOND to an empty graph;
`model_1.json` holds what it answered then, field by field. Both are its own words and are never written again.
"""

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any, Final, LiteralString, NamedTuple, cast

from graph.cypher import read
from graph.migrations import missing_steps
from tests.engines.under_test import EngineUnderTest

DUMP: Final = Path(__file__).with_suffix(".jsonl")
ANSWERS: Final = Path(__file__).with_suffix(".json")

_SOURCES = """
id,title,publisher,published,stated,url,complete,area
t-src,测试来源,某报,2019-01-05,2018-12,https://example.org/1,covers,330105001
"""
_AREAS = """
id,name,aliases,from,to,note
33,浙江省,,2000,,
33#2,浙江,浙;两浙,1949-10,1999,旧
34,安徽省,,,,
3301,杭州市,,,,
330105,拱墅区,,,,
330105001,米市巷街道,,,,
330105001L01,甲社区,,,,
330105001L02,乙社区,,,,
"""
_COMPOUNDS = """
id,name,aliases,area,management,service,tags,built,households
t-a,甲苑,甲;甲园,330105001L01,MARKET,COMMERCIAL,老旧;回迁,1998,120
t-b,乙苑,,330105001L02,,,,,
"""
_ORGANIZATIONS = """
id,name,kind,subtype,area,for,parent,operating,credit_code,full_members,term,from,to
t-office,街道办,SUBDISTRICT_OFFICE,,330105001,,,,,,,,
t-party,街道党工委,PARTY_ORGANIZATION,WORK_COMMITTEE,330105001,,,,,,,,
t-oc-a,甲业委会,OWNERS_COMMITTEE,,330105001L01,compound:t-a,,,,7,5,2018-02,
t-oc-b,乙业委会,OWNERS_COMMITTEE,,330105001L02,compound:t-b,,,,,,?,
t-branch,甲支部,PARTY_ORGANIZATION,BRANCH,330105001L01,organization:t-oc-a,t-party,,,,,,
t-firm,物业,PROPERTY_FIRM,,330105001,,,yes,91350100M000100Y43,,,?,
"""
_REST: Final[dict[str, str]] = {
    "people": "id,name,political_status,note\nt-p,测试人甲,中共党员,甲苑\nt-q,测试人乙,,\n",
    "posts": "id,organization,title,rank,seats,ex_officio_of\n"
    "t-head,t-oc-a,主任,,1,\nt-secretary,t-branch,书记,,1,\nt-guest,t-party,兼职委员,,2,t-head\n",
    "appointments": "id,person,post,basis,home,on_behalf_of,from,to\n"
    "t-1,t-p,t-head,ELECTED,yes,,2018-02,\nt-2,t-p,t-secretary,CONCURRENT,,t-oc-a,2018-03-01,\n"
    "t-3,t-q,t-head,,,,2016,2018-01\n",
    "memberships": "id,member,organization,kind\nt-1,person:t-p,t-branch,FULL\n"
    "t-2,organization:t-firm,t-party,PARTNER\n",
    "covers": "id,party_organization,unit,mode,through\n"
    "t-1,t-branch,organization:t-oc-a,SOLE,\nt-2,t-party,organization:t-oc-b,INSTRUCTOR,person:t-q\n"
    "t-3,,organization:t-firm,NONE,\n",
    "contracts": "id,provider,compound,kind,from,to\nt-1,t-firm,t-a,STANDARD,2018-05,2020-04\n",
    "problems": "id,title,category,place,channel,raised_by,reported,status,settled,resolution,verdict,count\n"
    "t-1,漏水,维修,compound:t-a,来访,organization:t-oc-a,2018-06,SETTLED,2018-09-01,已修,SATISFIED,\n"
    "t-2,一批停车投诉,,area:330105001L02,,,,REPORTED,,,,12\n",
    "handlings": "id,problem,handler,step,role,action,amount,share,outcome\n"
    "t-1,t-1,organization:t-office,1,CONVENER,召集,,,\nt-2,t-1,organization:t-firm,2,FUNDER,出资,12500.50,一半,修好\n",
    "meetings": "id,title,kind,level,place,held,topic,decision,feedback,problems,follows,accepted\n"
    "t-1,碰头会,DELIBERATION,COMMUNITY,compound:t-a,2018-06,漏水,先查,不够,t-1,,3\n"
    "t-2,再次碰头,DELIBERATION,COMMUNITY,compound:t-a,2018-07,漏水,再修,,t-1,t-1,\n",
    "participations": "id,meeting,participant,capacity\nt-1,t-1,organization:t-office,HOST\n"
    "t-2,t-1,person:t-p,业委会\n",
    "claims": "id,measure,about,unit,as_of,numerator,denominator,value,qualifier,rounding,text,derived\n"
    "t-1,PARTY_WORK,area:330105001,OWNERS_COMMITTEE,2018-12,2,2,100%,=,truncate,全覆盖,两个都有\n"
    "t-2,COUNT,organization:t-firm,人,,,,30.5,about,,,\n",
    "rules": "id,kind,name,scope,document,parameters,from\n"
    "t-1,COVERAGE,覆盖口径,area:330105,某文件,rounding=truncate;decimals=1,2018\nt-2,TEMPLATE,三步,area:330105001,,,\n",
    "rule_items": "id,rule,order,name,actor,target,due,text\nt-1,t-2,1,收集,社区,物业,1日,先收集\nt-2,t-2,2,议事,,,,\n",
}

FIRST: Final[dict[str, str]] = {
    "sources": _SOURCES,
    "areas": _AREAS,
    "compounds": _COMPOUNDS,
    "organizations": _ORGANIZATIONS,
    **_REST,
}
SECOND: Final[dict[str, str]] = {
    **FIRST,
    # Corrected: a province's name, a compound's households, and what was said to be uncovered.
    "areas": _AREAS.replace("33,浙江省,,2000,,", "33,浙江省（更正）,浙江,2000,,更正"),
    "compounds": _COMPOUNDS.replace("1998,120", "1999,144"),
    "covers": _REST["covers"].replace("t-3,,organization:t-firm,NONE,", "t-3,t-party,organization:t-firm,JOINT,"),
}

_IDS: Final = (
    *(f"area:{code}" for code in ("33", "34", "3301", "330105", "330105001", "330105001L01", "330105001L02")),
    *(f"compound:t-{key}" for key in "ab"),
    *(f"organization:t-{key}" for key in ("office", "party", "oc-a", "oc-b", "branch", "firm")),
    *("person:t-p", "person:t-q", "post:t-head", "post:t-guest", "problem:t-1", "problem:t-2", "meeting:t-1"),
    *("meeting:t-2", "claim:t-1", "claim:t-2", "rule:t-1", "rule:t-2", "source:t-src"),
)
_STATED = "from to holds attestation note statedBy { locator source { id title } }"
_SAID: Final = (
    "Area { name aliases code level parent { id } children { nodes { id } } organizations { nodes { id } } }",
    "Compound { name aliases management service tags built households }",
    "Organization { name kind subtype operating creditCode fullMembers parent { id } posts { nodes { id } } }",
    "Person { name politicalStatus appointments { nodes { id } } }",
    "Post { post: title seats }",
    "Problem { problem: title category channel status settled resolution verdict count }",
    "Meeting { called: title meeting: kind at: level held topic decision feedback }",
    "Claim { measure unit asOf numerator denominator value qualifier rounding text derived }",
    "Rule { name rule: kind document items { nodes { id } } }",
    "Source { source: title publisher published stated url complete }",
)
_AT = "asOf: $day, knownAt: $at"
_COVERAGE = "numerator denominator percent bounds { low high } rule { rounding decimals }"
_SITTING = "person { name } homeBy home { post { id } } host { post { id } }"
_FIELDS: Final = {
    "publication": "publication(knownAt: $at) { revision publishedAt }",
    "nodes": f"nodes(ids: $ids, {_AT}) {{ id ... on Entity {{ {_STATED} }} "
    + " ".join(f"... on {said}" for said in _SAID)
    + " }",
    "firms": f'firms: coverage(area: "330105001", unit: PROPERTY_FIRM, measure: PARTY_WORK, {_AT}) {{ {_COVERAGE} }}',
    "committees": f'committees: coverage(area: "330105001", unit: OWNERS_COMMITTEE, measure: PARTY_WORK, {_AT}) '
    f"{{ {_COVERAGE} }}",
    "crossAppointments": f'crossAppointments(area: "330105", {_AT}) '
    f"{{ directions {{ homeKind hostKind appointments }} appointments {{ nodes {{ {_SITTING} }} }} }}",
    "problemTrace": f"problemTrace(id: $id, {_AT}) {{ problem {{ title status }} "
    "steps { step role handler { name } action } rounds { number meeting { decision feedback } } }",
}
_VARIABLES: Final = {"ids": "$ids: [ID!]!", "id": "$id: ID!", "day": "$day: Date", "at": "$at: DateTime"}
_VALUES: Final[dict[str, object]] = {"ids": list(_IDS), "id": "problem:t-1"}


class Asked(NamedTuple):
    """One field that was asked, on a day, as known at a moment (now where there is none), and its answer."""

    field: str
    day: str
    at: str | None
    answer: object

    @property
    def document(self) -> str:
        """The operation."""
        text = _FIELDS[self.field]
        taken = ", ".join(declared for name, declared in _VARIABLES.items() if re.search(rf"\${name}\b", text))
        return f"query Asked({taken}) {{ {text} }}"

    @property
    def variables(self) -> dict[str, object]:
        """What it takes."""
        values = _VALUES | {"day": self.day, "at": self.at}
        return {name: value for name, value in values.items() if re.search(rf"\${name}\b", _FIELDS[self.field])}


def asked() -> list[Asked]:
    """All that was asked: on two days, as known then and now, and before anything was."""
    return [Asked(**each) for each in json.loads(ANSWERS.read_text("utf-8"))]


def load(engine: EngineUnderTest) -> None:
    """Writes the dump into an empty database, with the keys and indexes of its model and no others of ours."""
    nodes: defaultdict[str, list[object]] = defaultdict(list)
    edges: defaultdict[str, list[object]] = defaultdict(list)
    for line in _lines():
        if "labels" in line:
            nodes[":".join(line["labels"])].append(line["properties"])
        else:
            edges[line["type"]].append([line["from"], line["to"]])
    with engine.session() as session:
        for step in missing_steps(1):
            for name in re.findall(r"CREATE INDEX (\w+)", "".join(map(read, step.indexes))):
                session.run(cast("LiteralString", f"DROP INDEX {name} IF EXISTS")).consume()
        if engine.name == "neo4j":
            # The embedded engine's own is made by its opening, not by a migration.
            session.run("DROP INDEX `Fact[words]` IF EXISTS").consume()
        for statement in read("migrations/model_1_indexes.cypher").split(";"):
            if statement.strip():
                session.run(statement).consume()
        for labels, rows in nodes.items():
            text = cast("LiteralString", f"UNWIND $rows AS row CREATE (n:{labels}) SET n = row")
            session.run(text, rows=rows).consume()
        for edge, ends in edges.items():
            text = "UNWIND $ends AS ends MATCH (f:Fact {version: ends[0]}) MATCH (e:Entity {id: ends[1]}) "
            session.run(cast("LiteralString", f"{text} CREATE (f)-[:{edge}]->(e)"), ends=ends).consume()


def contents(engine: EngineUnderTest) -> dict[str, dict[str, Any]]:
    """What every node says, and which nodes it goes to, by what tells it from the others."""
    with engine.session() as session:
        found = session.run(
            "MATCH (n) WHERE NOT n:SanfangTestDatabase RETURN labels(n) AS labels, properties(n) AS said, "
            "COLLECT { MATCH (n)-[r]->(e) RETURN type(r) + ' ' + e.id } AS edges"
        )
        every: dict[str, dict[str, Any]] = {}
        for node in found:
            said = dict(node["said"]) | {"labels": sorted(node["labels"]), "edges": sorted(node["edges"])}
            said.pop("touched", None)
            key = said.get("version") or said.get("id") or f"publication {said['revision']}"
            every[str(key)] = said
        return every


def _lines(label: str | None = None) -> list[dict[str, Any]]:
    lines = map(json.loads, DUMP.read_text("utf-8").splitlines())
    return [line for line in lines if label is None or label in line.get("labels", ())]
