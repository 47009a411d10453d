"""Standards kept from customers: internal only, not to be disclosed (rule P603)."""

from stdcheck.rules.wording.span import Span
from stdcheck.rules.wording.statement import Statement
from stdcheck.rules.wording.vocabulary import Words

_PEOPLE = (
    r"(?:customers?|guests?|passengers?|callers?|patients?|residents?|clients?|travellers?|shoppers?|users?|diners?|"
    r"members?|visitors?|tenants?|consumers?|applicants?|"
    r"the public|the outside|outsiders?|citizens?|families|subscribers?|riders?|anyone outside|households?|the press|"
    r"third parties|senders?|recipients?|parents)"
)
_PEOPLE_ZH = (
    "(?:客户|顾客|客人|旅客|乘客|住客|宾客|患者|病人|家属|业主|用户|居民|"
    "群众|市民|货主|储户|读者|食客|会员|公众|外人|外界|社会|住户|商户|消费者|来电人|家长|寄件人|收件人|外部|媒体|租户)"
)
_WITHHELD = Words(
    english=rf"""
        (?:for |strictly |purely )?internal(?:ly)? (?:use|eyes|commitment|target|goal|standard|limit|figure|\
        threshold|benchmark|document|reference|circulation|distribution|guideline|guidance|only|objective|ceiling|\
        agreement|deadline|version|rule|measure|promise)s?(?: only)?
        (?:internal|in-house|back[- ]office|staff|management|employees?|crew|manager)s?['’]?(?:'s)?(?: use| \
        eyes)? only
        (?:is|stays|remains|kept|keep|purely|strictly|stay) internal|internal,? (?:not|never)
        not for (?:\w+ ){{0,3}}(?:{_PEOPLE}|publication|display|release|disclosure|external|outside|circulation|\
        distribution|the (?:website|counter|notice ?board|window|wall|shop floor))
        (?:not|never|n't|without|nor|no need to|neither)(?: \w+){{0,4}} (?:disclos\w+|shar(?:e|ed|ing)|publish\w*|\
        show(?:n|ing)?|communicat\w+|reveal\w*|tell(?:ing)?|told|display\w*|quot(?:e|ed|ing)|mention\w*|inform\w*|\
        announc\w+|post(?:ed)?|print(?:ed)?|passed on|pass on|made (?:public|known|available)|advertis\w+|aware|\
        given out|given|know|hear|see|explain(?:ed)?|released?|leave|visible)(?: \w+){{0,4}} (?:to |with |by |for |\
        of |before |in front of |outside )?(?:the |our |any |an? )?(?:\w+ )?(?:{_PEOPLE}|website|counter|outside|\
        notice ?board|company|building|department|publicly|shop floor|externally)
        (?:{_PEOPLE}) (?:\w+ ){{0,3}}(?:are|is|need|should|must|may|do|does|will|have|has|can)(?: ?not|n't| \
        never)(?: \w+){{0,2}} (?:told|informed|aware|know|see|be told|be informed|be shown|access|to know|hear|\
        learn|find out|shown|notified|entitled|given)
        (?:which|that|of which) (?:{_PEOPLE}) are (?:not|never) (?:informed|told|aware)
        (?:keep|kept|keeps|hide|hidden|withheld|withhold|conceal|concealed)(?: \w+){{0,4}} from (?:the |\
        our )?(?:\w+ )?(?:{_PEOPLE})
        (?:{_PEOPLE}) (?:\w+ ){{0,2}}(?:have|has|get|gets|given) no access|no access for (?:{_PEOPLE})
        (?:{_PEOPLE}) (?:need|needs) (?:not|never|no)
        don't (?:tell|let|mention|quote|show)(?: \w+){{0,6}} (?:{_PEOPLE})
        if (?:the |a )?(?:{_PEOPLE}) asks?,? (?:say|we do not|do not)
        only if (?:asked|they ask|the customer asks|a guest asks)|known only to|need-to-know|off the record
        between ourselves|hush|classified|restricted circulation
        confidential (?:standard|target|document|limit|threshold|figure|until|to (?:staff|management))
        treat(?:ed)? as confidential|company confidential
        not (?:be )?(?:published|disclosed|made public|displayed|advertised|publicised|publicized|communicated|\
        announced|visible) ?(?:externally|publicly|outside|anywhere|on (?:the|our))?
        unpublished|never (?:published|disclosed|made public|displayed|advertised|leaves? the)
        (?:stays?|remains?|kept|lives?|stored|locked|held) (?:\w+ ){{0,3}}(?:inside|within|in|behind|under) (?:the |\
        our )?(?:\w+(?:'s)? ){{0,2}}(?:office|back[- ]office|safe|drawer|folder|intranet|staff room|team|department|\
        company|house|counter|four walls)(?! hours)
        (?:staff|crew|manager'?s?|team) (?:annex|copy|edition|handbook only|intranet only)
        (?:{_PEOPLE}) (?:\w+ ){{0,2}}(?:aren't|isn't|are not|is not|are never) (?:to (?:hear|know|see|be (?:told|\
        shown|informed))|told|shown|informed)
        (?:do not|don't|never|not to|must not|cannot|can't) (?:let|have) (?:\w+ ){{1,4}}(?:know|hear|see|find out|\
        learn|notice)
        under wraps|on the quiet|behind closed doors|not for (?:\w+ ){{0,2}}ears
        (?:is|are|remains?|stays?|kept) (?:a )?secret
        leave (?:it|this|that) off the (?:website|menu|poster|board|notice)
        (?:nothing|no word|not a word) (?:of|about) (?:it|this|that) (?:on|to|in)
        (?:website|menu|poster|notice|charter) (?:says|mentions|tells|shows) (?:nothing|no)
        without (?:telling|informing|letting) (?:the |our |any )?(?:{_PEOPLE})
        (?:{_PEOPLE}) who ask[^.;]{{0,50}} are told (?:there is|that there is|we have|nothing|no)
        (?:should|must|may|shall) (?:not|never) (?:find out|get to know|get wind|be told|learn)
        (?:we|to) hide (?:\w+ ){{0,4}}from
        for (?:the )?(?:operations|management|staff|branch|internal|back[- ]office) (?:team|use|staff|\
        managers?)(?: only)?(?=;|,| and| -|\.|$)
        managers? only|staff only|restricted:|in confidence|say nothing to
        between us
        (?:if|when|should) (?:asked|anyone asks|they ask|a \w+ asks)[^.;]{{0,50}}(?:say|says|deny|denies|answer|\
        reply)[^.;]{{0,30}}(?:no such|nothing|don't know|none|no limit|not exist)
        (?:locked|put|taken|hidden|turned|cleared) (?:away|down|over) when|never leaves? the
        not (?:a word|one word) to|mum about|keep quiet about
    """,
    chinese=rf"""
        仅(?:供|限)(?:公司|本司|本店|本站|单位|部门|管理|企业|集团|班组|员工)?[^，。；]{{0,4}}(?:内部|内参|员工|\
        管理层|参考不外)
        (?:供|限|属|为|系|作|作为|是|只作|只供|只在|留作)(?:公司|本店|本站|本行|单位|部门|企业)?内部(?:使用|掌握|\
        参考|资料|文件|标准|口径|执行|考核|控制|承诺|管理|规定|把握|传阅|指标|要求|目标|数据)?
        内部(?:掌握|口径|传阅|把握|保密|秘密|机密|绝密|尺度|底线|红线|自用|知悉|知道|消化|公布|公示|通报即|留存|\
        不公开|资料|文件|承诺|执行即|使用)
        (?:标注|标明|注明|列为|定为)[^，。；]{{0,4}}(?:内部|秘密|机密|保密)
        (?:不|勿|莫|别|未|无须|无需|不必|不用|禁止|严禁|切勿|不宜|暂不|一律不|不得|不准|不许|不能|不可|不要|没必要|\
        不应|绝不|从不|请勿|概不)(?:[^，。；于过超符按]{{0,6}})(?:对外|向外|外传|外泄|外宣|外发|对社会|上墙|上网|\
        挂网|贴出|张贴|公开|公布|公示|披露|公告|发布到|印(?:在|到|上)|写(?:在|进|到|上)(?:台卡|菜单|公告|海报|官网|\
        告示|牌|宣传|对外|承诺))
        对外(?:保密|不(?:公|说|讲|承|宣|提|透|披|发|做)|一律不|只说|只讲|口径|统一说|称不|概不|不予)
        (?:不|勿|莫|别|未|无须|无需|禁止|严禁|没必要)(?:[^，。；]{{0,8}})(?:让|给|供|叫|\
        使){_PEOPLE_ZH}(?:们)?(?:[^，。；]{{0,4}})(?:知道|知晓|知情|晓得|察觉|听到|听见|看(?!病|两|第|错|不)|\
        了解(?!清)|掌握)
        (?:不|勿|莫|别|未|无须|无需|禁止|严禁|没必要)(?:[^，。；]{{0,8}})(?:向|跟|对|和|同|\
        与){_PEOPLE_ZH}(?:们)?(?:[^，。；]{{0,8}})(?:透露|说起|说明?(?=[，。；]|$)|讲|公开|公布|公示|提起|提及|\
        提(?=[，。；]|$)|展示|解释(?=[，。；]|$)|出示|披露|承诺|告知|言明|声张)
        (?:向|跟|对){_PEOPLE_ZH}(?:们)?(?:[^，。；]{{0,4}})(?:不|勿|莫|别|一律不|概不)(?:[^，。；]{{0,2}})(?:透露|\
        说(?=[，。；]|$)|讲|公开|公布|公示|提起|提及|提(?=[，。；]|$)|展示|披露|告知|声张)
        (?:瞒着|不告诉|不告知|不通知|别告诉|勿告|不透露给|无须告知|无需告知|不必告知|不必告诉|不用告诉|不让|\
        不给){_PEOPLE_ZH}(?!等|排|久|添|多|造|带|找|留|跑|说|填|重|增|签|吃|造成|为难|难|奔|走)
        {_PEOPLE_ZH}(?:们)?(?:无需|不必|不用|无须|不得|不能|不会|不需|没必要|无权)(?:要)?(?:知道|知晓|知情|了解|\
        看到|查阅|查看|过问)
        不在[^，。；]{{0,8}}(?:公布|公示|公开|展示|张贴|出现|告知|写明)
        不(?:发|给|送|抄送|外发|转|报|发给|提供给|递)(?:[^，。；]{{0,6}}){_PEOPLE_ZH}(?=[、，。；)）]|$)
        [^，。；]{{1,8}}(?:知道|掌握|清楚|心里有数|明白|有数)(?:就行|即可|就好|便可|就可以|就够)
        只(?:限|在|发|供|给|由)[^，。；]{{0,8}}(?:群里|内网|内部|员工|领班|班长|管理层|管理人员|主管|经理|店长|站长|\
        班组|值班)(?:[^，。；]{{0,6}})(?:说|传|知|看|查|掌握|讲|使用|阅|用|内)
        (?:锁在|放在|存在|留在|收在)[^，。；]{{0,8}}(?:抽屉|办公室|柜|内网|后台|保险)|员工(?:通道|手册)?内部
        (?:乘|旅|顾|客|患|业)(?:客|户|人|者|主)问起[^，。；]{{0,10}}(?:不|只|别|勿)
        问起(?:来)?[^，。；]{{0,6}}(?:说不|不说|不答|别说|就说|答)|秘而不宣|内紧外松|不上墙|不外传|不示人
        (?:不得|不准|不许|不能|不要|不可|不|勿|别|切勿|严禁|禁止|无需|无须|不必|不用)(?:主动)?(?:告诉|告知|通知|\
        透露给|展示给|提示|知会|泄露给|讲给|说给|提供给|发给){_PEOPLE_ZH}
        {_PEOPLE_ZH}(?:们)?(?:请)?(?:勿|免|不得|不宜|禁止|谢绝|莫)(?:阅|看(?!病)|查阅|传阅|翻阅|索取|外传|入内查)
        机密|秘密(?!投|访)
        (?:仅|只)(?:限|供|由|有|准|许|能)?[^，。；您你]{{0,8}}(?:可查|可见|可看|能看|能查|知悉|知晓|知道|可阅|可知)
        (?:问起|问到|追问|打听)[^。；]{{0,14}}(?:说没有|说不知|说没|不认|否认|不答|岔开|推说|搪塞)
        口头(?:传达|掌握|通知|交代)[^，。；]{{0,10}}(?:不|勿)
        不(?:形成|留|落|出具|写成)[^，。；]{{0,4}}(?:文字|书面|字据|纸面)|内控(?:标准|指标|线|值|时限|目标)|内定
        守口如瓶|密不外宣|按下不表|不出(?:这|本)[^，。；]{{0,4}}(?:门|群|部门|办公室)
        (?:只发|只在|限发|仅发)[^，。；]{{0,6}}(?:内部|内网|群)|对外只说
        只字不提|闭口不(?:提|谈)|避而不谈
        (?:前台|大厅|柜台|牌子|海报|菜单|官网|公告栏|告示)[^，。；]{{0,6}}(?:不(?:出现|写|标|登|放|提|印)|没有写)
        对客[^，。；]{{0,6}}(?:不提|不说|不讲|保密|隐瞒)|藏着|瞒住|瞒下
    """,
)
_DATA_OF_CUSTOMERS = Words(
    english=r"""
        (?:customer|guest|passenger|patient|client|resident|caller|personal|card|account|medical|health|financial|\
        contact|booking|user|member|complainant|payment|private|tenant|subscriber)(?:'s|s'|s)? (?:\w+ )?(?:data|\
        information|details|records?|names?|numbers?|passwords?|address(?:es)?|files?|identity|identities|privacy|\
        secrets?|accounts?|history|affairs|balances?|room number|documents?)
        confidentiality|passwords?|pins?|room numbers?|card numbers?|diagnos\w+|test results|whistle\w+|identity of
        privacy|gdpr|trade secrets?|surprise (?:visit|audit|inspection)|mystery (?:shop\w*|visit\w*)
        names? of (?:the )?(?:complain\w+|patients?|guests?|customers?)
        (?:will|shall|must|are|is|be|to be|should) (?:be )?(?:published|displayed|posted|made public|publicised|\
        shown|announced|communicated)(?! only)
    """,
    chinese=r"""
        (?:客户|顾客|客人|旅客|乘客|住客|患者|病人|业主|用户|居民|群众|会员|个人|举报人|投诉人|当事人|储户|他人|\
        宾客|消费者|订单|病历|账户)(?:的)?(?:个人)?(?:信息|资料|隐私|数据|姓名|电话|地址|房号|密码|病情|病历|账户|\
        账号|存款|身份|行踪|秘密|情况|档案|住址|手机号|证件|照片|影像|余额|卡号)
        隐私|泄露|泄密|密码|商业秘密|业务秘密|国家秘密|举报人|暗访|神秘(?:顾客|乘客|访客)|房号|病情
    """,
)


_FORMERLY = Words(
    english=r"used to|formerly|previously|no longer|once|until (?:now|may|last)",
    chinese=r"原先|以前|过去|曾|不再|从前|原本|今年起",
)
_PUBLISHED = Words(
    english=r"publish\w*|posted|displayed|on the (?:website|door|wall|poster)|now shown|announced",
    chinese=r"公布|公开|登在|贴在|写在|公示|上墙|官网|报给",
)


def find_withheld(statement: Statement) -> list[Span]:
    """Find the words that keep a standard from customers; confidentiality of customers' data is left alone."""
    hits = statement.find(_WITHHELD)
    if not hits or statement.has(_DATA_OF_CUSTOMERS) or (statement.has(_FORMERLY) and statement.has(_PUBLISHED)):
        return []
    return statement.spans(hits)
