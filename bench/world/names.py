"""What things in the made-up city are called: places by syllables that say nothing, people by a number and no name."""

from bench.world.dice import Dice

_FIRST = "白红绿金银新西东南北文学世永天元河沈铭海明长安景秀春秋云水山石大和华嘉盛康吉祥瑞丰"
_SECOND = "马干汇纪悦蓝水湖塘苑湾城江桥村汀庭坊里巷园溪岸林泉岭田洋洲浦渡门桂兰竹梅松柏荷莲樟"
_COMPOUNDS = ("公寓", "花园", "新村", "家园", "小区", "名苑", "华府", "山庄", "雅居", "东苑", "大厦", "人家")

CATEGORIES = ("电梯", "停车", "垃圾", "渗漏", "噪声", "消防", "绿化", "飞线充电", "违建", "物业费", "维修资金", "道路")
CHANNELS = ("热线", "来访", "网格", "接访", "信箱")
ACTIONS = ("派单", "现场核实", "召集协商", "下达整改通知", "组织施工", "复核", "回访", "约谈")
OUTCOMES = ("已核实", "已整改", "待复核", "意见不一", "经费落实", "已答复")
TAGS = ("老旧", "回迁", "高端", "三无")


def place_name(dice: Dice) -> str:
    """Two syllables, or three, such as a division or a compound is named after."""
    third = dice.one(_SECOND) if dice.often(25) else ""
    return dice.one(_FIRST) + dice.one(_SECOND) + third


def compound_name(dice: Dice) -> str:
    """A compound's name."""
    return place_name(dice) + dice.one(_COMPOUNDS)


def person_name(street: int, number: int) -> str:
    """Somebody in a street: a number, so that nobody takes it for a person."""
    return f"人员{street:03}{number:03}"


def problem_title(dice: Dice, place: str, category: str) -> str:
    """What a problem is called."""
    return f"{place}{category}{dice.one(('问题', '纠纷', '投诉', '隐患', '整治'))}"
