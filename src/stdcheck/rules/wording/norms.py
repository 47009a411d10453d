"""Levels copied from what others do: the industry, competitors, custom (rule P202)."""

from stdcheck.rules.wording.circumstances import CUSTOMER_REASON, REJECTED, REPORTED
from stdcheck.rules.wording.span import Span
from stdcheck.rules.wording.statement import Statement
from stdcheck.rules.wording.vocabulary import Words

_NORM = Words(
    english=r"""
        (?:industry|sector|trade|market|professional|business|hospitality|hotel|banking|retail|airline|\
        call[- ]cent(?:re|er)|restaurant|utility|courier|telecoms?|local|regional|national|international|global|\
        european|usual|accepted|prevailing|common|general|normal|established|standard|\
        customary)[- ](?:wide )?(?:norms?|practices?|customs?|conventions?|benchmarks?|averages?|means?|medians?|\
        best practices?|yardsticks?|usage|going rate|rule of thumb)
        (?:industry|sector|market|trade|peer)(?:'s|-wide)?[ -](?:\w+ )?(?:standards?|levels?|figures?|averages?|\
        best|leaders?|leading|peers?|rates?|guidance|expectations?|typical|comparators?|mean|median|quartile|parity|\
        rankings?)
        (?:norms?|customs?|conventions?|practices?|averages?|benchmarks?|levels?|standards?|figures?|mean) (?:of|in|\
        for|across|among|throughout|within|from) (?:the|our|this|other|most|all|comparable|similar|peer|competing|\
        rival|leading) (?:\w+ )?(?:industry|sector|trade|market|competitors?|competition|peers?|rivals?|business|\
        branch|companies|firms|operators|hotels|banks|shops|stores|restaurants|airlines|couriers|hospitals|cities|\
        councils|authorities|utilities|providers|towns?|street|line of (?:work|business)|part of town)
        best[- ](?:in[- ]class|practices?|of[- ]breed)|class[- ]leading|industry[- ](?:leading|standard)
        world[- ]class benchmarks?
        benchmark(?:s|ed|ing)? (?:against|to|with|from|of|on|is|at|\d|:)|: benchmark
        benchmark[- ]?(?:level|figure|value|score|group|set)?|benchmarked
        (?:in line|line up|on a par|on par|at par|level|keep(?:ing|s)? (?:pace|up|step)|compar(?:es?|able|ed|ing)|\
        consistent|aligned?|match(?:es|ed|ing)?|catch(?:ing)? up|same|equal|in step) (?:with |to |as )?(?:the |our |\
        its |other |those |that |what |all |of |most |any |leading |main |nearest |local )*(?:industry|sector|trade|\
        market|competitors?|competition|peers?|rivals?|neighbou?rs?|others?|comp set|comparators?|big (?:four|five|\
        three|players?|chains?|names?)|chains?|leaders?|league|operators?|banks?|hotels?|airlines?|couriers?|\
        supermarkets?|stores?|shops?|hospitals?|councils?|networks?|cities|rest of)
        competitors?'?s?|competing (?:hotels?|banks?|stores?|shops?|airlines?|networks?|firms?|companies|operators?)
        comp ?set|rivals?'?s?|peer (?:group|hotels?|banks?|companies|cities|operators?|average|set)|our peers
        league tables?|peer[- ]\w+|peers?
        (?:most|all|many|other|across|various|comparable|similar) (?:the )?industries
        most (?:banks|hotels|shops|stores|airlines|couriers|restaurants|call cent(?:re|er)s|operators|companies|\
        firms|utilities|councils|hospitals|retailers|providers|carriers)
        (?:it is |as is )?traditional(?:ly)? (?:for|in|among|at|with)|by tradition|custom (?:in|of) (?:the|our)
        in keeping with (?:\w+ )?(?:custom|tradition|practice)|typical (?:service level|industry|of (?:the|our|most))
        (?:customary|traditional|conventional|commonplace)(?= \w+ (?:level|limit|time|window|target|figure|charge|\
        fee))
        (?:usual|going|common) (?:rate|level|figure|limit|target|allowance|wait|practice) (?:in|for|among|across|at|\
        with)
        (?:as|like|what) (?:is |are |was |it is )?(?:customary|usual|common|standard|normal|the norm|the custom|\
        done|expected|typical) (?:in|for|at|among|with|across|throughout|elsewhere|everywhere|practice|round|around)
        (?:customary|usual|the norm|the custom|common|standard|normal|the rule) (?:in|for|across|throughout|among|\
        with) (?:the|our|this|most|all|such|these|other) (?:\w+ ){0,2}(?:industry|sector|trade|business|town|area|\
        city|region|country|market|class|category|hotels?|banks?|restaurants?|shops?|stores?|airlines?|couriers?|\
        operators?|place|street)
        (?:as|like|the way|what|because|since) (?:every|all|any|most|the|our|other) ?(?:other |the |big |large |\
        major |leading |local |nearby |neighbou?ring )*(?:\w+ ){0,2}(?:do|does|did|have|has|offers?|charges?|uses?|\
        practises?|promises?|works?|applies|apply|publish(?:es)?|quotes?|gives?|allows?|sets?)
        (?:every|all|any|most) (?:of )?(?:the )?other (?:big |large |major |leading |local |nearby )?(?:banks?|\
        hotels?|shops?|stores?|chains?|airlines?|couriers?|operators?|companies|company|firms?|hospitals?|councils?|\
        utilities|suppliers?|providers?|restaurants?|players?|networks?|businesses|brands?|centres?|\
        centers?)(?: \w+){0,2} ?(?:do|does|offers?|has|have|charges?|uses?|promises?|quotes?|allows?|gives?|works?)?
        everyone else|everybody else
        (?:that's|this is|that is|it's|it is) how (?:\w+ ){1,4}(?:do|done|does|work|works|have|has|always)
        how (?:it's|it is|things are) (?:always )?(?:been )?done|have always (?:done|been)
        always been (?:done|so|the way)|in (?:this|our|the) (?:line of (?:work|business)|trade)|unwritten rule
        (?:the )?(?:bank|hotel|shop|store|chain|branch|restaurant|supermarket|clinic|hospital|company|firm|operator|\
        network|airline|courier|garage|one|place|others?|people|competition)s? (?:across the (?:road|street|square)|\
        next door|down the (?:road|street)|up the road|round the corner|around the corner|opposite|elsewhere)
        elsewhere in the
        neighbou?ring (?:hotels?|banks?|shops?|stores?|boroughs?|councils?|cities|towns?|lines?|networks?|airports?)
        (?:taken|copied|borrowed|lifted|adopted|adapted|modelled|derived|drawn|set) (?:\w+ )?(?:from|on|after|by|\
        to) (?:the |our |its |those |that |what |an? )?(?:\w+ ){0,2}(?:competitors?|industry|sector|rivals?|peers?|\
        market|trade|chains?|benchmark\w*|neighbou?r\w*|operators?|association|leaders?|others)
        (?:national|sector|industry|market|regional|european|global|county|city)(?:-wide)? (?:average|mean|median|\
        figure|maximum|minimum)
        top[- ](?:quartile|decile|ten|five|three)|upper quartile|market leaders?|industry leaders?|going rate
        comparable (?:hotels?|banks?|shops?|stores?|operators?|networks?|companies|sites?|properties|cities|providers)
        similar (?:hotels?|banks?|shops?|operators?|networks?|companies|properties|cities|providers)
        rest of the (?:industry|sector|trade|market|pack|field|high street)|high street (?:norm|standard|average)
        what the (?:market|trade|competition|others?|neighbou?rs?) (?:\w+)|by industry
        industry (?:average|mean|norm|custom|practice)
        trade (?:association|body)(?:'s)? (?:figure|average|guideline|recommendation|guidance|level|norm)s?
        (?:(?:the )?other|rival|competing|comparable|similar|leading|neighbou?ring|nearby|the big (?:two|three|four|\
        five|six)|top|major|most|all (?:the )?(?:other |major |big |large |long-haul |low-cost |local |\
        full-service )|long-haul|high street|fellow) (?:\w+ )?(?:banks?|hotels?|shops?|stores?|insurers?|airlines?|\
        carriers?|retailers?|couriers?|operators?|companies|firms?|hospitals?|clinics?|councils?|boroughs?|cities|\
        towns?|utilities|suppliers?|providers?|restaurants?|caf[eé]s?|supermarkets?|chains?|networks?|brands?|\
        agencies|railways?|landlords?|garages?|lenders|building societies|call cent(?:re|er)s|institutions?|\
        businesses|houses|players)(?: (?:\w+ )?\w+){0,4} (?:do|does|did|offers?|charges?|allows?|promises?|has|have|\
        uses?|gives?|asks?|works?|sets?|quotes?|open|close)
        (?:which|that|as|this|it) (?:is|are|was) (?:quite |perfectly |generally |fairly |entirely )?(?:customary|\
        usual|the custom|traditional|the norm|the convention|common practice|standard practice|normal practice|\
        conventional)
        (?:is|are) (?:quite )?(?:normal|usual|standard|customary|common|typical|the norm|the rule|accepted|\
        routine) (?:for|in|among|amongst|with|across|at) (?:\w+ ){0,2}(?:(?:banks?|hotels?|shops?|stores?|insurers?|\
        airlines?|carriers?|retailers?|couriers?|operators?|companies|firms?|hospitals?|clinics?|councils?|\
        boroughs?|cities|towns?|utilities|suppliers?|providers?|restaurants?|caf[eé]s?|supermarkets?|chains?|\
        networks?|brands?|agencies|railways?|landlords?|garages?|lenders|building societies|call cent(?:re|er)s|\
        institutions?|businesses|houses|players)|trade|business|sector|industry|profession)
        (?:nobody|no one|everyone|everybody|anyone)(?: else)? in (?:this|the|our) (?:business|trade|industry|sector|\
        street|town|market|line)
        so (?:neither )?do we|so we do (?:the same|too|likewise)|we do (?:the same|likewise)
        (?:modell?ed|patterned|fashioned) (?:on|after)|(?:copied|borrowed|lifted|taken over) from|parity with
        because (?:the )?(?:others|competition|rivals?|neighbou?rs?|trade|market)
        (?:as|like) (?:everywhere|anywhere|everybody|everyone) else|good enough for (?:us|ours|our)|works? for them
        what passes for
        (?:two |three |four |five )?nearest (?:\w+ )?(?:banks?|hotels?|shops?|stores?|clinics?|hospitals?|\
        branches of|competitors?|garages?|airports?|stations? of|restaurants?|caf[eé]s?)(?! to)
        (?:association|federation|guild|chamber)(?:'s)? (?:which|what|recommend\w*|suggest\w*|limit|figure|norm)
        copy the (?:\w+ ){0,3}(?:of|from)|what the street|the street (?:charges|does|offers)
    """,
    chinese=r"""
        行规
        (?:行业|业界|业内|同业|同行|国际|国内|市场|商业|酒店|餐饮|银行|零售|航空|物流|快递|物业|当地|本地|地方|地产|\
        历来|一贯|江湖)(?:的|上的?|内的?|里的?|普遍|通行|一般|既有|不成文|[^，。；、]{0,3})?(?:惯例|通例|行规|\
        老规矩|规矩|常规|习惯做法|通行做法|普遍做法|一般做法|通行标准|普遍标准|潜规则|惯常)
        (?:按|照|依|参照|遵循|沿用|根据|符合|随)(?:着)?(?:惯例|常例|老规矩|规矩|老例|大流|市场行情|行情)|约定俗成
        业内(?:公认|默认|都|普遍|通行|一般|认可|领先|标准|先进)|公认的?(?:标准|水平|做法)
        对标|标杆|看齐|友商|竞争对手|竞争者|竞品|竞对|同行(?!人|者|的?(?:旅|乘|客|家|老|孩|朋|儿|亲|成年|护))|同业
        别家|人家(?!里)|隔壁|对门|对面(?:那家|店|酒店|超市|银行|楼|的)|兄弟(?:单位|公司|医院|酒店|站|门店|省|局|线路)
        头部(?:企业|平台|公司|机构)|龙头|先进同行
        (?:行业|业界|全行业|产业|业态|全国|全省|全市|国内|国际|同类(?:型)?|同级|同档(?:次)?|同星级|同等级|周边|附近|\
        其他|其它|别的|各家|各大|大多数?|多数|一线|主流|知名|领先)[^，。；]{0,10}(?:平均|均值|均数|中位|中等水平|\
        通行|通常|通用|普遍|一般(?:为|是|都|水平|要求|做法|在)|先进水平|领先水平|标准水平|基准|水准|大都|都(?:是|按|\
        用|这|在|收|定|为|承诺|做|给|没|要|只|采)|均(?:为|是|按|在|采用)|也(?:是|都|这么|这样|按|没))
        (?:行业|业界|业内|同类|同级|同档|同星级|市场)(?:的)?(?:标准|水平|水准|要求|均值|平均|数据|指标|基准|规范|\
        常态|常见|做法|先例|排名|前列|第一)(?!化)
        (?:与|和|跟|向|比照|参照|参考|照搬|照抄|借鉴|照|按|仿照|套用|沿用|依照|对照|追赶|采用|取自|抄自|沿袭|\
        学)(?:着)?(?:[^，。；]{0,10})(?:行业|业界|业内|同业|同类|别家|他家|其他(?:公司|酒店|银行|医院|商场|超市|\
        机构|企业|单位|城市|线路|快递)|兄弟|友邻|邻近|周边|附近|先进地区|发达城市|一线城市|大公司|大厂|\
        连锁)(?:[^，。；]{0,8})
        (?:其他|其它|别的|周边|附近|同城|本市|全城|全市|满城|整条街|这条街|一条街|街上|圈内|圈里|业内|全行业|\
        各)(?:的)?(?:几家|各家|家|店|酒店|银行|超市|商场|医院|公司|企业|小区|物业|快递|平台|网点|饭店|餐厅|餐馆|\
        城市|地铁|机场|航司|航空公司|单位|同类)?(?:[^，。；]{0,4})(?:都|全|均|也)(?:是|按|用|这|这么|这样|收|定|为|\
        承诺|做|给|没|不|要|写|有)
        大家都(?:这|是|按|那|用)|都是这(?:么|样)(?:做|收|定|干)的?|历来如此|一向如此|一贯如此|从来都这|行里都
        (?:酒店|餐饮|快递|物流|零售|银行|旅游|地产|航空|电信|物业|家政|美容)业(?:都|均|通常|一般|普遍)(?:按|是|要求|\
        用|采|为|规定|执行|实行)
        (?:金融|电商|银行|酒店|餐饮|快递|物流|零售|航空|电信|物业|医疗|客服|呼叫中心|地铁|公交|铁路|供水|燃气|\
        电力)(?:行业|业|企业)(?:通常|一般|普遍|都|大多|多数|通行|平均|惯例|内部?的?标准)
        (?:其他|其它|别的|人家|别家|周边|附近|隔壁|对面|同类|几家|兄弟)[^。；]{0,30}(?:我|本)(?:院|店|行|站|司|馆|\
        处|局|厅|部|区|公司|单位|酒店|中心|们)?[^，。；]{0,4}(?:也|同样|照样|照此|跟着|随之|亦|就按|便按)
        (?:三甲|五星|四星|一线|百强|先进|示范|知名|省级|市级|国际|跨国|中央|大型)[^，。；]{0,8}(?:的|之)(?:均值|\
        平均|中位|水平|做法|标准|惯例|水准)
        (?:市场|行当|圈子|圈|业|行)(?:里|上|内)?(?:一直|历来|向来|从来)(?:都)?(?:是|这样|如此|这么)
        (?:与|和|跟|同|向|按)[^，。；]{0,12}(?:其他|其它|兄弟|同类|省内|市内|国内|全国|周边|各地|别的|别家|几家|\
        大行|大店|名店|大厂|老牌|龙头|连锁)[^，。；]{0,8}(?:拉平|持平|看齐|接轨|一致|同步|相当|一样|走|学|靠拢|靠齐|\
        对齐)
        (?:既然|因为|鉴于|考虑到)[^。；]{0,14}(?:几家|别家|其他|同类|人家|大家|对手|周边|各家|\
        兄弟)[^。；]{0,14}(?:都|均|也)
        (?:跟着|学着|比着|照着|冲着|瞄着|追着)[^，。；]{0,8}(?:龙头|同行|对手|大店|别家|隔壁|老牌|头部|标杆|对面|\
        人家|邻居)
        学的是|抄的是|商圈(?:的)?平均|(?:五星级?|四星级?|三甲|国际)[^，。；]{0,4}(?:通行|通用|惯例|标准做法)
        (?:这一片|这一带|本地|当地|当下|眼下|市面|坊间|外面|圈内|商圈)(?:的)?(?:行情|价|规矩|做法|习惯|水平|惯例)
        按[^，。；]{0,6}行情
        (?:行业|协会|业界)(?:的)?(?:白皮书|蓝皮书|报告|排名|榜单|年鉴|调研|数据|问卷|均值|平均|推荐值|建议值|公布值)
        (?<!不)(?<!勿)(?:照搬|照抄|抄自|搬用|移植|仿照|套用)[^，。；]{0,10}(?:做法|标准|规定|水平|时限|模式|经验|\
        数字|指标|那套|一套)
        (?:别人|别家|友商|同行|人家|对手|他们)[^，。；]{0,8}(?:多少|几)[^，。；]{0,6}(?:我|本)
    """,
)
_ONLY_A_NAME = Words(
    english=r"""
        (?:industry|trade) (?:federations?|associations?|bod(?:y|ies)|unions?|press|fairs?|shows?|customers?|\
        guests?|regulators?|events?|conference|exhibition|qualification|training)
        (?:catering|hospitality|footwear|tourism|building|food|car|film|music|textile) (?:industry|\
        trade) (?!average|standard|norm|practice|custom|benchmark|level|figure|mean)\w+
        standard (?:procedure|operating|room|class|size|form|letter|package|rate|ticket|delivery|plan)
        national (?:holidays?|insurance|rail|grid|health)|general (?:practices?|practitioner)
        best practice (?:guide|training|library)|local custom(?:er|s office)
        (?:iso|en|bs|din|gb/?t?|ansi|iec|astm|ieee|itu)(?:[ -/]?(?:t|iso|en|iec))? ?[0-9]{2,6}|statut\w+|by law|law
        regulations?|act [0-9]{4}|directive|ministry
        not an industry|to (?:competitors?|rivals?)|from (?:a )?competitors?' (?:cards?|vouchers?)
        competitors?'? (?:vouchers?|coupons?|prices? match|cards?|products?|staff|information)
        what they do|(?:their|our|its) (?:own )?(?:best practice|custom)|as usual
    """,
    chinese=r"""
        (?:行业|同业)(?:协会|主管|商会|公会|监管|分类|客人|客户|用户|人员|人士|代表|展|会议|培训|资格|从业|门类|\
        术语|报|政策|管理部门|性质|应用|专家|自律|工会|热线|组织|公约|规章|法)
        市场(?:监管|监督|管理|价|部)|对标(?:志|识|签|牌|准|点|记|尺|高|注|线)|同业(?:务|主)
        同行(?:人|者|的(?:人|旅|家|老|小|孩))|人家属|各行业|多行业|跨行业|本行业务|银行业务
        服务行业的?(?:窗口|单位|人员)
        国家和?(?:行业)?标准|国标|gb/?t? ?[0-9]+|iso ?[0-9]+|[a-z]{2}/t ?[0-9]+|法律|法规|条例|规程
        《[^》]{2,30}》(?:规定|要求)
        标杆(?:车站|班组|岗|网点|员工|窗口)|(?:超出|超过|严于)行业(?:标准|规定|规范)
        附近(?:的)?(?:站|公交|厕所|商户|居民)
        周边(?:居民|住户|道路|地图|环境|社区|单位|小区的?居民)|隔壁(?:房|桌|住户|客人|窗口|柜台|单元)
        对面(?:站台|座|的?客|来|坐|而)|其他(?:客|乘|旅|顾|人员|部门|同事|岗位|渠道|窗口|站|方式|问题|柜)
        同行业主(?!管)|同行(?:老人|儿童|乘客|旅客|朋友)|标杆(?:管|站点|示范)|行情(?=查询|信息|播报)
    """,
)
_CODE_OF_NORM = Words(
    english=r"(?:iso|en|bs|din|gb/?t?|ansi|iec|itu)[ /-]?(?:t |iso |en |iec )?[0-9]{2,6}(?:[-.][0-9]{1,6}){0,4}",
    chinese=r"""
        (?:gb|iso|cj|jt|db|tb|ly|sb)(?:/[tz])? ?[0-9]{2,6}|国家标准|国标|《[^》]{2,30}(?:标准|规范|条例|办法|规程)》
    """,
)


