"""Statements a customer could not understand: codes, unexplained acronyms, internal indicators (rule P602)."""

from dataclasses import dataclass

from stdcheck.rules.wording.circumstances import ABOUT_STANDARDS, CUSTOMER, DEFINES
from stdcheck.rules.wording.quantities import quantities
from stdcheck.rules.wording.span import Span
from stdcheck.rules.wording.statement import Hit, Statement
from stdcheck.rules.wording.vocabulary import Words

LONGEST_SENTENCE = 40
"""English words in one sentence that a customer still reads with ease (plain-language guides advise 15 to 25)."""

LONGEST_CHINESE_SENTENCE = 100
"""Characters in one Chinese sentence that a customer still reads with ease."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What a customer stumbles over, by kind; empty where the statement reads well."""

    codes: tuple[Span, ...] = ()
    acronyms: tuple[Span, ...] = ()
    indicators: tuple[Span, ...] = ()

    @property
    def spans(self) -> list[Span]:
        """All of it, in order."""
        found = (*self.codes, *self.acronyms, *self.indicators)
        return sorted(found, key=lambda span: (span.start, span.end))


_CODE = Words(
    case=True,
    english=r"""
        [A-Z]{1,6}[0-9]{0,4}(?:[-/_.][A-Za-z]{0,4}[0-9]{1,6}[A-Za-z]?){1,4}(?: Rev\.? ?[A-Z0-9]{1,3})?
        [A-Z]{2,6}[0-9]{1,6}[A-Za-z]?(?:-[A-Za-z0-9]{1,4})?|[A-Z]{2,5} [0-9]{1,3}\.[0-9]{1,3}(?:\.[0-9]{1,3})?|Q[0-9]
        [A-Z]-(?:zone|pose|code|level|class|band|tier|item)s?|T-pose
        (?:class|code|band|type|tier|cat\.?|category|level) [A-Z][0-9]{1,2}
    """,
    chinese=r"""
        (?<![A-Za-z0-9])(?:[A-Z]{1,6}[0-9]{0,4}(?:[-/_.][A-Za-z]{0,4}[0-9]{1,6}[A-Za-z]?){1,4}|\
        [A-Z]{2,6}[0-9]{1,6}[A-Za-z]?)(?![A-Za-z0-9])
    """,
)
_ACRONYM = Words(
    case=True,
    english=r"[A-Z]{2,7}s?|[A-Z]&[A-Z]|Rev(?:PAR|PASH)|[A-Z][a-z]{0,2}[A-Z]{2,5}",
    chinese=r"(?<![A-Za-z0-9])[A-Z]{2,7}(?![A-Za-z0-9])",
)


def _names(lines: str) -> frozenset[str]:
    return frozenset(lines.split())


