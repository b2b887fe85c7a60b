"""Reading ledger folders: what counts as a row, which number it has, and which files and headers are refused."""

from pathlib import Path

import pytest

from graph.errors import BadInput
from ledgers.findings import Code, Finding
from ledgers.headers import column_of, columns_of
from ledgers.read import RawLedger, read_ledgers
from ledgers.tables import TABLES, Row
from tests.ledgers.folders import Cells, folder_of, rows_of

TABLE_NAMES = (
    "sources, areas, compounds, organizations, people, posts, appointments, memberships, covers, contracts, problems, "
    "handlings, meetings, participations, claims, rules, rule_items, rounds, "
    "listings, merges, namesakes, confirmations, withdrawals"
)
PERSON_COLUMNS = "id, note, attestation, source, from, to, name, political_status"
CHINESE = """
编号 备注 依据方式 来源 起 止 名称 标题 发布者 发布日期 所述日期 网址 完整表 区划代码 别名 管理方式 物业类型
标签 建成 户数 类型 子类型 上级 所属 统一社会信用代码 正常运营 正式党员数 届期 政治面貌 组织 级别 席位 兼任自
人员 岗位 产生方式 本职 代表 成员 党组织 单位 方式 通过 服务方 小区 类别 地点 渠道 反映人 反映日期 状态 解决日期
处理结果 评价 重复自 件数 问题 处理方 步骤 角色 措施 金额 分担 结果 层级 召开日期 议题 决议 反馈 所议问题 接续
受理数 答复数 发放数 会议 参与方 身份 指标 对象 截至 时期 比较基期 范围 分子 分母 数值 限定词 取整方式 原文
推算过程 适用对象 文件 参数 规则 顺序 主体 客体 时限 组成 接替 分子单位 办法 期次 异议截止 轮次 评定对象 评定结果
得分 评定方 更正自 异议 保留 并入 甲方 乙方 事实 日期
"""


def people(at: Path, content: str | bytes) -> RawLedger:
    """What is read of a folder with one table."""
    return read_ledgers([folder_of(at, people=content)])


def refused(row: int, column: str, value: str, code: Code, message: str) -> tuple[Finding, ...]:
    """The one finding about `people.csv`."""
    return (Finding("people.csv", row, column, value, code, message),)


def test_rows_have_the_numbers_that_a_spreadsheet_shows(tmp_path: Path) -> None:
    raw = people(tmp_path, "\n\n\nid,name,note\n\nt-a,甲,\n,,\n t-b ,\u3000乙 ,x\n\n\nt-c,丙\n\n")
    assert rows_of(raw) == [
        ("people.csv", 5, {"id": "t-a", "name": "甲"}),
        ("people.csv", 7, {"id": "t-b", "name": "乙", "note": "x"}),
        ("people.csv", 10, {"id": "t-c", "name": "丙"}),
    ]
    assert raw.findings == ()


def test_a_quoted_cell_may_hold_commas_quotes_and_lines_and_is_one_row(tmp_path: Path) -> None:
    raw = people(tmp_path, 'id,name,note\nt-a,"甲,""大"" 乙","first\nsecond\n\nfourth"\nt-b,丙,z\n')
    assert rows_of(raw) == [
        ("people.csv", 2, {"id": "t-a", "name": '甲,"大" 乙', "note": "first\nsecond\n\nfourth"}),
        ("people.csv", 3, {"id": "t-b", "name": "丙", "note": "z"}),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old mac"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte order mark"])
def test_a_table_says_the_same_whichever_system_saved_it(tmp_path: Path, end: str, mark: bytes) -> None:
    text = 'id,name,note\nt-a,甲,"one\ntwo"\n\nt-b,乙,\n'
    raw = people(tmp_path, mark + text.replace("\n", end).encode())
    assert rows_of(raw) == [
        ("people.csv", 2, {"id": "t-a", "name": "甲", "note": "one\ntwo"}),
        ("people.csv", 4, {"id": "t-b", "name": "乙"}),
    ]
    assert raw.findings == ()


@pytest.mark.parametrize("table", TABLES, ids=[table.TABLE for table in TABLES])
def test_every_column_has_a_chinese_header(table: type[Row]) -> None:
    named = {column_of(table, word) for word in CHINESE.split()} - {None}
    assert named == set(columns_of(table))


