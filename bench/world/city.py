"""The part of the city that its streets share: divisions, departments, the rules in force, and a few figures of it."""

from bench.world.places import BUSY_DEPARTMENT, CITY, NAMESPACE, PROVINCE, STATED, district_code
from bench.world.sheets import Part, Sheets

SCHEME = f"{NAMESPACE}-rule-scheme"
CITY_PARTY = f"{NAMESPACE}-city-party"
_DEPARTMENTS = (
    "综合行政执法局",
    "住房保障和房产管理局",
    "民政局",
    "消防救援支队",
    "市场监督管理局",
    "公安局",
    "生态环境局",
    "规划局",
)
_OF_DISTRICT = (("civil", "民政局"), ("housing", "住建局"), ("fire", "消防救援大队"))

DEPARTMENTS = tuple(f"{NAMESPACE}-department-{number:02}" for number in range(1, len(_DEPARTMENTS) + 1))
"""The city's departments; the first is the busy one."""

_COVERAGE = (
    "organization=SOLE,JOINT,INDUSTRY;work=ATTACHED,INSTRUCTOR,UNSTATED;temporary_branches=yes;functional_branches=no"
)
_COMMITTEES = (
    "body=OWNERS_COMMITTEE;term_years_min=3;term_years_max=5;size_min=5;size_max=11;size_odd=yes;"
    "small_households_below=100;small_size=3;report_months_before=3;handover_days=10"
)
_RESIDENTS = "body=RESIDENTS_COMMITTEE;term_years_min=5;term_years_max=5"
_PAIR = "one=OWNERS_COMMITTEE;other=PROPERTY_FIRM;same_compound=yes;kin=no"
_CLOCK = "dispatch_hours_urgent=1;dispatch_hours_general=24;feedback_days=7,15"
_GRADES = "satisfied=SATISFIED,BASICALLY_SATISFIED;rated=SATISFIED,BASICALLY_SATISFIED,DISSATISFIED"

_RULES = (
    ("coverage", "COVERAGE", "覆盖率口径", _COVERAGE),
    ("member-share", "MEMBER_SHARE", "业主委员会党员比例", "threshold_percent=50"),
    ("term-committee", "TERM", "业主委员会任期", _COMMITTEES),
    ("term-residents", "TERM", "居民委员会任期", _RESIDENTS),
    ("term-branch", "TERM", "党支部任期", "body=BRANCH;term_years_min=3;term_years_max=3"),
    ("pair", "PROHIBITED_PAIR", "禁止兼任", _PAIR),
    ("clock", "CLOCK", "办理时限", _CLOCK),
    ("satisfaction", "SATISFACTION", "满意度口径", _GRADES),
    ("scheme", "SCHEME", "红黑榜", "subject=COMPOUND;cycle_months=12;results=RED,BLACK,PASS"),
    ("consequence", "CONSEQUENCE", "黑榜约谈", f"result=BLACK;running=1;period=ROUND;scheme={SCHEME}"),
    ("template", "TEMPLATE", "五方五步", "cycle_months=1"),
)
_STEPS = (
    ("收集议题", "月初"),
    ("确定议题", "上旬"),
    ("开展协商", "中旬"),
    ("组织实施", "月底前"),
    ("反馈结果", "1日内"),
)


def city_part(districts: int) -> Part:
    """The shared part of a city of so many districts."""
    source = f"{NAMESPACE}-city-ledger"
    sheets = Sheets("city", source)
    sheets.add("sources", source, title="样城台账（生成，非真实）", stated=STATED, attestation="GENERATED")
    _divisions(sheets, districts)
    _bodies(sheets)
    for district in range(1, districts + 1):
        _district(sheets, district)
    _rules(sheets)
    area = f"area:{CITY}"
    sheets.add("claims", f"{NAMESPACE}-claim-districts", measure="COUNT", about=area, unit="COUNTY", value=districts)
    return sheets.part


def district_party(district: int) -> str:
    """The key of a district's party committee."""
    return f"{NAMESPACE}-d{district:02}-party"


def district_departments(district: int) -> tuple[str, ...]:
    """The keys of a district's departments."""
    return tuple(f"{NAMESPACE}-d{district:02}-{slug}" for slug, _ in _OF_DISTRICT)


def _divisions(sheets: Sheets, districts: int) -> None:
    sheets.add("areas", PROVINCE, name="样省")
    sheets.add("areas", CITY, name="样城市")
    for district in range(1, districts + 1):
        sheets.add("areas", district_code(district), name=f"样城第{district}区")


def _bodies(sheets: Sheets) -> None:
    row = {"kind": "PARTY_ORGANIZATION", "subtype": "COMMITTEE", "area": CITY}
    sheets.add("organizations", CITY_PARTY, name="样城市委", **row)
    for key, name in zip(DEPARTMENTS, _DEPARTMENTS, strict=True):
        sheets.add("organizations", key, name=f"样城市{name}", kind="DEPARTMENT", area=CITY)
        sheets.add("posts", f"{key}-head", organization=key, title="局长", seats=1)
    sheets.add("posts", f"{BUSY_DEPARTMENT}-liaison", organization=BUSY_DEPARTMENT, title="联络员", seats=12)


def _district(sheets: Sheets, district: int) -> None:
    area, name = district_code(district), f"样城第{district}区"
    party = district_party(district)
    row = {"kind": "PARTY_ORGANIZATION", "subtype": "COMMITTEE", "area": area, "parent": CITY_PARTY}
    sheets.add("organizations", party, name=f"{name}委", **row)
    sheets.add("posts", f"{party}-secretary", organization=party, title="区委书记", seats=1)
    for key, (_, called) in zip(district_departments(district), _OF_DISTRICT, strict=True):
        sheets.add("organizations", key, name=f"{name}{called}", kind="DEPARTMENT", area=area)
        sheets.add("posts", f"{key}-head", organization=key, title="局长", seats=1)


def _rules(sheets: Sheets) -> None:
    for slug, kind, name, parameters in _RULES:
        key, scope = f"{NAMESPACE}-rule-{slug}", f"area:{CITY}"
        sheets.add("rules", key, kind=kind, name=name, scope=scope, parameters=parameters, begin="2015")
    rule = f"{NAMESPACE}-rule-template"
    for order, (name, due) in enumerate(_STEPS, 1):
        sheets.add("rule_items", f"{rule}-{order}", rule=rule, order=order, name=name, target="五步", due=due)
