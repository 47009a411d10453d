"""Limits that are means: the mean can hold while many customers fare worse (rule P301)."""

from itertools import islice

from stdcheck.rules.wording.circumstances import DEFINES, REJECTED, REPORTED
from stdcheck.rules.wording.quantities import quantities
from stdcheck.rules.wording.span import Span
from stdcheck.rules.wording.statement import Hit, Statement
from stdcheck.rules.wording.vocabulary import Words

MEAN = Words(
    english=r"""
        averages?|avg\.?
        (?:an?|the|our|your) (?:typical|average|usual|ordinary|normal) (?:passenger|customer|guest|caller|patient|\
        client|visitor|order|call|case|request|repair|parcel|ticket|wait|delivery|resident|household|journey|stay|\
        transaction|complaint|letter|meal|table|room)s?(?= (?:\w+ ){0,2}(?:should|must|is to|are to|has to|will|\
        shall|clears?|waits?|takes?|gets?|is|spends?|needs?))
        averaged|averaging|on average
        mean(?= (?:\w+ ){0,3}(?:time|wait|waiting|delay|score|rating|response|handling|answer|queue|queuing|\
        duration|speed|cost|age|length|value|of|is|at|under|below|must|should|no|within|time-to|turnaround|repair|\
        level|satisfaction|lateness))
        (?:the|a|monthly|weekly|daily|annual|quarterly|arithmetic|simple|overall|yearly) mean
        (?:asa|aht|mttr|mtbf|att|awt|mtta|saidi|caidi)
        (?:total|sum|added (?:up|together)|all (?:the )?\w+) .{0,60}divided by .{0,60}
        add(?:ed|ing)? (?:up|together).{0,60}divid(?:e|ed|ing) by.{0,30}|averages out
        spread over all (?:\w+ )?(?:customers|calls|guests|orders|visits)|mean (?:value|figure)
        averaged over|\((?:mean|average|avg\.?)\)
        (?:a |the |our )?typical (?:delivery|wait|repair|call|visit|response|reply|order|stay|queue|\
        turnaround)(?= (?:\w+ ){0,1}(?:should|must|is to|takes?|will|to|of|under|within))
        taking one with another|one with another|by and large|in the aggregate
        (?:customer|guest|passenger|caller|patient|visitor)s? (?:normally|usually|typically|generally) (?:waits?|\
        gets?|spends?|needs?)
        (?:minutes?|seconds?|hours?|days?) (?:a|per) head|all told
    """,
    chinese=r"""
        平均(?!分配|分摊|气温|年龄|海拔|每人一)|均值|均数|人均|件均|单均|户均|次均|车均|桌均|台均|站均|班均|均时
        均摊到每|均次|均单|月均|周均|日均
        (?:加起来|相加|累加|总和|之和|合计|总时长|总时间|总用时|加总|求和|汇总)[^。；]{0,30}(?:除以|÷|/|平摊|摊到|\
        均摊)
        平摊到每|摊到每
    """,
)
"""Words for a mean, also where it is spelt out (added up and divided)."""

