"""What surrounds the words of a finding and takes its ground away: safety and law, reports, rejections, exceptions."""

from stdcheck.rules.wording.statement import Statement
from stdcheck.rules.wording.vocabulary import Words

PROTECTED = Words(
    english=r"""
        safe|safely|safety|unsafe|injur(?:y|ies|ed)|accidents?|fatalit(?:y|ies)|deaths?|harm(?:ed)?|hazards?|hazardous
        fires?|firefight\w*
        evacuat\w*|emergency (?:exits?|doors?|routes?|lighting|stops?|brakes?|equipment)|escape routes?|seat ?belts?
        life ?jackets?
        explosi\w*|poison\w*|toxic|radiation|electrocut\w*|live (?:wires?|parts|equipment)|gas (?:leaks?|escapes?)
        carbon monoxide|weapons?
        knives|firearms?|allergens?|allerg(?:y|ies|ic)|food[- ]?(?:safety|poisoning|borne)|salmonella
        raw (?:chicken|meat|poultry)|use-by|expired
        medication|medicines?|drugs?|dos(?:e|es|age)|transfus\w*|blood (?:type|group|products?)|surg(?:ery|ical)
        sterile|sterilis\w*|steriliz\w*
        infection\w*|wrong[- ](?:site|patient|side)|patient identity|identity (?:check|band)s?|needles?|resuscitation
        defibrillator
        alcohol|drunk|smok(?:e|ing)|minors?|under[- ]?age|child(?:ren)? (?:protection|safeguarding|unattended)
        safeguarding
        law|laws|lawful\w*|legal\w*|illegal\w*|statut\w*|legislation|regulator\w*|by-?laws?|licen[cs]es?|licensed
        court|acts? of parliament
        discriminat\w*|harass\w*|racis[tm]\w*|sexis[tm]|bully\w*|equal treatment|human rights|disabilit(?:y|ies)
        assistance dogs?|guide dogs?
        brib\w*|corrupt\w*|gifts?|gratuit(?:y|ies)|kickbacks?|fraud\w*|theft|thefts|stolen|steal\w*|embezzl\w*
        conflicts? of interest
        privacy|private (?:data|information)|personal (?:data|information|details)|confidential\w*
        data (?:breach\w*|protection|leaks?)|leak(?:ed|s)? data
        gdpr|passwords?|pins?|passcodes?|card (?:numbers?|details)|medical records?|customer data|encrypt\w*
        cash|money|banknotes?|coins?|counterfeit|tills?|cash drawers?|drawers?|vault|safe deposit|ledgers?|reconcil\w*
        shortages? of cash|float
        overcharg\w*|double[- ]charg\w*|hidden (?:fees?|charges?|costs?)|refund of the|overdraft|account balances?
        interest rates?
        signals? passed at danger|collision\w*|derail\w*|intruders?|trespass\w*|brakes?|interlock\w*|voltage
        isolat(?:ed|ion)|scaffold\w*|helmets?
    """,
    chinese=r"""
        安全(?!感)|事故|伤亡|死亡|受伤|人身|生命|火灾|消防|火警|防火|明火|动火|疏散|逃生|应急(?:出口|通道|照明)|爆炸
        触电|带电|验电|漏电|漏气|泄漏|燃气泄|中毒|有毒|有害|剧毒
        危险品|易燃|易爆|违禁|管制刀具|枪支|安检漏|漏检|急救|抢救|用药|发药|药品|剂量|输血|血型|手术|无菌|消毒|感染
        患者身份|三查|查对|病历|食品安全|食物中毒|变质|过期|过敏
        法律|法规|依法|违法|合法|法定|违规|执法|司法|歧视|骚扰|性骚扰|平等|残疾人|导盲犬|未成年|酒后|饮酒|醉酒|吸烟
        毒品|赌博
        受贿|行贿|贿赂|回扣|红包|礼金|礼品|索要|收受|吃拿卡要|贪污|挪用|侵占|舞弊|造假|作假|弄虚作假|诈骗|盗窃|廉洁
        隐私|泄露|泄密|外泄|保密|个人信息|客户信息|客户资料|用户信息|密码|身份证号|银行卡号|信息安全
        现金|钞|假币|长短款|短款|长款|票款|账实|账款|账务|记账|尾箱|金库|保险柜|押运|库款|资金|备用金|乱收费|多收
        违规收费|加价|利息
        闯红灯|超速|追尾|相撞|脱轨|闯入|冒进|超载|疲劳驾驶|坠落|高空|锁闭|夹人|夹伤|走失|溺水|踩踏|人质|辐射
    """,
)
"""Safety, law, privacy, money, equal treatment: here an absolute is right."""