_EVERYDAY = _names("""
    AM PM OK TV ID PIN ATM SMS FAQ QR PDF USB GPS CCTV UK US USA EU VIP APP WIFI CEO IT HR GP NHS BBC ISO GB
    EN BS DIN VAT SIM LED AC PC WC DVD KG KM CM MM ML KTV DJ DIY EMS ETC MTR VR AI URL WWW NO YES AND OR NOT
    ALL ANY THE FOR NEVER ALWAYS MUST ONLY NO. UTC GMT CNY RMB USD GBP EUR HK NZ ABC XX XXX XXXX XXXXX OTP PA
    CD HD UHD MRI CT ICU ER BP UPS DHL SOS TTY TDD MP PO AGM MOT SUV EV LPG LNG IC NFC O2O WECHAT A&E B&B Q&A
    P&R R&D T&C II III IV VI VII VIII IX XII
""")
_TRADE_ACRONYMS = _names("""
    AHT ASA ACW FCR NPS CSAT CES SLA SLAS KPI KPIS OTIF OTD ARPU ADR GOP GOPPAR RGI ARI MPI MTTR MTBF MTTA
    SAIDI SAIFI CAIDI CMR ETR CRM ERP WMS BOM SOP SOPS CAC LTV ROI WFM QA QC QMS DCP DCC CAPA NCR RCA FTR RFT
    COPQ OEE UPH UPT ATV GMV SKU SKUS DSO DPO FTE FTES LOS ALOS DTA RTT PRM IRROPS OTP MCT TAT ATD ATA ETD
    ETA STD STA EBIT EBITDA OPEX CAPEX COGS BSC OKR OKRS MOQ RFM IVR ACD PBX CTI BPO VOC DSAT QOS RTO RPO P1
    P2 P3 P4 HKPD OBT UC RMA PMS POS DSR DOH OOS OSA GMROI PSI TCR ABN ABR SL CPT CPC CPA CVR CTR DAU MAU LAU
    HIS PACS DRG DRGS ALS EMR NOC SOC ITIL MTTF UAT BAU TPS RPS CRS GDS PNR GOSHOW SSR NOTAM SCADA GIS AMI
    DMS TPI JIT FIFO LTL FTL TMS POD
""")
_INDICATOR = Words(
    english=r"""
        (?:labou?r|staff(?:ing)?|payroll|wage|operating|unit|material|food|fuel|energy|handling|acquisition|\
        overhead|training|beverage|procurement|maintenance|fleet|agency|overtime) (?:costs?|budget|spend|bill|hours|\
        ratio|expenses?|percentage)
        costs? (?:per|of (?:sales|goods|service|serving|handling))|cost-to-\w+
        costs? (?:\w+ ){0,4}(?:per (?!person|night|month|ticket|minute|kwh|unit|call)\w+)|average cost
        budget(?:s|ed)? (?:variance|utili[sz]ation|limit|ceiling)|(?:gross |profit |operating |net )?margins?
        profit(?:ability)?|revenue|turnover (?:per|of stock|target)|sales (?:per|target|quota)s?|takings
        spend per (?:head|cover|visit)|(?:average )?(?:basket|ticket) (?:size|value)|yield
        utili[sz]ation|occupancy(?= (?:rate|of agents|target|must|at|above|below|between|of \d|\d|should|kept|held))
        productivity|head ?count|throughput|man-?hours?|staff[- ]hours?|conversion(?: rate)?|upsell\w*|up-sell\w*
        cross-sell\w*|attach(?:ment)? rate|absentee\w*|sick(?:ness)? (?:rate|leave|absence)|attrition|staff turnover
        overtime|shrinkage|wrap[- ]?up(?: time)?|after-call work|handle time|idle time
        schedule adherence|adherence|stock ?turns?|inventory (?:turn\w*|days|accuracy)|stock cover|wastage|write-offs?
        spoilage|load factor|seat factor|capacity (?:factor|utili\w+)|dwell|line loss(?:es)?|power factor|calorific
        pressure drop|mean time between|pipeline|lead conversion|contact rate|success rate of outbound|penetration
        churn|collections? rate|recovery rate|bad debt|compliance score|audit score|training hours|tickets per agent
        calls per (?:agent|hour|head)|rooms per (?:attendant|maid|shift|housekeeper)|covers per|table turns?
        items per (?:hour|minute|labou?r)|picks? per hour|pick rate|drops? per (?:route|hour|day|van)|stops per
        kilomet(?:re|er)s per vehicle|deadhead\w*|empty running|turnaround utilisation|ebitda?|return on|asset \w+
        key performance|internal indicator|performance indicators?|variance|backlog ratio|queue depth|node|module
        throughput|latency of the (?:bus|queue)
        per (?:agent|driver|vehicle|employee|fte|operative|clerk|cleaner|crew|labou?r|working|staff|man|paid|\
        rostered) hour
        per fte|rostered hours|gross margin|per cover|fix ratio|\w+ per (?:driver|agent|operative) \w+
        abandon(?:ment)? rate|escalation ratio|reopen rate
        labou?r (?:at|share|below|under|over)|revpar|index (?:above|below|of|at)
    """,
    chinese=r"""
        成本|毛利(?:率|润)?|净利|利润|营收|营业额|销售额|产值|创收|客单价|人效|坪效|床效|翻台率|连带率|开台率|转化率
        成单率|成交率|签约率|开单率|接触率|触达率|渗透率|复购率|留存率|流失率|获客|拉新|促活|沉默(?:号|户)|占比|利用率
        使用率(?=[^，。；]{0,6}[0-9不])|饱和度|负荷率|满载率|载客率|客座率|出租率|入住率(?=[^，。；]{0,4}[0-9不])|产能
        工时|人力|人房比|人均(?:日|月|年)?(?:处理|产|拣|派|服务|接|清|贡献|创)|单均成本|件均成本
        库存(?:周转|天数|准确)|周转率
        周转天数|损耗率|报损|耗材|能耗|线损率?|产销差|漏损率|功率因数|热值|返工率|返修率|一次交检|差错扣分|扣分|绩效
        考核分|得分权重|加权|系数|权重|工单(?:积压|量|饱)|积压率|出勤率|缺勤率|离职率|加班|排班(?:吻合|符合|遵从)
        遵时率|遵时度|在线率|话务利用|通话利用|工时利用|小休|整理时长|后处理时长|呼损率|空驶率|里程利用|检修率|出车率
        完好车率|培训(?:课时|学时|合格率)|预算|费用率|费率差|回款率|催收|坏账|不良率|投产比|投入产出|投资回报|转介率
        推介率|营销(?:成功|完成)|指标(?:值|分解)|口径|取数|环比|同比|基线|阈值|节点(?:时长|超时)|流转(?:时长|节点)
        闭环率|工位|节拍|良率|直通率|平均处理时长|编制
    """,
)
_LEVEL = Words(
    english=r"""
        must|shall|should|target|under|below|above|over|within|no more than|not exceed\w*|at least|at most|no higher
        no lower|stay|kept?|hold|held|to be|minimum|maximum|less than|more than|between|limit\w*|reduce\w*|cut|raise
        reach|hit|<|>|≤|≥|=|:
        at
    """,
    chinese=r"不超过|不低于|不高于|不得|以内|以下|以上|内|压|控制|达|降|提|≥|≤|<|>|=|须|应|要|目标|为|[0-9]",
)
_FIGURE = Words(english="[0-9]+", chinese="[0-9两三四五六七八九十百千万成]")
_PLAIN_LIMIT = frozenset({"second", "minute", "hour", "day", "working day", "week", "ring"})
_WORD = Words(english=r"[a-z]+")


