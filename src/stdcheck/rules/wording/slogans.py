"""Slogans: words that nobody can observe or check, with nothing checkable beside them (rule P502)."""

from dataclasses import dataclass

from stdcheck.rules.wording.circumstances import ABOUT_STANDARDS, REJECTED
from stdcheck.rules.wording.micro import BODY, DRESS, FUSS
from stdcheck.rules.wording.quantities import quantities
from stdcheck.rules.wording.span import Span
from stdcheck.rules.wording.statement import Hit, Statement
from stdcheck.rules.wording.vocabulary import Words


@dataclass(frozen=True, slots=True)
class Slogan:
    """The unobservable words, and whether the statement holds nothing besides."""

    spans: tuple[Span, ...]
    whole: bool


_VAGUE_TIME = Words(
    english=r"""
        prompt(?:ly|ness)?|quick(?:ly|er|est)?|speed(?:y|ily)|swift(?:ly|ness)?
        as (?:soon|quickly|fast|promptly|early|rapidly|speedily) as (?:possible|practicable|we can|they can|\
        reasonably \w+|you can|feasible)
        asap|a\.s\.a\.p|in a timely (?:manner|fashion|way)|timely|timeliness
        without (?:undue |unnecessary |unreasonable |any |needless |further |avoidable )?delay|in due (?:course|time)
        at (?:the|your|our|their) (?:earliest|first) (?:possible )?(?:opportunity|convenience|moment)
        expeditious(?:ly)?|rapid(?:ly)?|in good time
        (?:within )?(?:a )?reasonable (?:time(?:frame|scale)?|period|speed|notice)
        with (?:minimal|minimum|the least|all) (?:delay|speed|haste|dispatch|possible speed)
        minim(?:al|um|ise|ize) (?:delays?|waiting)|forthwith|soonest|shortly|before too long|in no time|at once where
        straight away where|with urgency|a sense of urgency|keep (?:waiting|queues|delays) to a minimum
        punctual(?:ly)?
        (?:wait(?:s|ing)?|queues?|delays?|times?) (?:\w+ ){0,2}(?:as )?(?:short|brief|low|little|\
        small) as (?:possible|we can)
        without (?:waiting )?too long|wait (?:\w+ ){0,2}too long|not (?:be )?kept waiting
        as (?:often|much|far) as (?:necessary|needed|we can)|right away(?=\.|$)|without (?:long|lengthy) waits?
        in the shortest (?:possible )?time|shortest possible time|speed of light|early
    """,
    chinese=r"""
        及时(?!率|性|送达率|办结率)|尽快|尽早|尽速|迅速|快速(?!通道|路|公交|旅客|扫码|充电)|从速|从快|抓紧|第一时间
        立刻?即?响应(?!时)|快捷|敏捷|不拖延|限时(?=办结|服务|完成)(?![^，。；]{0,6}[0-9])|适时|尽可能快|早日|不耽误
        随叫随到|急事急办|特事特办|雷厉风行|马上就办|合理(?:的)?时间内|在?合理期限
        不多等|少等|不久等|久等|少跑|最短(?:的)?时间|短时间内|最快速度|以最快|不拖|即来即办|尽可能短|尽量缩短|不误事
        从早|火速|一刻不
    """,
)
_VAGUE_QUALITY = Words(
    english=r"""
        excellent(?:ly)?|excellence|outstanding|first[- ](?:class|rate)|world[- ]class
        five[- ]star (?:service|experience|welcome)
        (?:high|higher|highest|top|good|superior|great|finest|best|better|unmatched|unparalleled|\
        unrivalled)[- ](?:possible )?(?:quality|standards? of (?:service|care|courtesy)|service|calibre|\
        level of (?:service|care)|levels? of|experiences?|care|impression)
        quality (?:service|care|experience|of service)|superior|superb|exceptional(?:ly)?(?! circumstances| cases)
        elegant(?:ly)?|beautiful(?:ly)?|nice(?:ly)?|tasteful(?:ly)?|stylish(?:ly)?|graceful(?:ly)?|discreet(?:ly)?
        gracious(?:ly)?|impressive(?:ly)?|luxurious(?:ly)?|tactful(?:ly)?|amicabl[ey]|cordial(?:ly)?|extraordinary
        unforgettable
        memorable|seamless(?:ly)?|hassle[- ]free|effortless(?:ly)?|stress-free|enjoyable|delight(?:ed|s|ful|ing)?|wow
        magical?
        courteous(?:ly)?|courtesy|polite(?:ly|ness)?|friend(?:ly|liness)
        warm(?:ly|th)?(?= (?:and|welcome|greeting|manner|hospitality|service|smile|atmosphere|reception|,)|$|\.|,)
        caring|kind(?:ly|ness)|professional(?:ly|ism)?(?! bod| assoc| qualif| clean)|helpful(?:ly|ness)?
        attentive(?:ly|ness)?|respectful(?:ly)?
        (?:with|show|treat\w* \w+ with) (?:\w+ )?(?:respect|dignity|care|kindness|courtesy|compassion|empathy|\
        understanding|sensitivity|pride|passion|warmth|enthusiasm|consideration|heart|sincerity|patience)
        genuine(?:ly)?|sincer(?:e|ely|ity)|heartfelt|wholehearted(?:ly)?|pleasant(?:ly)?|cheerful(?:ly)?|enthusias\w+
        empath\w+|compassion\w*|considerate|hospitab\w+|hospitality|pride in|passion\w*|dedicat(?:ed|ion)
        diligen(?:t|tly|ce)|conscientious\w*|positive attitude|good attitude|right attitude|can-do|team spirit
        integrity|smart(?:ly)? (?:appearance|turned out|dressed)
        appropriate(?:ly)?|adequate(?:ly)?|satisfactor(?:y|ily)|suitabl[ey]|proper(?:ly)?|reasonabl[ey]
        sufficient(?:ly)?|effective(?:ly|ness)?|efficient(?:ly)?|efficiency|smooth(?:ly)?|reliabl[ey]|reliability
        comfortabl[ey]|comfort|convenien(?:t|tly|ce)
        fair(?:ly|ness)?(?! (?:may|is|runs|opens|visitors?|guests?|entrance|ground|week))(?<!trade fair)(?<!book fair)
        equitable|transparen(?:t|tly|cy)
        responsive(?:ness)?|user-friendly|easy to (?:use|deal)|flexib(?:le|ly|ility)|consistent(?:ly)?
        thorough(?:ly)?|careful(?:ly)?|well[- ](?:maintained|presented|trained|informed|kept|groomed)
        clean and (?:tidy|comfortable|pleasant|safe)
        good (?:order|condition|communication|relations?\w*|working order|value|rapport|impression)|competent(?:ly)?
        knowledgeable|relevant|personal(?:ised|ized)? (?:service|attention|touch|care)|individual attention
        (?:exceed|surpass|beyond|anticipat|meet)\w* (?:\w+ )?(?:\w+ )?(?:expectations?|needs)
        go(?:es|ing)? (?:the )?(?:extra mile|above and beyond|out of (?:our|their) way)|above and beyond|extra mile
        feel(?:s|ing)? (?:\w+ )?(?:at home|valued|welcomed?|special|cared|appreciated|important|respected|safe|\
        comfortable|like|listened|heard|looked after)
        sense of (?:\w+ )?(?:interest|concern|belonging|welcome|care|home|pride|occasion)|home (?:away )?from home
        customer[- ](?:first|centric|focused|focus|centred|oriented|obsess\w*|friendly)
        (?:customers?|guests?|passengers?|patients?|you) (?:come|comes|are|is|always come) (?:always )?(?:first|\
        king|at the (?:heart|centre|center))
        at the (?:heart|centre|center) of|heart of everything|the customer is (?:king|always right)
        put(?:ting)? (?:\w+ ){1,2}first|second to none|peace of mind
        best (?:possible|efforts?|interests?|endeavours?|self|for)|do (?:our|their) (?:very )?(?:best|utmost)
        every effort|utmost|committed to|commitment to|strive[sd]?|striving|continuous(?:ly)? (?:improv\w+|learn\w+)
        (?:constantly|continually|always|steadily|ever) (?:\w+ )?(?:improv|better|rais|enhanc|develop)\w*
        continual(?:ly)? improv\w+
        (?:improve|enhance|raise|strengthen|increase|boost) (?:the |our |overall |customer )*(?:quality|\
        satisfaction|service|experience|image|level|efficiency|awareness|communication|loyalty)
        culture of|spirit of|create (?:a |an )?(?:\w+ ){0,3}(?:atmosphere|environment|impression|experience)
        ambassadors?|positive (?:experience|impression|image)|uphold|image of|reputation|values?,
        trust(?:worthy)?|customer satisfaction|with a smile|service with|value for money|delivering|pursu(?:e|it) of
        leading (?:provider|company|brand|service|edge|light)|premier|vibrant|inspir\w+
        patient(?:ly)?(?=\.|,| and| with|$)|patience|calm(?:ly)?|tact|good manners|high regard|valued|premium
        innovative|to the best of|(?:everything|all) (?:we|they) can|everything possible|look(?:ing)? after
        take(?:s)? (?:good )?care of|accurate(?:ly)? (?:advice|information|service)
        clear and (?:concise|accurate|simple)|as (?:needed|necessary|appropriate|required)
        (?:when|where|if) (?:necessary|needed|appropriate|required)|regular(?:ly)?|frequent(?:ly)?|attention to detail
        neat(?:ly)?|tidy|tidily|spotless(?:ly)?|pleasing|presentable|state of the art|modern|harmon\w+|loyal\w*
        responsib(?:le|ly)|proactive(?:ly)?|lasting|human touch|personal touch|from the heart|full of
        with all (?:our|their)|do it well|well (?=looked|cared|served)
        (?:to|of) (?:a|the) (?:very )?(?:high|highest|good|excellent) standards?
        (?:customers?|guests?|passengers?|patients?|clients?|people) first|culture of|a passion|from start to finish
        with flair|world-beating|service-minded|spirit
        seriously|easily accessible|readily available|with (?:a )?(?:positive|good|right) (?:attitude|spirit)|wholly
        value your|listen to you
        pleasure|(?:good|pleasant|friendly|happy) atmosphere|we care|care about|speedy|reasonable efforts?
        good neighbours?|proud|joy|happiness|smile for|love
        (?:high|higher|highest|exacting) standards?(?! rate| deviation)
    """,
    chinese=r"""
        热情|周到|优质|优秀|优良|优异|卓越|一流|高品质|高质量|高水平|高标准(?!间)|高效|便捷|方便(?!面|携带)|便民|利民
        惠民|文明|礼貌|礼仪|彬彬有礼|亲切|和蔼|可亲|友善|友好|真诚|真情|真心|诚恳|诚挚|诚信|诚心|热忱|热心|耐心|细心
        精心|用心|贴心|暖心|爱心|责任心|责任感|事业心|进取|敬业|爱岗|奉献|尽职|尽责|尽心|尽力|竭诚|竭尽|全力以赴
        全心全意|一心一意|细致|入微|体贴|关怀|关爱|关心|温馨|温暖|温情|微笑服务|优雅|舒适|舒心|放心|省心|安心
        满意(?!度|率)|愉快|愉悦|惊喜|感动|尊重|尊贵|尊崇|宾至如归|家的|如家|家人|亲人|上帝|至上
        第一(?!时|次|位|遍|声|个|道|季|排|班|项|天|线|条|步|章|类|名|批|阶|轮|台|周|杯|单|趟|人)|为本|为先|为中心
        为宗旨|为己任|为荣|所想|所急|所需|所盼|有着落|有回音|落到实处|落实到位|到位|做好|搞好|抓好|切实|认真|仔细
        严格(?=执行|遵守|要求|落实|按|把关|管理)|严肃|规范(?!》)|妥善|妥当|合理|适当|适度|恰当|得体|良好|完善|健全
        科学|有效(?!期|证|凭|票|身份)|有序|顺畅|专业(?!人|户)|精湛|过硬|精益求精|追求卓越|力争上游|争创|争先
        创优|争当|打造|塑造|树立|弘扬|营造|缔造|彰显|展现|展示[^，。；]{0,6}(?:风采|风貌|形象)|风貌|风采|形象|口碑
        服务品牌|品牌(?:形象|价值|影响)|美誉|信誉|匠心|初心|情怀|理念|精神(?!病|科|卫生)|作风|意识|使命|担当|主人翁
        桥梁|纽带|窗口形象|灵活
        个性化|人性化|人文|全方位|全面(?=提升|提高|加强|推进|落实)|多元化|无微不至|排忧解难|温度|有温度|赢得|信赖|信任
        认可|好评(?!率)|赞誉|超越|超出[^，。；]{0,4}(?:期望|预期)|(?<!永)(?<!从)不断(?![货电水线档供流气网粮])
        持续(?=改进|提升|优化|提高|完善|改善|推进|加强)
        努力|积极|主动(?=服务|热情|性|为|作为|担当|关心|积极)|大力|深入|狠抓|着力|加强|强化|深化|优化|提升|提高(?!到)
        增强|改善|改进|细节|极致|完美|贴近|满足[^，。；]{0,10}(?:需求|需要|要求)|温文尔雅|落落大方|端庄|大方|整洁|美观
        干净整洁|井然|文明用语|服务态度|态度(?:好|端正|热|和|良|友|诚|亲)|经得起|一视同仁|公平|公正|公开透明|透明|快乐
        幸福|美好|难忘|五星级|星级服务|品质|尽善|零距离|心服务|待客如|如沐春风|急客户|想客户|以客为|以人为
        有礼(?!品|盒|金)|大方得体|举止|谦和|随和|谦虚|朴实|守信|实事求是|自觉|团结|牢记|秉承|秉持|坚持|致力于|履行
        奉行|兑现|负责到底|高度重视|重视|圆满|充分|严谨|悉心|细微|想方设法|百问不厌|不厌其烦|不冷落|不怠慢|有求必应
        鲜艳|整齐|悦耳|甜美|自然大方|和气|和善|客气|殷勤|体谅|理解(?=客|顾|旅|乘|病|患|业|用)|包容|换位思考|将心比心
        共赢|双赢|创新|引领|标杆作用|示范|模范|全员|全过程|全天候|一条龙|一站式|保驾护航|锐意|勇于|乐于|善于|勤于
        力所能及|分内|尽可能(?!快)|妥帖|周全|周密|稳妥|平稳|可靠|安心|顺利|流畅|清新|轻松|自如|干净(?=[、，。；]|$)
        清爽|亮丽|雅致|典雅|高雅|高档|豪华|非凡|卓有成效|行之有效|常态化|长效|机制|落地|见效|实效|质量(?=[第为])
        零缺憾
        态度(?=[，。；、]|$)|待客态度|尊荣|荣耀|自豪|争做|明星|标兵|楷模|排头兵|先锋|领跑|至臻|臻于|臻享|悦享|尊享
        匠造|始终如一|一如既往|前后一致|最大限度|越来越
        宗旨|践行|精神面貌|心坎|饱满|昂扬|获得感|幸福感|满意感|素养|素质|职业道德|风尚|文明单位|服务至上|人民满意
        让.{0,6}满意|好服务|服务好(?=[，。；]|$)|待如|视.{0,4}如|暖(?:人|意)|和谐|向上|阳光|正能量|保障工作
        着想|贴心人|知心人|[接答做办送修服说来]得(?:快|好|勤|细|准|稳|满意)|上(?:一个)?新?(?:的)?台阶|再上|标准化建设
        推进|深化|贯彻|落实(?=[^，。；]{0,8}(?:精神|要求|理念|制度))|弘扬|发扬|做强|做优|做精|做细
    """,
)
_OBSERVABLE = Words(
    english=r"""
        greet(?:s|ed|ing)?|smiles?|smiling|eye contact|stands? (?:up|when|to)
        by (?:their|last|first|sur)?-?(?:name|surname)|last name|surname|introduc\w+|name (?:badge|tag)s?
        offer(?:s|ed|ing)?|call(?:s|ed)? back|phone[sd]?|telephone[sd]?|rings?|texts?|texted|e-?mail(?:s|ed)?
        writ(?:e|es|ten|ing)|in writing|letters?|repl(?:y|ies|ied)|answers?(?:ed)?(?! for)|tell(?:s|ing)?|told|says?
        said
        ask(?:s|ed)?|explain(?:s|ed)?|inform(?:s|ed)?|announc\w+|notif(?:y|ies|ied)|confirm(?:s|ed)?|repeat(?:s|ed)?
        read(?:s)? (?:back|out|aloud)|thank(?:s|ed)?|apologis\w+|apologiz\w+|show(?:n|s|ed)? (?:to|the way)
        escort(?:s|ed)?|accompan\w+|walk(?:s|ed)? (?:\w+ ){0,3}to|hand(?:s|ed)? (?:over|the|back|out)|sign(?:s|ed)?
        display(?:s|ed)?|post(?:s|ed)|publish(?:ed|es)?|print(?:ed)?|sheet|logged|recorded?|wrapped|folded|set in
        returned|refund(?:ed)?|replac(?:e|ed)|repaired|cleaned|wiped|swept|mopped|emptied|refilled|checked|inspected
        tested|opened|closed|open(?:s)?|unlock(?:s|ed)?|knock(?:s|ed)?|seated|served|table|pour(?:s|ed)?
        before (?:the|they|you|any|leaving|each|opening|departure|he|she|it|we|speaking|starting|sitting|work|a)
        after (?:the|each|every|use|they)|when (?:the|a|they|an?)|appointment or|on arrival
        at the (?:door|gate|counter|desk|table|till)|same day|next day|day of
        by (?:noon|midday|midnight|monday|tuesday|wednesday|thursday|friday|the end|close|tomorrow)|once|twice|daily
        nightly|weekly|monthly|hourly|immediately|on the spot|every (?:day|hour|week|month|half|morning|evening|room)
        in person|step by step|photo(?:s|graph)?|ramp|lift|large print|braille
    """,
    chinese=r"""
        起身|起立|站立|站起|微笑(?!服务)|问候|问好|迎接|说声?(?!服)|道(?:谢|歉|别)|致谢|致歉|双手|递(?:上|给|交|送)?
        告知|告诉|说明|解释|介绍|致电|打电话|电话(?:告知|通知|联系|回访|提醒|确认)|短信|微信|回访|回电|公示|公布|张贴
        登记|引导|带(?:到|至|领|客)|陪同|护送|敲门
        按门铃|签字|签名|签收|确认|复述|唱收|唱付|核对|清点|报(?:站|价|名|号)|广播|播报|提醒|出示|佩戴|穿着
        着(?:工|装|制)|挂(?:牌|号)|摆放|更换|擦|扫|拖|清洗|清洁|清扫|消毒|检查|巡视|巡查|打开|关闭|开启|开门|关门|通知
        书面|当面|当场|当日|当天|次日|每日|每天|每周|每月|每班|每次|每小时|定期|一次性|一次告知|倒(?:水|茶)
        上(?:菜|茶|水)|送(?:到|至|达|水|餐|上)|退(?:款|票|还|换)|补(?:发|办|偿)|赔|先[^，。；]{1,8}[后再]|之前|以前
        前(?=[^，。；]{0,2}(?:说|问|通|告|检|确|核|敲))|挂断|普通话|轮椅|婴儿车|雨伞|行李|座位|菜单|发票|收据|凭证
        材料|照片|指示牌|标识|告示
    """,
)
_MEASURED = Words(
    english=r"rate|score|percentage|proportion|index|ratio|rating of",
    chinese=r"""
        (?:及时|满意|准确|合格|完好|准点|正点|接通|达标|覆盖|好评|优良|办结|响应|完成)(?:率|\
        度)[^，。；]{0,6}[0-9一二三四五六七八九十百]
    """,
)
_FIGURE = Words(english=r"[0-9]+(?:[.,:][0-9]+)?(?:st|nd|rd|th|am|pm)?", chinese=r"[0-9]")
_BIG_SLOGAN = Words(
    english=r"""
        feel(?:s|ing)? (?:\w+ )?(?:at home|valued|special|cared|appreciated|important)
        exceed\w* (?:\w+ ){0,2}expectations?|extra mile|above and beyond|excellence|excellent service|world[- ]class
        (?:the )?customer is (?:king|always right)|second to none|high(?:est)?[- ](?:possible )?quality
        highest standards?|continuous(?:ly)? improv\w+|outstanding|first[- ]class (?:service|experience)
        sense of (?:\w+ )?(?:interest|concern|belonging|care)|heart of everything
    """,
    chinese=r"""
        宾至如归|热情周到|优质服务|优质高效|以人为本
        (?:客户|顾客|乘客|旅客|患者|业主|用户|客人)(?:就是|是|为)?(?:上帝|至上|第一|为本|为先)|家的感觉
        不断(?:提高|提升|改进|完善|优化|增强|满足)|持续(?:改进|提升|优化|改善)|全心全意|精益求精|追求卓越|无微不至
        微笑服务|良好(?:的)?[^，。；]{0,4}形象|排忧解难|竭诚|真诚服务|一流(?:的)?服务|用心服务|细致入微|所想|所急
    """,
)


