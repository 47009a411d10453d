"""Absolute targets: flawless outcomes that vary by nature, with no tolerance and no exception (rule P101)."""

from stdcheck.rules.wording.circumstances import EXCEPTED, PROTECTED, REJECTED, REPORTED, SOFTENED
from stdcheck.rules.wording.span import Span
from stdcheck.rules.wording.statement import Hit, Statement
from stdcheck.rules.wording.vocabulary import Words

_ALL_OF_IT = Words(
    english=r"""
        100(?:[.,]0{1,2})? ?(?:%|per ?cent|percent|pct)
        (?:a|one)? ?hundred per ?cent|(?:a|one)? ?hundred percent
        (?:ten|10) (?:times )?out of (?:ten|10)|(?:100|a hundred) (?:times )?out of (?:100|a hundred)
        (?:100|a hundred|hundred) in (?:every )?(?:100|a hundred|hundred)
    """,
    chinese=r"""
        (?<![0-9.])(?:100|一百)(?:\.0{1,2})?(?:%|个百分点)|百分之一?百|百分百|百分之100|十成(?![功立员])
        (?<![0-9.])100分之100
    """,
)
_NOT_AN_OUTCOME = Words(
    english=r"""
        (?:100 ?(?:%|per ?cent|percent)|hundred per ?cent) (?:of (?:the |your |its )?(?:fare|price|cost|costs|fee|\
        fees|charge|value|deposit|amount|purchase|ticket|premium|loss|bill)|refund\w*|cotton|wool|recycl\w*|\
        compensation|reimburse\w*|money|discount|deposit|natural|organic|renewable|owned|cashback|fruit|juice|pure|\
        arabica|coverage|capacity|humidity|free)
        (?:refund|reimburse|compensat|repay|pay|deposit|discount)\w*(?: [\w']+){0,4} 100 ?(?:%|per ?cent)
        reported as 100|(?:below|under|less than|short of|over|above|more than|exceeds?) 100 ?%
    """,
    chinese=r"""
        100%(?:退款|赔付|赔偿|退还|返还|全棉|纯棉|棉|羊毛|果汁|定金|产能|阿拉比卡)
        (?:退还|赔付|赔偿|补偿|返还|支付|按|退|扣除|收取)[^，。；]{0,10}100%|票价的?100%
        100%的?(?:违约金|赔偿|手续费|票价|房费|费用)
        (?:低于|不足|未达|小于|超过|超出|不到)100%|零距离|零接触|零售|零钱|零时|零点|零配件|零部件|零食|零担|零散|零星
        清零后|归零后|归零重
    """,
)
_ZERO = Words(
    english=r"""
        zero[- ](?!cost|waste|emission|carbon|balance|degree|rated|hours?|charge|fees?|discriminat|harass|interest|\
        deposit|rating|sugar|alcohol|touch|contact|gravity|in\b|to\b|and\b|or\b|is\b|at\b|tolerance|when|before|\
        reading|point)[a-z]+
        nil (?:complaints?|errors?|defects?|delays?|returns?|faults?|queues?|misses|lateness|breakages?|loss\w*)
        (?:complaints?|errors?|mistakes?|defects?|delays?|faults?|failures?|losses|breakages?|stoppages?|\
        cancellations?|queues?|outages?|interruptions?|misrout\w+|mis-?\w+|downtime|lateness|backlog|late \w+|\
        lost \w+|missed \w+|damaged \w+|unanswered \w+|abandoned \w+|dropped \w+|out-of-stocks?|\
        repeat \w+)(?: (?:per|a|each|in any|in a|for the|over the|across the) \w+)?(?: ?(?::|=|-|,|—)| (?:is|are|at|\
        to|of|to be|must be|shall be|should be|kept at|held at|stays at|target)| target(?: is|:| \
        of)?){0,2} ?(?:zero|nil|none|nought|0(?![.,:]?[0-9])(?! ?%))
        (?:target|limit|allowed|permitted|permissible|tolerated|ceiling|quota)(?: (?:is|for \w+|\
        of))?(?: ?[:=,])? (?:zero|nil|none|nought|0(?![.,:]?[0-9]))
        (?:complaints?|errors?|faults?|failures?|delays?|stoppages?|cancellations?) (?:down|reduced|cut|brought|\
        driven) to (?:zero|nil|nothing)
        0 (?:complaints?|errors?|mistakes?|defects?|delays?|faults?|failures?|outages?|cancellations?)
    """,
    chinese=r"""
        零(?:差错|失误|投诉|差评|缺陷|延误|误差|错误|出错|等待|等候|候|排队|遗漏|漏|超时|晚点|误点|断货|缺货|脱销|\
        退货|退单|返工|返修|返厂|故障|中断|停|丢失|丢件|破损|损坏|错发|误送|错送|错单|不满|抱怨|推诿|拖延|积压|瑕疵|\
        偏差|障碍|失约|爽约|迟到|滞留|压件|中止|卡顿|掉线|呼损|重复|二次|异议|纠纷|回退|逾期|缺席|缺勤|缺班|脱岗|\
        死角|污渍|异味|垃圾|滞后|宕机|失败|弃|放弃|流失|容忍|容错|拒收|错误率)
        (?<![0-9.])0(?:差错|失误|投诉|差评|缺陷|延误|误差|错误|等待|排队|遗漏|超时|晚点|断货|缺货|故障|返工|丢失|破损)
        (?:投诉|差错|失误|差评|延误|故障|断货|缺货|丢件|丢失|破损|晚点|超时|错单|返工|返修|退货|遗漏|中断|等候|排队|\
        呼损|弃呼|错误|漏接|漏单|积压|误点|停运|停梯|困人|宕机|逾期)(?:率|量|数|件数|次数|人数|时间|事件)?(?:为|是|\
        =|:|须为|应为|必须为|要为|保持在?|控制在|控制为|降为|降到|降至|归|等于|目标为?|指标为?|上限为?|限额为?|\
        只能是|必须是|一律为|定为|不超过|须是)?(?:零|0(?![.,]?[0-9]))(?:起|次|件|宗|例|单)?(?!容忍)
    """,
)
_NOUGHT = Words(
    english=r"""
        (?:is|are|at|[:=]|of|be|to|stays?|remains?|count|rate|equals?|\w{1,30} ?[:=]) ?(?:absolutely |strictly |\
        a flat |exactly )?(?:zero|nil|none|nought|naught)(?:,? absolute)?
        (?:zero|nil|none)(?= is (?:the|our) (?:target|limit|goal|only))
        [a-z-]{1,30} ?[:=] ?0(?![.,:]?[0-9])(?! ?%)
    """,
    chinese=r"""
        为零|百分之零|归零|清零|是零|零起|零次|零件次|零例|零宗|等于零|不得超过零|压到零|降到零|零容忍度|一起不出
        一次不出|一件不出|一例不出
    """,
)
_FLAWLESS = Words(
    english=r"""
        (?:error|fault|defect|mistake|failure|complaint|blemish|trouble|interruption|glitch|delay)s?[- ]free
        flawless(?:ly)?|faultless(?:ly)?|infallib\w+|impeccabl[ey]|immaculate(?:ly)? (?:record|execution|performance)
        perfection
        perfect (?:record|score|service|accuracy|delivery|execution|order|punctuality|attendance|stay|experience)
        without (?:a single|a|any|one) (?:stoppage|breakdown|delay|cancellation|outage|late \w+|lost \w+|stock-?out|\
        queue|wait|gap)
        without (?:a single |any |one )?(?:errors?|mistakes?|faults?|defects?|failures?|complaints?|interruptions?|\
        blemish|hitch(?:es)?|slip(?:s|-ups?)?)
        (?:right|correct) (?:first time, )?every (?:single )?time
        uninterrupted(?: \w+){0,2} (?:24|year|day|all|every|round)
        no (?:errors?|mistakes?|complaints?|defects?|failures?|misses|breakdowns?|stoppages?|delays?|cancellations?|\
        interruptions?|outages?|slips?|late (?:\w+ ){0,2}\w+|lost (?:\w+ )?\w+|missed \w+)(?: (?:of any kind|\
        whatsoever|at all|ever|are|is|shall|will|may|be|tolerated|accepted|allowed|permitted|acceptable))+
    """,
    chinese=r"""
        万无一失|分毫不差|丝毫不差|毫厘不差|一丝不差|分秒不差|一秒不差|一分不差|完美无缺|完美无瑕|尽善尽美|无懈可击
        滴水不漏|十全十美|百无一失|百分之百正确
        百分之零|[准按]?[，。、：:]?无(?:差错|失误|投诉|误差|遗漏|延误)
        一(?:件|个|单|次|例|票|户|通|份|条|趟|班|分|秒|人|包|封)(?:也|都)?(?:不|没)(?:丢|损|漏|错|晚|差|落|少|误|坏|\
        破)
        无一(?:例外|差错|失误|遗漏|延误|投诉|晚点|漏|错|超时|人等|单|件|次|起|户)
        毫无(?:例外|差错|瑕疵|失误|误差|延误)|绝无(?:例外|差错|失误|延误|错)
        (?:全年|全月|全程|全天|每天|始终|永远|保证|确保|做到|必须)(?:[^，。；]{0,6})无(?:差错|失误|投诉|故障|延误|\
        晚点|断货|缺货|中断)
    """,
)
_NO_WAY_OUT = Words(
    english=r"""
        no exceptions?|without (?:any |a single )?exceptions?|without fail
        no excuses?(?: (?:is|are|will be) accepted)?|no matter (?:what|how|why|who|when)|come what may
        whatever (?:the )?(?:reason|circumstances?|weather|cause|hour|load|happens|volume|traffic)
        however (?:busy|many|long|heavy|late)|under (?:all|any) circumstances|in all circumstances|in every case
        in all cases
        every (?:single )?(?:last )?time|each and every|every single|every last|to the (?:second|minute|letter)
        on the dot|not (?:a|one) (?:second|minute|moment) (?:late|later|over|more|longer)|day in,? day out|year-round
        all year round|365 days|rain or shine|ever|always and everywhere|all of the time|bar none
        absolutely (?:no|every|all)|not negotiable|non-negotiable
    """,
    chinese=r"""
        没有(?:任何)?例外|无例外|无一例外|概无例外|不得例外|不许例外
        (?:任何|什么|何种|任意)(?:理由|借口|原因|情况|情形|客观原因|条件)(?:下)?(?:都|均|一律|也|概)?(?:不|必须|须|得)
        无论(?:何种|什么|任何|何)(?:原因|情况|理由|时|客流|天气)|不(?:管|论)(?:什么|何种|任何|多|有)|风雨无阻|雷打不动
        一个(?:都|也)不(?:能|许|得|准|可)|一(?:次|例|件|起|单|票|秒|分钟|分|天|人|户|通|趟|班|米)(?:都|也)(?:不|没|别)
        每(?:一)?(?:次|通|件|位|单|趟|班)(?:[^，。；]{0,10})(?:都|均)必须|次次|回回|永远|从来不|绝对
    """,
)
_NEVER = Words(
    english=r"""
        never|at no time|under no (?:circumstances|conditions?|pretext)|in no (?:case|circumstances)|on no account
        not (?:a|one) single
        not even one|not once
        not (?:a|one) (?:customer|guest|caller|call|passenger|patient|order|parcel|train|flight|room|bag|bin|item|\
        complaint|delay|error|visitor|tenant|resident|lift|queue|shelf|minute|second)
        no (?:customer|guest|caller|call|passenger|patient|order|parcel|train|flight|room|bag|item|visitor|tenant|\
        resident|client|one|shelf|machine|lift|letter|email|e-mail|ticket|request|delivery|meal|dish|table|bill|\
        household|home|shopper|diner|bus|service|appointment)s?
        nobody|none of (?:our|the)|nothing (?:is|may|must|shall|ever)
        (?:errors?|mistakes?|delays?|complaints?|failures?|stoppages?|cancellations?|queues?|breakdowns?|lateness|\
        interruptions?|\w+ stoppages?) (?:of any kind |whatsoever )?(?:is|are|will be|shall be|must be|\
        may be)? ?(?:not|never) (?:tolerated|accepted|allowed|permitted|acceptable|an option|to (?:happen|occur))
        must not (?:ever )?happen|may not (?:ever )?happen|unacceptable
    """,
    chinese=r"""
        绝不|决不|永不|永远不|绝对不|从不|从来不|一律不得|一律不准|一律不许|一概不|坚决不|坚决杜绝|严禁|杜绝|不容许?
        不允许|不许|不准|不得|不能|不可|不应|没有一|无一|别让一|不让一|不出|不发生|不产生|不留
    """,
)
_INTOLERABLE = Words(
    english=r"""
        (?:not|never|no longer)(?: be| to be)? (?:tolerated|accepted|acceptable|an option|allowed|permitted|\
        negotiable)
        unacceptable|no tolerance|zero tolerance|out of the question|inexcusable|intolerable
        must not (?:ever )?(?:happen|occur)
        (?:strictly )?(?:forbidden|prohibited|banned)
        (?:any|a single|one|just one) (?:complaint|error|mistake|delay|failure|stoppage|bad review|slip|miss|\
        breakdown)(?: \w+){0,6} (?:means?|fails?|voids?|costs?|loses?|breaks?|ends?|cancels?|is enough)
    """,
    chinese=r"""
        不可接受|不可容忍|不容许|不能容忍|零容忍|绝不容忍|不可原谅|一票否决|不许有|不允许有|不得有|不能有|不可有
        不准有|不应有
        (?:不准|不得|不许|不能|不可|不应|禁止|绝不|决不|杜绝)(?:再)?(?:发生|出现|存在|重演)
        (?:只要)?(?:有|出现|发生)(?:一|1)(?:个|次|件|起|例|单|条|人)[^。；]{0,14}(?:作废|归零|全扣|扣完|扣光|一票|\
        不达标|不合格|免职|零分|没分|通报|取消|清零|出局)
    """,
)
_EACH = Words(
    english=r"""
        (?:every|each|all) (?:\S+ ){1,4}(?:must|shall|will|has to|have to|is|are) (?:be |to be )?(?:satisfied|happy|\
        content|delighted|met|fulfilled|solved|perfect)
        (?:is|are|be|there(?: is|'s|s)?|gets?|comes?|arrives?) always (?:\w+ )?(?:in stock|available|on time|right|\
        correct|accurate|punctual|there|one|working|answered|free|on hand|full)
        in stock,? always|always (?:on time|in stock|right first time|on schedule)
        (?:is|are) (?:one|an?) (?:\w+ ){0,3}too many|one (?:\w+ )?is one too many
        whoever (?:comes|calls|asks) and whenever|at every single|all of them,? (?:always|every time)
        (?:everyone|everybody|every (?:\w+)) (?:leaves|goes home|goes away|is) (?:happy|satisfied|delighted)
        always (?:\w+ ){0,3}(?:on time|on schedule|punctual|in stock|first time)
        no ifs (?:or|and|no) buts
        every (?:minute|second|hour) of (?:the|every|each) (?:\w+ )?(?:day|night|shift|year|week|service)
        (?:for|answer(?:able)? for|explain) (?:any|every|each) deviation
    """,
    chinese=r"""
        每[^，。；]{1,10}(?:都|均|皆)(?:要|必须|得|须|应)?[^，。；]{0,4}(?:满足|得到回应|得到解决|满意|成功|\
        得到答复|零差)
        (?:人人|个个|件件|事事|处处|天天|户户|单单|班班|趟趟)(?:满意|有回应|有结果|零|无差|准点|达标|合格|优秀|成功)
        一[\u4e00-\u9fff](?:都|也)不(?:许|能|准|得|可|该)
        (?:保证|确保|务必让|务必|必须让|做到)每(?:一)?(?:位|个|名|件|单|次|户|趟|辆|班|通)[^，。；]{0,8}(?:都|\
        均)(?!要(?:问|说|登|检|签|带|戴|穿))
        一(?:个|位|名)?[\u4e00-\u9fff]都(?:没有|不剩|不落|不留)
        (?:永远|从不|从来不|永不|绝不)[^，。；]{0,4}(?:正确|出错|准确|准点|迟到|误点|断货|停|排队|占线|缺|空|坏|满意)
        (?:次次|件件|回回|趟趟|单单|个个|步步|班班|处处)(?:[^，。；]{0,2})(?:准|对|成|秒|到|好|满|优|必|齐|通)
        (?:不留|没有)(?:任何)?余地|一[\u4e00-\u9fff](?:都|也)?不放过
    """,
)
_ONE = Words(
    english=r"""
        single|even one|once|ever|at all|whatsoever|any|of any kind|at no time|never|nobody|none|no|nothing|year-round
        always|not (?:a|one)|unacceptable|under no circumstances|in no case|on no account
        not (?:tolerated|allowed|accepted|permitted)
    """,
    chinese=r"""
        任何|一次|一例|一件|一起|一个|一单|一票|一秒|一分钟|一分|一趟|一班|一户|一位|一名|一人|一声|一通|一处|一条
        一字|一天|半点|半分|一丝|丝毫|绝不|决不|永不|永远不|绝对不|从不|一律不得|一律不准|一律不许|一概|坚决|杜绝|无一
        没有一
    """,
)
_GOES_WRONG = Words(
    english=r"""
        late|later|lateness|delay(?:s|ed)?|waits?|waiting|waited|queues?|queu(?:e?ing|ed)|miss(?:es|ed)?
        fail(?:s|ed|ures?)?|errors?|mistakes?|wrong(?:ly)?|incorrect(?:ly)?|mislabelled
        mis(?:routed|directed|placed|sorted|read|heard|spelt|billed|delivered|laid|handled)
        empty|out[- ]of[- ]stock|run(?:s)? (?:out|late|dry|over)|sold out|break(?:s)? down|breakdowns?|stoppages?
        stops?|unanswered|engaged|dropped|lost|lose[sd]?|damaged?|broken|cold|lukewarm|complain(?:s|ts?|ed)?
        cancel(?:s|led|lations?)?|dirty|exceed(?:s|ed)?|overruns?
        unavailable|interrupt(?:s|ed|ions?)?|outages?|repeat(?:ed)?|returned|unhappy|dissatisf\w+|disappoint\w*
        forgot(?:ten)?|overlook(?:s|ed)?|out of (?:order|service|action)|goes down|go down|offline|turned away
        abandoned|unresolved|reopened|inaccura\w+|slips?|slip-ups?|let down|longer than|more than|beyond|overdue
        behind schedule|unsold|burnt|bumped|stranded|stuck|kept (?:waiting|on hold)|on hold
        second (?:call|visit|attempt)|call(?:s|ed)? (?:back|again)|twice|backlog|faults?|defects?
        dissatisfied|bad review|low rating|negative (?:review|feedback)|poor|short of|shortages?|leaks?|flicker\w*
        blackouts?|power cuts?|stockouts?|spill\w*|chase[sd]?|left (?:alone|unattended|unanswered|waiting)|happen
        stock-outs?|out-of-stocks?|queuing|busy signal|engaged tone|void|gap|gaps|leftover|left behind|undelivered
        unrepaired|dead|crash(?:es|ed)?|downtime|spoil(?:ed|t)?|churn
        go(?:es)? off|go(?:es)? (?:dark|cold|dead|wrong|missing|astray)|run(?:s|ning)? out|close[sd]? early
        fall(?:s)? (?:short|behind)|minute\'s delay
        drop-?outs?|drop-?offs?|deviation|queue-?jump\w*|bounce[sd]?|rejects?|returns
        grumbl\w*|moan\w*|displeas\w+|fault-?find\w*|upset
    """,
    chinese=r"""
        差错|失误|出错|弄错|搞错|认错|走错|送错|发错|上错|开错|算错|说错|填错|录错|拿错|接错
        错(?:误|漏|发|送|单|一|过|了|的)|投诉|不满|差评|抱怨|迟|晚(?:到|点|发|送|于|一|了)|延误|误点
        误(?:一|了|送|期|差)|等(?!级|同|于|待区|价|额|比)|排队|漏|断货|缺货|脱销|售罄|空(?:架|缺|着|位)
        停(?:电|水|气|梯|运|机|摆|一)|故障|中断|卡|超时|超过|超出|超限|超期|逾期|丢|破损|损坏|返工|返修|重复|二次|退货
        遗失|落下|失约|爽约|拥堵|拥挤|掉线|占线|没人接|无人接|未接|延迟|拖|积压|滞留|推迟|瑕疵|偏差|遗漏
        缺(?:项|陷|件|勤|席)|凉|冷(?![淡静漠水菜气链饮冻库])|坏|脏|污|堵|塞|黑|断|误时|跑单|空跑|失败|不合格|不达标
        不准|不清|纠纷|异议|白跑
        多跑
        错(?=[，。；、！]|$)|晚(?=[，。；、！]|$)|不(?:能|许|得|准|可)(?:错|晚|漏|丢|迟|断|停|空|少|差|坏|误)
        退单|弃单|弃单|退件|差单|漏单|返单|读错|念错|写错|印错|错发
    """,
)
_STAFF_ACT = Words(
    english=r"""
        (?:never|not|no) (?:\w+ )?(?:ask|argue|leave|use|interrupt|point|promise|disclose|share|eat|chew|shout|\
        accept|discuss|put|touch|enter|open|give|send|store|write|tell|talk|speak|say|call (?:a|the|any|them|\
        guests?) |lean|sit|walk|turn|transfer|refuse|block|prop|throw|handle|release|hand|blame|swear|play|charge|\
        sell|serve|offer|reuse|copy|post|remove|contact|chat|gossip|lie|drive|park|push|raise|sign|force|pressure|\
        criticis\w+|ridicule|ignore|guess|assume|admit)
        (?:asked|required|made|forced|told|pressured|charged|invited|expected) (?:to|for|by)
    """,
    chinese=r"""
        (?:不得|不许|不准|严禁|绝不|决不|不能|不可|禁止|杜绝|不应|一律不得|从不|不要|不)(?:[^，。；]{0,4})(?:擅自|\
        随意|私自|与.{0,6}(?:争|吵)|争吵|争执|争辩|顶撞|推诿|推脱|推卸|敷衍|刁难|训斥|辱骂|讽刺|使用|玩|离岗|脱岗|\
        串岗|聊天|吃|索|收受|接受|泄|透露|要求|强行|强制|强迫|诱导|误导|拒绝|拒收|打断|指着|催促|议论|评论|告诉|向|\
        以|用|在|将|把|对|代|利用|采用|让.{0,4}(?:签|填)|穿|佩戴|留|染|抽|做|占用|挪用|倒卖|出售|进入|带|携带|堆放|\
        摆放|乱)
    """,
)


