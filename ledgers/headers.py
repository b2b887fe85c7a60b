"""Column names as ledgers write them: English names, with Chinese headers accepted as aliases."""

from ledgers.tables import Row

_CHINESE: dict[str, str] = {
    "编号": "id",
    "来源": "source",
    "备注": "note",
    "依据方式": "attestation",
    "起": "from",
    "起始": "from",
    "止": "to",
    "截止": "to",
    "名称": "name",
    "姓名": "name",
    "标题": "title",
    "职务": "title",
    "别名": "aliases",
    "区划代码": "area",
    "区域": "area",
    "类型": "kind",
    "类别": "category",
    "子类型": "subtype",
    "上级": "parent",
    "隶属": "parent",
    "所属": "for",
    "统一社会信用代码": "credit_code",
    "正常运营": "operating",
    "正式党员数": "full_members",
    "届期": "term",
    "管理方式": "management",
    "物业类型": "service",
    "标签": "tags",
    "建成": "built",
    "户数": "households",
    "政治面貌": "political_status",
    "组织": "organization",
    "级别": "rank",
    "席位": "seats",
    "兼任自": "ex_officio_of",
    "人员": "person",
    "岗位": "post",
    "产生方式": "basis",
    "本职": "home",
    "代表": "on_behalf_of",
    "成员": "member",
    "党组织": "party_organization",
    "单位": "unit",
    "方式": "mode",
    "通过": "through",
    "服务方": "provider",
    "小区": "compound",
    "地点": "place",
    "渠道": "channel",
    "反映人": "raised_by",
    "反映日期": "reported",
    "状态": "status",
    "解决日期": "settled",
    "处理结果": "resolution",
    "评价": "verdict",
    "重复自": "recurrence_of",
    "件数": "count",
    "问题": "problem",
    "处理方": "handler",
    "步骤": "step",
    "角色": "role",
    "措施": "action",
    "金额": "amount",
    "分担": "share",
    "结果": "outcome",
    "发布者": "publisher",
    "发布日期": "published",
    "所述日期": "stated",
    "网址": "url",
    "完整表": "complete",
    "会议": "meeting",
    "层级": "level",
    "召开日期": "held",
    "议题": "topic",
    "决议": "decision",
    "反馈": "feedback",
    "所议问题": "problems",
    "接续": "follows",
    "受理数": "accepted",
    "答复数": "answered",
    "发放数": "handed_out",
    "参与方": "participant",
    "身份": "capacity",
    "指标": "measure",
    "对象": "about",
    "截至": "as_of",
    "时期": "period",
    "比较基期": "base",
    "范围": "subset",
    "分子": "numerator",
    "分母": "denominator",
    "数值": "value",
    "限定词": "qualifier",
    "取整方式": "rounding",
    "原文": "text",
    "推算过程": "derived",
    "适用对象": "scope",
    "文件": "document",
    "参数": "parameters",
    "规则": "rule",
    "顺序": "order",
    "主体": "actor",
    "客体": "target",
    "时限": "due",
}
"""A header may stand for a column in every table that has it."""


def columns_of(table: type[Row]) -> list[str]:
    """A table's columns by their English headers, in the table's order."""
    return [field.alias or name for name, field in table.model_fields.items()]


def column_of(table: type[Row], header: str) -> str | None:
    """The column a header names in a table, as the English header, or nothing where the table has no such column."""
    known = columns_of(table)
    lowered = header.strip().lower()
    if lowered in known:
        return lowered
    if lowered == "code" and table.TABLE == "areas":
        return "id"
    chinese = _CHINESE.get(header.strip())
    if chinese == "area" and table.TABLE == "areas":
        return "id"
    return chinese if chinese in known else None
