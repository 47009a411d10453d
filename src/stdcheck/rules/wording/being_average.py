"""Aiming to be average: the target is to be at or above a mean or usual level (rule P302)."""

from stdcheck.rules.wording.circumstances import REJECTED, REPORTED
from stdcheck.rules.wording.span import Span
from stdcheck.rules.wording.statement import Statement
from stdcheck.rules.wording.vocabulary import Words

_NOUN = (
    r"(?: \w+){0,2} (?:wait|waits|time|times|speed|handling|response|delay|cost|costs|queue|hold|answer|duration|score|"
    r"rating|waiting|turnaround|age|call)"
)
_AVERAGE_LEVEL = Words(
    english=rf"""
        (?:reach|match|meet|hit|attain|achieve|equal|beat|exceed|maintain|hold|keep to|stay at|stay above|\
        stay within|be at|remain at|remain above|be above|be|rise to|get to|return to|come up to|not fall below|\
        not below|no worse than|no lower than|no longer than|no slower than|not less than|not longer than|at least|\
        at or above|at or below|at or under|above|as good as|as fast as|as quick as|as short as|in line with|\
        on a par with|up to|equal to|set at|set to|fixed at|aligned to|aligned with|target(?: is)?|goal(?: is)?|\
        aim(?:s|ing)? (?:for|at)|to|:|level with|better than|around|close to|within|outperform|under|below|\
        capped at|towards) (?:or (?:above|below|beat|exceed|better) )?(?:the |our |an? |its |\
        that of the )*(?:\w+(?:'s|-wide)? ){{0,3}}(?:average(?!{_NOUN})|mean(?!{_NOUN})|median(?!{_NOUN})|\
        middle(?: of the (?:pack|table|field))?|mid-?table|midpoint|typical (?:level|figure|value|wait)|norm level)
        average or (?:better|above|higher|faster)|mid-?table|middle of the (?:pack|table|field|range|road)
        (?:no|not) (?:worse|slower|longer|lower|less) than (?:the )?(?:average|typical|usual|mean|others?|rivals?|\
        competitors?)(?:'s)?
        (?:as|about as) (?:\w+ ){{1,2}}as (?:the )?(?:average|typical|usual)
        (?:typical|usual|average|normal) (?:\w+ ){{1,3}}(?:should ?n[o']t be|must not be|no|not|is not to be|\
        isn't to be|should not be|should be no|be no) (?:any )?(?:longer|worse|slower|higher|more|\
        lower) than (?:the |our |that of |any )*(?:\w+ )?(?:rivals?|competitors?|industry|sector|others?|peers?|\
        neighbou?rs?|average|next door|competition)(?:'s)?
        average (?:is|will be|would be) (?:good enough|enough|fine|sufficient|the (?:goal|target|aim))
        settle for (?:the )?average
        as well as the (?:average|typical|median) \w+
        (?:average|mean|median)(?: \w+){{0,2}} (?:will do|is fine|suffices|is all we ask|is good enough)
        keep up with the (?:average|mean|median)|no better than average
        (?:normally|usually|typically|generally|as a rule)[^.]{{0,60}}(?:level|what|figure) (?:that )?(?:we|\
        is) (?:promise|target|commit|aim|the target)
        equal(?:s|led|ling)? (?:the |our |its )?(?:\w+ ){{0,3}}(?:average|mean|median)
    """,
    chinese=r"""
        (?:达到|不低于|不差于|不高于|不超过|不得低于|不得超过|不少于|高于|优于|保持在?|处于|维持在?|位于|接近|超过|\
        略高于|好于|低于|短于|不长于|不慢于|追平|持平|看齐|以|按|向|取|定在|定为|设为|参照|对齐|控制在|至少|超出|\
        争取|力争|跑赢|不逊于|等于|与)[^，。；,;]{0,14}(?:平均(?:水平|值|数|线|分|时长|时间|速度|水准|成绩|标准|\
        得分|评分|满意度|以上)?|均值|均线|均数|中位数|中位|中等水平|中等偏上|中等以上|中游|中游偏上|通常水平|\
        一般水平|常态水平|普遍水平|平均即可)(?![0-9一二三四五六七八九十]{1,4}(?:分钟|秒|小时|天))
        平均(?:水平|线|值)?(?:以上|之上|即可|就行|就够|为目标|为准|为线|为标准|看齐|持平|及格)
        (?:行业|同行|同业|全国|全市|全省|全线网|全行|集团|各站|各店)(?:的)?(?:平均|均值|中位)(?:水平|值|数|\
        线)?(?:[^，。；]{0,6})(?:即可|就行|为目标|为准|以上|看齐|持平|为标准|达标|算达标|以内|为限)?
        (?:中等|中游|平均|通常|一般|常见)(?:水平|线|水准)?(?:为|作)(?:承诺|目标|标准|准)
        (?:排名|名次)[^，。；]{0,6}(?:中游|中间|中等|居中)
        (?:够得上|够上|够到|赶上|跟上|不输|不落后于|比得上|不亚于|对齐到|贴近|咬住|守住|站上|踩在|\
        踩着)[^，。；]{0,14}(?:平均|均值|均数|中位|中游|中等|一般水平|通常水平)[水平线值数]{0,2}
        (?:平均|均值|均数|中位)[水平线值数]{0,2}(?:[^，。；]{0,6})(?:就行|即可|就够|便可|达标|为达标|算合格|\
        交差)(?<![0-9])
    """,
)
_LEVEL_WORD = Words(
    english=r"""
        target|goal|aim|must|shall|should|to be|to reach|to match|to|hit|reach|match|keep|meet|at least|no worse
        no lower|standard|objective|expected|enough|fine|beat|exceed|stay|maintain|remain|limit|not|required|be
        equals?|content|happy with|satisfied with
    """,
    chinese=r"""
        达到|不低于|不差于|不高于|不超过|不得|应|须|要|即可|就行|目标|标准|保持|力争|争取|承诺|看齐|以上|高于|优于
        对齐|处于|维持|考核|为准|追平|持平|至少|参照|按|取|定|算|控制
    """,
)
_AIMED = Words(
    english=r"""
        target|goal|aim|must|shall|should|hit|match|reach|keep|beat|at least|no worse|no lower|to be|has to|have to
    """,
    chinese=r"应|须|要|力争|目标|必须|不低于|不差于|争取|承诺|看齐|即可|就行|确保|追平",
)
_OTHER_USE = Words(
    english=r"""
        (?:above|below)[- ]average (?:rainfall|use|usage|consumption|temperatures?|demand|traffic|income|height|\
        weight|sized?)
        (?:reported|shown|compared) (?:against|with|beside|next to)|than average (?:use|consumption|rain)|on average
        an average of [\d.,]+|average (?:use|usage|household|customer|home|consumption)
    """,
    chinese=r"""
        (?:高于|低于|超过)(?:[^，。；]{0,6})平均(?:气温|降雨|降水|用量|用电|用水|用气|客流)
        平均(?:每人|每户|气温|年龄|用量|用电|用水)
    """,
)


def find_being_average(statement: Statement) -> list[Span]:
    """Find the words that aim at an average or usual level."""
    if not statement.has(_AVERAGE_LEVEL) or statement.has(REJECTED):
        return []
    if statement.has(REPORTED) and not statement.has(_AIMED):
        return []
    if statement.has(_OTHER_USE) or not statement.has(_LEVEL_WORD):
        return []
    return statement.spans(statement.find(_AVERAGE_LEVEL))