def find_absolutes(statement: Statement) -> list[Span]:
    """Find the words that demand a flawless outcome.

    Absolutes of safety, law, privacy, money and equal treatment, of deliberate acts, reported results and rejected
    targets are left alone; so are targets with an exception, a tolerance or a softener beside them.
    """
    hits: list[Hit] = []
    for start, end in statement.sentences:
        found = _demands(statement, start, end)
        if found and not _allowed(statement, start, end):
            hits += found
    return statement.spans(hits) if hits and not statement.has(REJECTED) else []


def _demands(statement: Statement, start: int, end: int) -> list[Hit]:
    hits = _rates(statement, start, end) + statement.find_between(_FLAWLESS, start, end)
    nought = statement.find_between(_NOUGHT, start, end)
    if nought and (statement.has_between(_GOES_WRONG, start, end) or statement.has_between(_COUNTED, start, end)):
        hits += nought
    return hits + _nevers(statement, start, end) + _intolerable(statement, start, end)


def _allowed(statement: Statement, start: int, end: int) -> bool:
    return any(statement.has_between(words, start, end) for words in (PROTECTED, EXCEPTED, SOFTENED, REPORTED))


def _rates(statement: Statement, start: int, end: int) -> list[Hit]:
    hits = statement.find_between(_ALL_OF_IT, start, end) + statement.find_between(_ZERO, start, end)
    return [hit for hit in hits if not statement.touches(_NOT_AN_OUTCOME, hit)]


