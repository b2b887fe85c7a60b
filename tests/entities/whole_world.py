"""A small world that has every relation of the model; each table has a source of its own, `t-` and its name."""

_TABLES = {
    "areas": """
id,name,parts,succeeds
33,浙江省,,
330105001,米市巷街道,,
330105001L01,甲社区,,
330105001L02,乙社区,330105001L01,330105002
330105002,湖墅街道,,
""",
    "compounds": "id,name,area\nt-a,甲苑,330105001L01\nt-b,乙苑,330105001L02\n",
    "organizations": """
id,name,kind,area,parent,for,succeeds
t-street,街道党工委,PARTY_ORGANIZATION,330105001,,,
t-branch,甲支部,PARTY_ORGANIZATION,330105001L01,t-street,compound:t-a,
t-oc,甲业委会,OWNERS_COMMITTEE,330105001L01,,compound:t-a,
t-arm,业委会党小组,PARTY_ORGANIZATION,330105001L01,,organization:t-oc,
t-old,旧物业,PROPERTY_FIRM,330105002,,,
t-firm,甲物业,PROPERTY_FIRM,330105002,,,t-old
""",
    "people": "id,name\nt-wang,甲某\nt-li,乙某\n",
    "posts": """
id,organization,title,ex_officio_of
t-chair,t-oc,主任,
t-sec,t-branch,书记,t-chair
""",
    "appointments": "id,person,post,on_behalf_of\nt-1,t-wang,t-chair,t-street\n",
    "memberships": """
id,member,organization,kind
t-1,organization:t-oc,t-street,BODY
t-2,person:t-wang,t-branch,FULL
""",
    "covers": """
id,party_organization,unit,mode,through
t-1,t-street,organization:t-firm,INSTRUCTOR,post:t-sec
t-2,t-street,compound:t-a,INSTRUCTOR,person:t-wang
""",
    "contracts": "id,provider,compound\nt-1,t-firm,t-a\n",
    "problems": """
id,title,place,raised_by,recurrence_of
t-p1,漏水,compound:t-a,organization:t-oc;person:t-wang,
t-p2,又漏水,area:330105001L01,,t-p1
""",
    "handlings": """
id,problem,handler,step,role
t-1,t-p1,organization:t-firm,1,EXECUTOR
t-2,t-p1,person:t-wang,2,LEAD
""",
    "meetings": """
id,title,kind,place,problems,follows
t-m1,议事会,DELIBERATION,compound:t-a,t-p1,
t-m2,联席会,CONGRESS,area:330105001L01,,t-m1
""",
    "participations": "id,meeting,participant\nt-1,t-m1,organization:t-oc\nt-2,t-m1,person:t-wang\n",
    "claims": """
id,measure,about
t-c1,COUNT,compound:t-a
t-c2,COUNT,area:330105001L01
t-c3,COUNT,organization:t-oc
t-c4,COUNT,meeting:t-m1
t-c5,COUNT,problem:t-p1
""",
    "rules": """
id,kind,name,scope
t-r1,TEMPLATE,五步法,area:330105001L01
t-r2,SCHEME,小区公约,compound:t-a
t-r3,STAFFING,支部配备,organization:t-branch
""",
    "rule_items": "id,rule,order,name\nt-1,t-r1,1,收集\n",
    "rounds": "id,scheme,area\nt-q1,t-r2,330105001L01\n",
    "listings": """
id,round,subject,result,by
t-1,t-q1,organization:t-firm,RED,organization:t-street
t-2,t-q1,compound:t-a,RED,person:t-wang
""",
    "namesakes": """
id,one,other
t-1,compound:t-a,compound:t-b
t-2,meeting:t-m1,meeting:t-m2
t-3,organization:t-old,organization:t-firm
t-4,person:t-wang,person:t-li
t-5,post:t-chair,post:t-sec
t-6,problem:t-p1,problem:t-p2
""",
    "merges": """
id,kept,merged
t-1,compound:t-a,compound:t-x
t-2,meeting:t-m1,meeting:t-x
t-3,organization:t-oc,organization:t-x
t-4,person:t-wang,person:t-x
t-5,post:t-chair,post:t-x
t-6,problem:t-p1,problem:t-x
""",
    "confirmations": "id,fact,day\nt-1,contract:t-1,2018-05\n",
    "withdrawals": "id,fact\nt-1,claim:t-c9\n",
}


def _stated() -> dict[str, str]:
    """The tables, each stated by the source of its name."""
    told = {"sources": "id,title,stated\n" + "".join(f"{source(table)},{table},2018\n" for table in _TABLES)}
    for table, text in _TABLES.items():
        first, *rows = text.strip().splitlines()
        told[table] = "\n".join([f"{first},source", *(f"{row},{source(table)}#p1" for row in rows)])
    return told


def source(table: str) -> str:
    """The key of a table's source."""
    return f"t-{table.replace('_', '-')}"


WORLD = _stated()

BEFORE = {
    "compounds": "id,name,area\nt-b,乙苑,330105001L02\nt-x,甲苑,330105001L01\n",
    "organizations": "id,name,kind,area\nt-x,甲业委会,OWNERS_COMMITTEE,330105001L01\n",
    "people": "id,name\nt-x,甲某\n",
    "posts": "id,organization,title\nt-x,t-x,主任\n",
    "problems": "id,title,place\nt-x,漏水,compound:t-b\n",
    "meetings": "id,title,kind,place\nt-x,议事会,DELIBERATION,compound:t-b\n",
    "claims": "id,measure,about\nt-c9,COUNT,compound:t-b\n",
}
"""An earlier ledger: records that the later one merges into its own, and a claim that it withdraws."""