REPORTED = Words(
    english=r"""
        (?:was|were|has been|have been|had|stood at|came to|fell to|rose to|dropped to|reached|achieved|recorded|\
        scored|averaged (?:[0-9.]+|\w+ (?:seconds|minutes|hours|days))|totall?ed|improved to)
        (?:last|previous|past) (?:year|month|quarter|week|season)
        (?:this|in the) (?:first|second|third|fourth) quarter|in (?:19|20)[0-9]{2}
        year to date|to date|currently|at present|so far|results? (?:show|for)|figures? (?:show|for)|statistics
        survey(?:ed)? (?:show|found)s?
        we (?:found|measured|observed|took|managed|met)|our records show|chart|graph|dashboard|table [0-9]+
    """,
    chinese=r"""
        去年|上年|上月|上季度|上半年|下半年的?统计|本月实际|今年以来|截至|截止|同比|环比
        第[一二三四]季度.{0,8}(?:为|达|是)|[0-9]{4}年.{0,12}(?:为|达到了|达|是|实现)
        已达|达到了|实现了|实际|实测|统计显示|数据显示|调查显示|结果显示|据统计|经统计|目前为|现为|现在是|历史|完成了
        降至|升至|降到了|升到了|下降了|上升了|图表|走势
    """,
)
"""A result is told, not a target set."""

REJECTED = Words(
    english=r"""
        (?:do|does|did|is|are|should|must|will|would|can|could|have|has|need) ?(?:not|n't) (?:\w+ ){0,3}(?:copy|\
        copied|follow|adopt|borrow|rely|match|mirror|use|target|promise|demand|require|set|chase|aim|expect|claim|\
        guarantee)\w*
        (?:don't|doesn't|won't|can't|cannot|shouldn't|isn't|aren't|no longer(?! than)|never again|neither|nor|stop|\
        stopped|refuse|refuses|not) (?:to )?(?:\w+ ){0,2}(?:copy|copied|follow|adopt|borrow|rely|match|mirror|use|\
        target|promise|demand|require|set|chase|aim|claim|guarantee|because|just because|merely)\w*
        regardless of|irrespective of|whatever (?:the )?(?:others?|rivals?|competitors?|industry|sector|market)
        instead of|rather than|in place of|used to|no longer(?! than)|later (?:lowered|dropped|changed)|was lowered
        scrapped
        unrealistic|unattainable|unreachable|impossible|cannot be (?:met|reached|kept|promised)|pointless|meaningless
        misleading|is not the (?:goal|aim|target|point)|is no (?:goal|target|reason|yardstick|guide)
        says nothing|hides|beware|avoid|a mistake to|wrong to|trap|pitfall|not what (?:\w+ ){1,3}(?:need|want|ask)\w*
    """,
    chinese=r"""
        不照搬|不照抄|不盲目|不跟风|不攀比|不套用|不沿用|不参照|不看(?:同行|行业|别家|友商)|不追求|不求|不搞|不设|不提
        不再|不以.{0,12}(?:为准|为据|为目标|为依据|为标准|作)|不等于|并非|而不是|而非|不是为了|不考核
        摘掉|废止|已作废|停用|改为|换成|改成|调整为|放弃|不要求|过去.{0,12}(?:写|定|要求|规定)|以前|原先|原来|曾经|曾
        旧标准
        不切实际|不现实|做不到|达不到|不可能|没有意义|没意义|误导|掩盖|看不出|反而|只会|结果是|容易造成
        导致(?:瞒报|虚报)|瞒报|虚报|避免|误区|忌
        不管(?:同行|行业|别家|友商|对手)|无论(?:同行|行业|别家)|与(?:同行|行业|别家).{0,6}无关|不能(?:照搬|照抄|因为)
        不应(?:照搬|照抄)|说明不了
    """,
)
"""The words are named in order to be turned down."""

EXCEPTED = Words(
    english=r"""
        except|excepted|exception of|excluding|unless|other than|save for|apart from|barring|with the exception
        exceptions? (?:are|is|apply|listed|allowed|agreed)|exceptional circumstances|force majeure
        (?:under|in) normal (?:circumstances|conditions|operation)|normally|usually|as a rule|in most cases
        where possible|if possible|wherever possible|as far as possible|unless otherwise
        toleran(?:ce|t) of|with a tolerance|allowance|margin of
        (?:may|might|will|can|could|do|does) ?(?:not|n\'t) (?:always|every|all|be able|reach)|cannot always|not always
        (?:may|might|could) not
    """,
    chinese=r"""
        除外|特殊情况|除非|不可抗力|例外情况|原则上|一般情况|正常情况|通常情况|如遇|确因|允许误差
        误差(?:不超过|范围|在)|容差|容许|允许偏差|尽可能|尽量
    """,
)
"""An exception or a tolerance stands beside."""

SOFTENED = Words(
    english=r"""
        (?:we |and |to |will |shall |should |always |must )?(?:try|tries|trying|strive|strives|striving|endeavour|\
        endeavours|endeavor|seek|seeks)(?: always| hard)? to
        do our best|best endeavours|hope to|would like to|ideally|preferably|aim(?:s|ing)? (?:to|for|at)
        aspir\w+|work(?:s|ing)? towards?|as near as|close to|if at all possible|move towards?
    """,
    chinese=r"力争|争取|力求|努力|尽力|尽量|尽可能|希望|期望|趋近|接近|逐步|最好|鼓励|倡导",
)
"""Trying is promised, not reaching."""