def _nevers(statement: Statement, start: int, end: int) -> list[Hit]:
    """Find `never` and the like before what goes wrong by itself, or an emphasis that shuts every way out."""
    if statement.has_between(_STAFF_ACT, start, end):
        return []
    if statement.has_between(_ONE, start, end):
        for never in statement.find_between(_NEVER, start, end):
            reach = min(end, never.end + _REACH)
            wrong = statement.find_between(_GOES_WRONG, never.start, reach)
            if any(hit.end > never.end for hit in wrong) and not _is_a_ceiling(statement, never, reach):
                return [never]
    emphasis = statement.find_between(_NO_WAY_OUT, start, end)
    return emphasis[:1] if emphasis and _promises_an_outcome(statement, start, end) else []


_COUNTED = Words(
    english=r"breach\w*|count|number of|escalations?|violations?|no-shows?|rejections?|reopen\w*|rework|claims"
)
_REACH = 60
_OUTCOME = Words(
    english=r"""
        answer(?:s|ed)?|on time|punctual\w*|arriv(?:e|es|al|ing)|deliver(?:s|ed|y|ies)?|resolv(?:e|es|ed)|fixed
        repaired|restored|served|seen|available|in stock|reply|replies|replied|repl(?:y|ies)|back within|within|inside
        under|no more than|correct(?:ly)?|right|accurate(?:ly)?|clean|satisfied|happy|works?|working|full|ready
        punctuality|accuracy|first ring|depart\w*|leave on time|connected
        reach(?:es|ed)?|promised|on schedule|kept|keeps?|runs?|found|complete[d]?|refunded|processed|handled
        fix(?:es|ed)?|solved?|solves|first visit|first time|satisfied
    """,
    chinese=r"""
        准点|正点|准时|按时|准确|送达|到达|接听|接通|答复|解决|办结|修复|修好|恢复|回复|满意|畅通|有货|可用|到场|上齐
        上菜|发车|开出|以内|之内|内|不超过|正确|不差|无误|成功|达标|办成|放行|放款|到账|签收
        修复|完成|到位|送到|准|正确|受理|处理完
    """,
)


