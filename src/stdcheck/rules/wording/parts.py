"""The requirements packed into one statement, each as a statement of its own."""

from stdcheck.rules.wording.plaintext import compiled
from stdcheck.rules.wording.statement import Statement
from stdcheck.rules.wording.vocabulary import Words

MOST_PARTS, FEWEST_PARTS = 12, 3
_BORDER = r"\s*(?:[,，;；、]\s*(?:and |then |以及|并且|并|和|最后|然后|再)?|\band |以及)\s*"
_END = " .。!！\n"
_VERBS = (
    r"wip|clean|check|polish|dust|fold|straighten|align|arrang|plac|put|fill|refill|sign|stamp|press|iron|vacuum|mop|empt|"
    r"refill|turn|switch|clos|open|count|record|report|lay|set|greet|bow|say|smil|nod|stand|walk|push|pull|offer|ask|tell|"
    r"give|giv|hand|call|escort|lead|show|bring|carr|take|tak|serv|clear|collect|replac|stock|restock|water|air|lock|tid|"
    r"wash|rins|dry|sweep|hang|name|repeat|thank|look|introduc|explain|confirm|print|scan|weigh|label|pack|test|adjust|"
    r"remov|move|not|write|writ|updat|inform|announc|help|hold|invit|apologis|apologiz|present|pour|make|mak"
)
_ACT = Words(
    english=rf"(?:{_VERBS})(?:e|es|s|ies|y|ing|ning|ting|ping)?",
    chinese=r"""
        擦|扫|拖|摆|放|叠|折|挂|贴|签|盖|填|勾选|开|关|查|检查|看|问|询问|说|微笑|站|走|递|接|送|倒|洗|整理|归位|清|补|换|更换|\
        收|铺|点|核对|确认|告知|提醒|引导|介绍|致谢|感谢|道别|问候|打招呼|鞠躬|登记|记录|上报|通知|准备|打开|关闭|调|试|抹|吸|\
        浇|消|复述|称呼|起身|目送|按|拉|推|端|上|撤|搬|协助|帮助|说明|解释|打印|扫描|称|装|对齐|鞠躬|报|拍照|让|扶|谢|敬礼|发|指路|量|扫码|伸手|落座|点头|存|取|核|验|迎|退|按摩|测|巡视
    """,
)
_LEAD_IN = r"(?:^|.{0,40} )(?:must|shall|should|has to|have to|is to|are to|will)$|.{0,20}(?:必须|应当?|须|要|需|负责)$"
_SUBJECT = r"(?:the|each|every|an?) (?:[a-z-]+ ){0,3}[a-z-]+"
_SHORTEST = {True: 2, False: 5}


def parts_of(text: str) -> list[str] | None:
    """Return the acts that a statement lists, each a statement of its own; None where one of them is no act.

    A subject before the first act (`Room staff must`, 服务员应) is put before each.
    """
    statement = Statement.of(text)
    body = text.strip(_END)
    if len(statement.sentences) != 1 or any(sign in body for sign in ':：()（）"“”'):
        return None
    pieces = [piece.strip(_END) for piece in compiled(_BORDER).split(body)]
    if not FEWEST_PARTS <= len(pieces) <= MOST_PARTS:
        return None
    lead, first = _led(pieces[0])
    acts = [first, *pieces[1:]]
    shortest = _SHORTEST[statement.is_chinese]
    if any(len(act) < shortest or not _begins_with_act(act) for act in acts):
        return None
    gap = "" if statement.is_chinese or not lead else " "
    return [_sentence(f"{lead}{gap}{act}") for act in acts]


def _led(piece: str) -> tuple[str, str]:
    """Split a subject with its `must` from the first act."""
    for hit in Statement.of(piece).find(_ACT):
        lead = piece[: hit.start].strip()
        if not lead:
            return "", piece
        is_told = hit.text.endswith("s") and compiled(_SUBJECT).fullmatch(lead.lower())
        if is_told or compiled(_LEAD_IN).fullmatch(lead.lower()):
            return lead, piece[hit.start :]
    return "", piece


def _begins_with_act(piece: str) -> bool:
    return any(hit.start == 0 for hit in Statement.of(piece).find(_ACT))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