def find_slogan(statement: Statement) -> Slogan | None:
    """Find unobservable words where no number, limit or observable act makes the statement checkable.

    Vague times ("promptly", 及时) ask for a number; vague qualities ("courteous", 热情) ask for a number or an act.
    """
    times = [hit for hit in statement.find(_VAGUE_TIME) if not statement.touches(_QUOTED, hit)]
    qualities = [hit for hit in statement.find(_VAGUE_QUALITY) if not statement.touches(_QUOTED, hit)]
    if not times and not qualities:
        return None
    if statement.has(ABOUT_STANDARDS) or statement.has(REJECTED) or _has_figures(statement):
        return None
    acts = _acts(statement)
    hits = times if len(acts) <= 1 and _times_the_act(statement, times) else []
    if qualities and (not acts or (len(acts) == 1 and (len(qualities) >= _MANY or statement.has(_BIG_SLOGAN)))):
        hits = [*hits, *qualities]
    if not hits:
        return None
    return Slogan(tuple(statement.spans(hits)), whole=not acts)


_MANY = 3
"""So many vague qualities outweigh one act."""


def _has_figures(statement: Statement) -> bool:
    """Tell whether a number stands there; `每一天` is none."""
    return (
        statement.has(_FIGURE)
        or any(statement.low[q.hit.start - 1 : q.hit.start] != "每" for q in quantities(statement))
        or statement.has(_MEASURED)
    )


def _acts(statement: Statement) -> list[Hit]:
    """Return what can be observed: acts, words quoted, and whatever is prescribed in detail."""
    prescribed = [hit for words in (BODY, DRESS, FUSS) for hit in statement.find(words)]
    return [*statement.find(_OBSERVABLE), *prescribed, *statement.find(_QUOTED)]


_QUOTED = Words(english=r"\"[a-z][^\"]{14,200}\"", chinese=r"\"[^\"]{9,120}\"")


def _times_the_act(statement: Statement, times: list[Hit]) -> bool:
    """Tell whether a vague time is the only measure of what is done; other anchors in time make it checkable."""
    return bool(times) and not statement.has(_ANCHOR)


_ANCHOR = Words(
    english=r"""
        same day|next day|day of
        by (?:noon|midday|midnight|monday|tuesday|wednesday|thursday|friday|the end|close|tomorrow)|immediately
        on the spot|before (?:the|they|you|leaving|he|she|we|closing|departure)|daily|hourly|nightly|failing that
        keep you informed|kept informed|otherwise
    """,
    chinese=r"""
        当面|当场|当日|当天|次日|每日|每天|每周|每小时|立即|即时|随即|现场|之前|并说明|并告知|书面|一次性
    """,
)