def test_headers_may_be_chinese_capital_or_mixed(tmp_path: Path) -> None:
    folder = folder_of(
        tmp_path,
        areas="区划代码,名称,来源\n330105,拱墅区,t-src#p1\n",
        people="编号,姓名,From ,止,政治面貌,SOURCE\nt-a,甲,2018,2019,中共党员,t-src#p1\n",
    )
    assert rows_of(read_ledgers([folder])) == [
        ("areas.csv", 2, {"id": "330105", "name": "拱墅区", "source": "t-src#p1"}),
        (
            "people.csv",
            2,
            {
                "id": "t-a",
                "name": "甲",
                "from": "2018",
                "to": "2019",
                "political_status": "中共党员",
                "source": "t-src#p1",
            },
        ),
    ]


@pytest.mark.parametrize(
    ("content", "rows", "findings"),
    [
        pytest.param(
            'id,nmae,name,"to \n"\nt-a,乙,甲\n',
            [("people.csv", 2, {"id": "t-a", "name": "甲"})],
            refused(
                1,
                "nmae",
                "nmae",
                Code.COLUMN_UNKNOWN,
                f"the table has no column 'nmae': its columns are {PERSON_COLUMNS}",
            ),
            id="unknown column",
        ),
        pytest.param(
            "\n\nid,name,户数\nt-a,甲,3\n",
            [("people.csv", 3, {"id": "t-a", "name": "甲"})],
            refused(
                2,
                "户数",
                "户数",
                Code.COLUMN_UNKNOWN,
                f"the table has no column '户数': its columns are {PERSON_COLUMNS}",
            ),
            id="a Chinese header of another table",
        ),
        pytest.param(
            "id,name,姓名\nt-a,甲,乙\n",
            [("people.csv", 2, {"id": "t-a", "name": "甲"})],
            refused(1, "姓名", "姓名", Code.COLUMN_TWICE, "the column '姓名' stands twice: remove one"),
            id="a column twice",
        ),
        pytest.param(
            "id,name\nt-a,甲,\nt-b,乙,丙,\nt-c,丁\n",
            [("people.csv", 2, {"id": "t-a", "name": "甲"}), ("people.csv", 4, {"id": "t-c", "name": "丁"})],
            refused(
                3,
                "",
                "丙",
                Code.BAD_FILE,
                "the cell '丙' stands under no header: quote a cell that holds a comma, or remove it",
            ),
            id="a cell too many",
        ),
        pytest.param(
            "id,,name\nt-a,,甲\nt-b,x,乙\n",
            [("people.csv", 2, {"id": "t-a", "name": "甲"})],
            refused(
                3,
                "",
                "x",
                Code.BAD_FILE,
                "the cell 'x' stands under no header: quote a cell that holds a comma, or remove it",
            ),
            id="a cell under a blank header",
        ),
        pytest.param(
            'id,name\nt-a,甲\n\nt-b,"乙"丙\nt-c,丁\n',
            [("people.csv", 2, {"id": "t-a", "name": "甲"})],
            refused(
                4, "", "", Code.BAD_FILE, "the file is not CSV from here on (',' expected after '\"'): check the quotes"
            ),
            id="text after a quote",
        ),
        pytest.param(
            'id,name\nt-a,甲\nt-b,"乙\nt-c,丁\n',
            [("people.csv", 2, {"id": "t-a", "name": "甲"})],
            refused(
                3, "", "", Code.BAD_FILE, "the file is not CSV from here on (unexpected end of data): check the quotes"
            ),
            id="an open quote",
        ),
        pytest.param(
            "id,name\nt-a,甲\n".encode("gb18030"),
            [],
            refused(
                0,
                "",
                "people.csv",
                Code.BAD_FILE,
                "the file is not UTF-8: save it as 'CSV UTF-8' (表格另存为 CSV UTF-8)",
            ),
            id="GBK",
        ),
        pytest.param(
            "id,name\nt-a,甲\n".encode("utf-16"),
            [],
            refused(
                0,
                "",
                "people.csv",
                Code.BAD_FILE,
                "the file is not UTF-8: save it as 'CSV UTF-8' (表格另存为 CSV UTF-8)",
            ),
            id="UTF-16",
        ),
        pytest.param("id,name\n", [], (), id="a header alone"),
        pytest.param("", [], (), id="nothing"),
    ],
)
def test_what_cannot_be_read_is_named_and_the_rest_is_read(
    tmp_path: Path, content: str | bytes, rows: list[tuple[str, int, Cells]], findings: tuple[Finding, ...]
) -> None:
    raw = people(tmp_path, content)
    assert rows_of(raw) == rows
    assert raw.findings == findings