def find_unreadable(statement: Statement, *, to_customers: bool = False) -> Unreadable:
    """Find what a customer could not understand.

    Of a statement for nobody in particular, codes and acronyms count only where no customer and no plain limit stands
    beside them; in a text written `to_customers` every one counts.
    """
    if statement.has(DEFINES) or (statement.has(ABOUT_STANDARDS) and not to_customers):
        return Unreadable()
    codes = statement.find(_CODE)
    acronyms = [hit for hit in statement.find(_ACRONYM) if _is_opaque(statement, hit)]
    served = statement.has(CUSTOMER) and not to_customers
    if not to_customers:
        trade = any(hit.text in _TRADE_ACRONYMS for hit in acronyms)
        limited = any(quantity.unit in _PLAIN_LIMIT for quantity in quantities(statement))
        if served or (limited and not trade):
            codes, acronyms = [], []
    indicators = [] if served else _indicators(statement)
    if not to_customers and not _weighs_enough(codes, acronyms, indicators):
        return Unreadable()
    return Unreadable(
        tuple(statement.spans(codes)), tuple(statement.spans(acronyms)), tuple(statement.spans(indicators))
    )


def find_long_sentences(statement: Statement) -> list[Span]:
    """Find the sentences too long for a promise: over 40 English words or 100 Chinese characters."""
    return [
        statement.span((start, end))
        for start, end in statement.sentences
        if (statement.has_chinese and end - start > LONGEST_CHINESE_SENTENCE)
        or len(statement.find_between(_WORD, start, end)) > LONGEST_SENTENCE
    ]


def _is_opaque(statement: Statement, hit: Hit) -> bool:
    """Tell whether an acronym is neither everyday speech nor explained in brackets."""
    name = hit.text.removesuffix("s")
    if name in _EVERYDAY or statement.touches(_CODE, hit):
        return False
    text = statement.plain.text
    before, after = text[: hit.start], text[hit.end : hit.end + 2]
    if before.endswith("(") or after.lstrip().startswith("("):
        return False
    return not _shouts(statement)


def _shouts(statement: Statement) -> bool:
    """Whether the statement is written in capitals, so that capitals say nothing."""
    text = statement.plain.text
    return sum(map(str.isupper, text)) > sum(map(str.islower, text)) and len(text) > 30 and not statement.has_chinese


def _indicators(statement: Statement) -> list[Hit]:
    hits = statement.find(_INDICATOR)
    if not hits or not statement.has(_LEVEL):
        return []
    return hits if quantities(statement) or statement.has(_FIGURE) else []


def _weighs_enough(codes: list[Hit], acronyms: list[Hit], indicators: list[Hit]) -> bool:
    if indicators:
        return True
    return len(codes) + len(acronyms) >= 2 or any(hit.text.removesuffix("s") in _TRADE_ACRONYMS for hit in acronyms)