def find_norms(statement: Statement) -> list[Span]:
    """Find the words that rest a level or a rule on what others do.

    Names of sectors, numbered standards and laws, a norm that is turned down, a report, and a norm beside a reason of
    one's own customers are left alone.
    """
    hits = [hit for hit in statement.find(_NORM) if not statement.touches(_ONLY_A_NAME, hit)]
    if not hits or _has_other_grounds(statement):
        return []
    return statement.spans(hits)


_DENIED = Words(
    english=r"""
        (?:there is|there's|has|have|is|are|with|knows?|uses?|needs?) (?:no|not an?|never an?|\
        hardly any) (?:\w+ )?(?:industry|sector|trade|common|accepted|universal|general|market|best)
        no (?:industry|sector|trade|common|accepted|universal|general)(?:[- ]wide)? (?:norm|standard|benchmark|\
        practice|average|custom)s?
        (?:whatever|regardless|never mind|ignor\w+|unlike|independent(?:ly)? of|not because)
    """,
    chinese=r"""
        (?:没有|并无|尚无|不存在|无)(?:[^，。；]{0,6})(?:行业|统一|通行|公认)|无关行业|与行业无关|有别于|不同于|区别于
    """,
)


def _has_other_grounds(statement: Statement) -> bool:
    return any(statement.has(words) for words in (REJECTED, CUSTOMER_REASON, _CODE_OF_NORM, _DENIED)) or _reports(
        statement
    )


def _reports(statement: Statement) -> bool:
    return statement.has(REPORTED) and not statement.has(_AIMED)


_AIMED = Words(
    english=r"target|goal|must|shall|should|aim|objective|set|limit|required|promise|match|hit|reach|keep|standard",
    chinese=r"目标|应|须|必须|要求|承诺|标准|不超过|不低于|达到|力争|定为|规定|考核|对标|看齐|参照",
)