_OTHER_AVERAGE = Words(
    english=r"""
        (?:above|below|than|than an|better[- ]than|worse[- ]than|over|under)[- ]average (?!wait|time|speed|queue|\
        delay)\w+
        average (?:use|usage|consumption|household|family|home|user|rainfall|temperature|attendance|footfall|\
        occupancy|person|reader|day|year|size|weight|height|salary|income|bill|price|room rate|daily rate|\
        number of (?:passengers|visitors|guests|customers|calls)|demand|traffic|volume|ridership|turnout)
        an average of [\d.,]+ (?:million|thousand|passengers|visitors|guests|customers|calls|people|journeys|trips|\
        orders)
        averages? (?:hide|hides|conceal|tell|say|mislead)
        (?:used|carried|handled|served|attended|visited)(?: \w+){0,4} on average|average rating of a product
        industry average|sector average|national average
        (?:mean|average) (?:arterial|blood|heart|body|wind|water|air|sea|voltage|load|depth|pressure|humidity|flow|\
        speed of the train|gradient)
        (?:mean|average) age(?! of (?:open|complaints?|requests?|tickets?|cases?|the backlog|enquir|faults?|jobs?))
        average (?:adult|walker|pedestrian|human|speaker|child|reader)
    """,
    chinese=r"""
        (?:日|月|周|年)均(?:客流|客运|接待|来电|来访|话务|用水|用电|用气|订单|业务量|人次|票款|到店|进站|出站|发送|\
        发件|件量|售出|销量|处理量|进线)
        平均(?:气温|温度|年龄|用电|用水|用气|客流|寿命|海拔|工资|收入|房价|票价|消费|降雨|降水|人口|家庭|入住率)
        人均(?:消费|收入|用水|用电|绿地|面积|住房|可支配|gdp)
        平均(?:动脉|血|心率|体温|流速|水位|水压|浓度|电压|负荷|风速|车流|楼龄|账龄|湿度|年龄|体重|气压)
        (?:血压|体温|心率|血糖|水位|气温|流量)(?:的)?平均
        人均(?:日|月|年)?(?:处理|产|拣|派|接|服务|办|创|贡献|清|完成)
        (?:步行|走到|走路|车程|路程|走完|阅读|成人)[^，。；]{0,8}平均|平均(?:步行|步速|车速)
    """,
)
_BEYOND_MEAN = Words(
    english=r"""
        max(?:imum)?\.?|longest|at worst|worst case|worst|no single|none (?:\w+ ){0,2}(?:over|above|more|longer)
        nobody|never (?:more|longer|over)
        (?:no|not one) (?:customer|guest|caller|call|passenger|patient|one|visit|job|order)\w* (?:\w+ ){0,4}(?:over|\
        above|more than|longer|beyond)
        individual(?:ly)? (?:\w+ ){0,2}(?:no|not|at most|within|under)|ceiling|upper limit|cap(?:ped)?|at the outside
        [0-9]{2}(?:th)? percentiles?|p[0-9]{2}|(?:ninetieth|ninety-fifth|ninety-ninth) percentile
        [0-9]{2}(?:\.[0-9])? ?(?:%|per ?cent|percent) (?:of|inside|within|in|under|below|are|answered|served|seen|\
        resolved)
        (?:nine|nineteen|eight) (?:in|out of) (?:every )?(?:ten|twenty)|[0-9]+ (?:in|out of) (?:every )?[0-9]+
        distribution|tail|every (?:customer|guest|call|caller)\w* (?:within|inside|under)
        each (?:\w+ )?(?:within|under|no more)|standard deviation|spread
    """,
    chinese=r"""
        最长|最高不|最多不|最久|最大|最慢|上限|封顶|单次不|单件不|单笔不|个别.{0,6}(?:不超|不得超|不多于)
        任何一(?:次|件|位|单|户|人|通|笔).{0,8}(?:不超|不得超|不多于)
        每(?:一)?(?:次|件|位|单|户|通|笔)[^，。；]{0,8}(?:不超|不得超|以内|不多于)|分位
        [0-9]{2}(?:\.[0-9]+)?%(?:以上)?的|九成|九成五|八成|百分之[八九][十一二三四五六七八九]{0,2}的|标准差
        同时(?:最|每)|且最|峰值
    """,
)
_LIMIT = Words(
    english=r"""
        target(?:s|ed)?(?: is| of| at|:)?|goal|objective|aim(?:s|ed|ing)?|benchmark|must|shall|should|will|to be|is to
        has to|have to|need(?:s)? to|no more than|not more than|at most|at least|not exceed(?:ing)?|no longer than
        no higher than|no later than|no less than|no worse than|not above|not below|less than|under|below|within
        inside|up to|or less|or better|or more|or lower|or under|or fewer|or below|or above|minimum of|limit(?:ed)?
        standard|kept?|keep|hold|held|stay(?:s)?|stick|achieve|required|<|≤|<=|>|≥|>=|maintain(?:ed)?|bring|cut|reduce
        threshold|commit\w*|promise[sd]?|pass(?:es)?|counts? as met|guarantee[sd]?|per (?:cent )?target|hit|we answer
        cannot|may not|over|between|around|about|in
        that is the bar|the bar|counts? here|pass mark|content|is what counts
        (?:at any|at every|per) \w+ is
    """,
    chinese=r"""
        不超过|不得超|不高于|不低于|不少于|不多于|不大于|不长于|不迟于|不短于|低于|少于|小于|以内|之内|内(?![部容科])
        以下|以上|至少|至多|控制在|压到|压在|压缩|压至|降到|降至|提高到|提升到|达标|目标|考核|标准|要求|为限|为准
        力争|确保|保证|保持|承诺|必须|应|须|限|≤|<|>|≥|合格|红线|线[:：为]|指标|即可|算|守住|管住|缩短|不得|兜底|为界
        封在
    """,
)
_ASSESSED = Words(
    chinese=r"考核|计分|评分依据|达标|考评|为限|为准|为目标",
    english=r"""
        assessed (?:by|on)|judged by|measured against|target|is the target|is our (?:standard|target|goal)|counts as
    """,
)


def find_means(statement: Statement) -> list[Span]:
    """Find the mean that a sentence sets as limit or target.

    Reported means, definitions, demand averages and a mean combined with a maximum or a percentile are left alone.
    """
    if not statement.has(MEAN) or statement.has(_BEYOND_MEAN):
        return []
    if statement.has(REJECTED) or statement.has(REPORTED):
        return []
    limits = (hit for hit in statement.find(MEAN)[:_MOST_MEANS] if _sets_a_limit(statement, hit))
    return statement.spans(list(islice(limits, 1)))


_MOST_MEANS = 20
"""So many means of one statement are looked at; more stand in reports, not in standards."""


def _sets_a_limit(statement: Statement, hit: Hit) -> bool:
    if statement.touches(_OTHER_AVERAGE, hit):
        return False
    start, end = statement.sentence_at(hit.start)
    if statement.has_between(_ASSESSED, start, end):
        return True
    if any(not hit.start <= other.start < hit.end for other in statement.find_between(DEFINES, start, end)):
        return False
    places = [quantity.hit for quantity in quantities(statement)]
    near = any(0 <= place.start - hit.end <= _NEAR for place in places)
    if (near or statement.has_between(_FIGURE, hit.end, hit.end + _NEXT)) and not statement.has_between(
        _TOLD, start, end
    ):
        return True
    figures = bool(places) or statement.has_between(_FIGURE, start, end)
    return figures and statement.has_between(_LIMIT, start, end)


_NEAR = 40
_NEXT = 6
_FIGURE = Words(english=r"[0-9]+(?:[.,:][0-9]+)?", chinese=r"[0-9]")
_TOLD = Words(
    english=r"""
        (?:is|are|was|were|has|have|had|took|takes|stands?|reached|use|used|carry|carried|serve|served|show\w*|\
        handle|handled)
    """,
    chinese=r"达到|达|已|为了|现|是|有",
)