DEFINES = Words(
    english=r"""
        (?:is|are) (?:defined|calculated|computed|measured|worked out|obtained|expressed|derived|recorded|reported|\
        shown|counted) (?:as|by|from|on|over|per|in|to|each|every|monthly|weekly|daily|quarterly|for)
        means|stands for|refers to|denotes
        is the (?:sum|ratio|quotient|number|time|share|percentage|proportion|mean|average) (?:of|between|that|from)
        definition|formula|divided by|by dividing
        shows? (?:the|how|what)|measures? (?:the|how|what)
    """,
    chinese=r"是指|指的是|系指|定义|计算公式|计算方法|公式|之和除以|除以|的比例|的比值|即指|指[^标导南定数示挥点甲引]",
)
"""A word is explained or a figure computed."""

CUSTOMER_REASON = Words(
    english=r"""
        (?:our |the |of |these |most |many )?(?:customers?|guests?|passengers?|callers?|patients?|residents?|\
        clients?|travellers?|shoppers?|users?|diners?|members|readers|families|people) (?:\w+ ){0,3}(?:hang|want|\
        wants|wanted|need|needs|needed|asked?|asks|say|says|said|told|tell|prefer|prefers|preferred|expect|expects|\
        expected|complain|complains|complained|leave|left|give|gave|walk|value|care|wait at most|tolerate|accept|\
        accepted|lose|rated?|chose|choose)
        (?:customer|guest|passenger|caller|patient|resident|client|our own|exit|visitor|user)s?'? (?:survey|\
        interviews?|feedback|complaints?|research|comments?|panel|diar(?:y|ies)|need|needs|expectations?|requests?|\
        evidence|wishes|preferences?)
        survey(?:s|ed)?|interview(?:s|ed)?|complaints (?:show|rise|rose|start|peak|begin|double)|complaint analysis
        focus groups?|our own (?:data|counts?|measurements?)|because (?:customers|guests|passengers|callers|patients)
    """,
    chinese=r"""
        (?:客户|顾客|客人|旅客|乘客|住客|患者|病人|家属|业主|用户|居民|群众|市民|司机|货主|店主|储户|读者|食客|\
        会员)(?:们)?(?:[^，。；,;]{0,8})(?:要的是|想要|需要|希望|期望|反映|反馈|告诉|说|在意|挂断|挂机|投诉说|\
        能接受|接受不了|等不|嫌|认为|抱怨|流失|离开|放弃)
        (?:顾客|客户|乘客|旅客|用户|业主|患者|满意度|本店|本站|我们)(?:的)?(?:调查|访谈|问卷|回访|调研|意见|诉求|\
        需求|反馈|投诉)
        做过(?:回访|调查|访谈|问卷)|调查发现|访谈发现|回访发现|投诉分析|投诉集中|问卷
    """,
)
"""What one's own customers need stands beside."""

CUSTOMER = Words(
    english=r"""
        customers?|guests?|passengers?|callers?|patients?|residents?|clients?|travellers?|shoppers?|users?|diners?
        members?|visitors?|tenants?|consumers?|applicants?|public|citizens?|you|your|families|subscribers?|riders?
    """,
    chinese=r"""
        客户|顾客|客人|旅客|乘客|住客|宾客|患者|病人|家属|业主|用户|居民|群众|市民|货主|储户|读者|食客|会员|来宾
        办事人|申请人|消费者|您|公众|对外|来电人|住户|商户|企业
    """,
)
"""Whoever is served."""

ABOUT_STANDARDS = Words(
    english=r"""
        (?:service |charter |the |these |this |such |those |our |your |performance |quality ){0,6}(?:standards?|\
        charters?|targets?|indicators?|metrics?|measures?|objectives?|goals?|kpis?|guidelines?|criteria|surveys?|\
        benchmarks?|commitments) (?:may|should|must|are|is|serve|set|cover|can|apply|mainly|need|rest|describe|tell|\
        show|include|help|were|will)
        set (?:your|our) (?:objective|target|standard|goal)s?|results against
        this (?:document|manual|section|chapter|guide)|the purpose of|chart
        review(?:s|ed|ing)? (?:the |our |these )?standards|ensuring standards|standards rest
    """,
    chinese=r"""
        制定.{0,10}(?:标准|指标|目的|制度|办法|规范|规定|细则|准则)
        (?:标准|指标|承诺|目标)(?:应当?|须|要|可以|不得|必须)
        (?:这些|该|此项|本|各项)(?:标准|指标|规范|办法)|目的[是:：在]|修订|评审标准|标准的(?:制定|修订|评审|执行)
        为了?规范|满意度调查|不使用.{0,12}(?:词|语)
    """,
)
"""The sentence speaks about standards, not about service."""


def protects(statement: Statement, start: int, end: int) -> bool:
    """Whether the stretch is about safety, law, privacy, money or equal treatment."""
    return statement.has_between(PROTECTED, start, end)


def turned_down(statement: Statement) -> bool:
    """Whether the statement names something in order to reject it."""
    return statement.has(REJECTED)