def _intolerable(statement: Statement, start: int, end: int) -> list[Hit]:
    """Find what must not happen at all although it goes wrong by itself, and what every single one must get."""
    if statement.has_between(_STAFF_ACT, start, end):
        return []
    hits = statement.find_between(_EACH, start, end)
    intolerable = statement.find_between(_INTOLERABLE, start, end)
    return hits + intolerable if intolerable and statement.has_between(_GOES_WRONG, start, end) else hits


def _is_a_ceiling(statement: Statement, never: Hit, reach: int) -> bool:
    """Tell whether `nobody waits more than ten minutes`: a plain limit for all, not a flawless outcome."""
    return statement.has_between(_MORE_THAN, never.start, reach) and statement.has_between(_FIGURE, never.end, reach)


_FIGURE = Words(
    english=r"[0-9]+|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty|thirty|half",
    chinese=r"[0-9一二三四五六七八九十半]{1,3}(?=[秒分小天个日声刻])",
)
_MORE_THAN = Words(
    english=r"(?:more|longer|later|further|higher) than|over|beyond|exceed(?:s|ed)?|above",
    chinese=r"超过|超出|多于|长于|晚于|高于",
)


def _promises_an_outcome(statement: Statement, start: int, end: int) -> bool:
    return statement.has_between(_OUTCOME, start, end) or statement.has_between(_GOES_WRONG, start, end)