def test_a_file_that_is_no_table_is_named_and_what_is_no_csv_is_left_alone(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, person="id\nt-a\n", Areas="id,name\n33,浙江省\n")
    (folder / "notes.txt").write_text("x")
    (folder / "._areas.csv").write_bytes(b"\x00\x05\x16\x07")
    (folder / "inner").mkdir()
    raw = read_ledgers([folder])
    assert rows_of(raw) == [("Areas.csv", 2, {"id": "33", "name": "浙江省"})]
    message = f"'person' is no table: a file's name is one of {TABLE_NAMES}"
    assert raw.findings == (Finding("person.csv", 0, "", "person.csv", Code.SHEET_UNKNOWN, message),)


def test_a_folder_that_calls_itself_a_table_is_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "people.csv").mkdir()
    (finding,) = read_ledgers([tmp_path]).findings
    assert (finding.sheet, finding.row, finding.code) == ("people.csv", 0, Code.BAD_FILE)
    assert finding.message.startswith("the file cannot be read: ")


def test_a_file_has_a_bound(tmp_path: Path) -> None:
    file = folder_of(tmp_path, people="id,name\n") / "people.csv"
    with file.open("r+b") as sparse:
        sparse.truncate(64 * 1024 * 1024 + 1)
    message = "the file cannot be read: the file is larger than 64 MiB: split it"
    assert read_ledgers([tmp_path]).findings == refused(0, "", "people.csv", Code.BAD_FILE, message)


@pytest.mark.parametrize("there", [False, True], ids=["missing", "a file"])
def test_a_folder_that_is_none_is_refused(tmp_path: Path, there: bool) -> None:
    folder = tmp_path / "none"
    if there:
        folder.touch()
    with pytest.raises(BadInput) as refusal:
        read_ledgers([folder])
    assert refusal.value.message == (
        f"There is no folder {str(folder)!r}: name a folder of CSV files, such as seeds/mishixiang."
    )


def test_a_folder_without_tables_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    with pytest.raises(BadInput) as refusal:
        read_ledgers([tmp_path])
    files = ", ".join(f"{name}.csv" for name in TABLE_NAMES.split(", "))
    assert refusal.value.message == f"{str(tmp_path)!r} holds no table: put CSV files into it, named {files}."


def test_several_folders_are_one_ledger_in_the_order_of_its_tables(tmp_path: Path) -> None:
    one = folder_of(tmp_path / "one", people="id,name\nt-a,甲\n", sources="id,title\nt-src,源\n")
    two = folder_of(tmp_path / "two", areas="id,name\n33,浙江省\n", people="id,nmae\nu-b,\n")
    raw = read_ledgers([one, two, tmp_path / "two" / ".." / "one"])
    assert rows_of(raw) == [
        ("one/sources.csv", 2, {"id": "t-src", "title": "源"}),
        ("two/areas.csv", 2, {"id": "33", "name": "浙江省"}),
        ("one/people.csv", 2, {"id": "t-a", "name": "甲"}),
        ("two/people.csv", 2, {"id": "u-b"}),
    ]
    assert [(finding.sheet, finding.row, finding.code) for finding in raw.findings] == [
        ("two/people.csv", 1, Code.COLUMN_UNKNOWN)
    ]


def test_folders_of_one_name_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for place in ("east", "west"):
        folder_of(tmp_path / place / "ledger", people=f"id,name\n{place}-a,甲\n")
    monkeypatch.chdir(tmp_path)
    assert rows_of(read_ledgers([Path("east/ledger"), Path("west/ledger")])) == [
        ("east/ledger/people.csv", 2, {"id": "east-a", "name": "甲"}),
        ("west/ledger/people.csv", 2, {"id": "west-a", "name": "甲"}),
    ]
