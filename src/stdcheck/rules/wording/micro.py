"""Micro-prescription: posture, dress to the millimetre, which hand, words to be said one by one (rule P405)."""

from dataclasses import dataclass

from stdcheck.rules.wording.circumstances import CUSTOMER_REASON
from stdcheck.rules.wording.quantities import quantities
from stdcheck.rules.wording.span import Span
from stdcheck.rules.wording.statement import Hit, Statement
from stdcheck.rules.wording.vocabulary import Words

_SCRIPT = Words(
    english=r"""
        word[- ]for[- ]word|verbatim
        (?:exact|precise|prescribed|set|fixed|standard|approved|following|same|scripted|mandatory|required|\
        official) (?:\w+ )?(?:phrases?|words|wording|script|sentence|greeting(?= (?:"|is|:))|formula|salutation|\
        sign-off)
        (?:the|a|closing|opening|greeting|call|approved) scripts?|to the letter
        no (?:other|different) (?:words?|wording|phrase)
        without (?:changing|altering|adding|omitting) (?:a|any|one) (?:single )?(?:word|syllable)
        (?:not|never) (?:a|one) (?:word|syllable) (?:more|less|different)
        (?:words?|phrases?|expressions?) (?:\S+ ){0,6}(?:is|are) (?:banned|forbidden|prohibited|not allowed|\
        never used)
        banned (?:words|phrases)|(?:pausing|pause|pauses) (?:for )?(?:one|two|three|half|a|\d)(?: \w+){0,2} seconds?
        (?:says?|said|saying|greets?|greeted|answers?|answered|phrase|reads?|recites?|uses?|use|with|words|begins?|\
        ends?|opens?|closes?|sign off|repeats?)(?: \w+){0,6}[ :,]{1,3}"[^"]{18,200}"
        "[^"]{25,200}"
        (?:"[^"]{1,16}"(?:, | and | or |, and |, or )){2,8}"[^"]{1,16}"
        (?:say|speak|use|utter|mention|pronounce)s? (?:\w+ ){0,4}(?:\w+\'s )?(?:\w+ )?(?:after|before|between) "
    """,
    chinese=r"""
        一字不(?:差|漏|改|落)|逐字逐句|逐字|一字一句|不得(?:增|减|改|漏)[^，。；]{0,6}字|原文照念|照本宣科|照稿|照念
        背诵|标准(?:话术|用语|语句|问候语|结束语|开场白)(?=[:：为是“"，]|须|应|必)
        统一(?:用语|话术|口径用语|使用|说|问候|应答)[^，。；]{0,6}"|规范用语[^，。；]{0,4}"|固定(?:话术|用语|句式)
        话术(?:须|必须|应|要|按|为|:)|字数(?:不|须|应)
        语速(?:为|控制|每|保持)?[^，。；]{0,6}(?:每分钟)?[^，。；]{0,6}字|(?:每分钟|一分钟)[^，。；]{1,8}(?:个)?字
        (?:说|讲|问候|问好|致|道|答|称|称呼|报|念|读|回答|应答|开头|结束|用语|语|称为|\
        为)[^，。；"]{0,6}[:：]?"[^"]{9,120}"
        "[^"]{16,200}"
        (?:"[^"]{1,12}"[、,和或]{0,1}){3,10}
    """,
)
BODY = Words(
    english=r"""
        chins?|chests?|shoulders?|elbows?|wrists?|thumbs?|fingers?|fingertips?|palms?|knuckles?|forearms?|knees?
        heels?|toes?|feet (?:together|apart|at|are|form|in)|ankles?|hips?|waist|back (?:straight|upright)|spine|neck
        brows?|eyebrows?|eyelashes|lips?|teeth|tongue|nose|nostrils?|ears?|cheeks?|stomach|abdomen|torso|gaze
        eyes? (?:fixed|on)|hands? (?:clasped|folded|crossed|behind|at|on|flat|placed|resting|held|by)
        head (?:tilted|inclined|bowed|up|held|slightly)|posture|stance|feet|yawn\w*|slouch\w*|fidget\w*
        lean(?:s|ing)? (?:on|against)|arms (?:folded|crossed)|pockets|frown\w*|chew\w*|facial|blink\w*|grimac\w*
        breath|voice
    """,
    chinese=r"""
        挺胸|收腹|抬头|下颌|下巴|双肩|肩(?:膀|部|平|放)|手肘|手腕|拇指|食指|虎口|指尖|指缝|四指|五指|手指|手心|掌心
        手掌|双手(?:交|叠|放|置|自然|贴|背|垂|握|扶|合|平)|右手(?!边)|左手(?!边)|双臂|双腿|膝|脚跟|脚尖|脚后跟|丁字步
        v字|八字步|双脚|两脚|腰|背部|脊背|目光|目视|平视|眼神|眉|睫毛|嘴角|嘴唇|唇|露(?:出)?[^，。；]{0,4}颗?(?:牙|齿)
        牙齿|鼻毛|鼻梁|耳(?:朵|后|垂|际)|头部|头颈|上身|上体|身体(?:前倾|略|微|站|坐|保持)|躯干|裤缝|站姿|坐姿|走姿
        蹲姿|手势|步幅|步速|点头|鞠躬|欠身|躬身|弯腰|侧身|眼角|颈|大腿|小腿|臀|表情|神情|神色|眨眼|吐舌|皱眉|撇嘴|叹气
        哈欠|抠|剔牙|抖腿|跷|翘(?:着)?二郎|二郎腿|托腮|叉腰|抱胸|抱臂|插(?:在)?(?:裤)?(?:兜|袋)|背手|倚|伸懒腰|颔首
        步伐|昂首|并拢|脸(?!色惨)|笑容|笑不
        中指|小指|无名指|关节|指节
    """,
)
DRESS = Words(
    english=r"""
        hair(?:cut|style|pins?|nets?|band)?|fringe|ponytails?|buns?|perm|dye(?:d)?|beards?|moustaches?|stubble
        sideburns|nails?|nail (?:polish|varnish)|lipsticks?|make-?up|mascara|eyeliner|perfume|cologne|earrings?|studs?
        rings? (?:are|is|on)|necklaces?|bracelets?|jewell?ery|piercings?|tattoos?|collars?|collar stays|cuffs?
        sleeves?|buttons?|lapels?|tie|ties|necktie|tie ?(?:clips?|pins?|knots?)|bow ties?|scarf|scarves|shirts?
        blouses?|trousers?|creases?|skirts?|hems?|hemline|tights|stockings?|socks?|hosiery|shoes?|shoelaces?|laces
        belts? buckles?|buckles?|polished|blazer|jackets? (?:buttoned|fastened|done)|waistcoats?|aprons?
        caps? (?:straight|worn|square)|brim
        name ?(?:tag|badge|plate)s? (?:\w+ ){0,4}(?:left|right|cm|mm|above|level|straight|horizontal|centred)
        uniform (?:\w+ ){0,2}(?:ironed|creased|buttoned|pressed)|pocket flaps?|handkerchiefs?
    """,
    chinese=r"""
        刘海|发(?:髻|网|夹|胶|际|型|色|长|尾|梢)|盘发|染发|烫发|披发|短发|长发|(?:前|侧|后)(?:发|不遮|不过|不及)
        鬓(?:角|发)|胡须|胡子|指甲|口红|唇膏|唇色|眼影|眼线|睫毛膏|淡妆|浓妆|化妆|妆容|香水|耳钉|耳环|耳饰|首饰|饰品
        戒指|项链|手链|手镯|纹身|衣领|领口|领带|领结|领花|领巾|丝巾|衬衣|衬衫|袖口|袖|纽扣|扣子|钮扣|[一二三四五]粒扣
        衣扣|风纪扣|西装|西服|马甲|外套|裤脚|裤腿|裤长|裙摆|裙长|裙|丝袜|袜|鞋跟|鞋面|鞋带|皮鞋|布鞋|黑鞋|腰带|皮带
        帽檐|帽徽|帽子|工帽|围裙
        (?:工牌|胸牌|铭牌|工号牌|徽章|司徽|胸卡)[^，。；]{0,10}(?:厘米|毫米|公分|上方|正中|平齐|水平|左|右|口袋)
        口袋(?:上|内|盖)|熨烫|折痕|扎(?:进|入|起)
    """,
)
FUSS = Words(
    english=r"""
        (?:with|in|use|using|by|from) (?:the|their|his|her|your|one's|its)? ?(?:left|right|both|opposite|other) hands?
        (?:left|right)[- ]hand(?:ed)?|both hands|two hands|one hand
        (?:from|on|to|at) (?:the|their|a guest's|the guest's) (?:left|right)(?: side)?|printed side
        logo (?:\w+ ){0,3}(?:facing|towards?|up|at)|label (?:\w+ ){0,2}(?:facing|towards?|outwards?)
        facing (?:the (?:customer|guest|client|door|front)|up|upwards?|outwards?|inwards?|left|right|down|forward|\
        north)
        handle[sd]? (?:\w+ ){0,3}(?:o'clock|facing|to the (?:left|right)|pointing)
        (?:twelve|three|four|six|nine|[0-9]{1,2}) o'clock|clockwise|anti-?clockwise|counter-?clockwise
        (?:chest|eye|waist|shoulder|hip|elbow)[- ](?:level|height|high)|at arm's length
        bows?(?: of| at| to)? ?(?:slightly|\d+|fifteen|thirty|forty-five)|slight bow|bow(?:s|ing)?
        nod(?:s|ding)?(?: \w+)? (?:once|twice|three|slightly)|tilt(?:ed|s)?
        (?:at )?(?:an angle of )?(?:\d{1,3}|fifteen|thirty|forty-five|ninety)(?:°|[- ]degrees?)(?! c)
        steps? (?:to the (?:left|right)|behind|back)|half a (?:step|pace)|one pace|paces?|millimet(?:re|er)s?|mm
        staple[sd]?|fold(?:ed|s)? (?:\w+ ){0,3}(?:into|in|once|twice|three|to|corner|triangle)|triangle
        finger'?s? (?:width|breadth)|fingers? (?:wide|apart|from)
        exactly (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve)|parallel to|perpendicular|hinge side
        (?:top|bottom|upper|lower)[- ](?:left|right)(?:[- ]hand)? corner
        wip(?:e|es|ed) (?:\w+ ){0,3}(?:once|twice|three|times)
        knock(?:s|ed)? (?:\w+ ){0,2}(?:three|twice|times|knuckle)
        show(?:s|ing)? (?:\w+ )?(?:six|eight|ten|upper) teeth|eldest (?:lady|woman|guest)|(?:blue|black|green|red) ink
        (?:in|using) (?:blue|black) (?:ink|pen|ballpoint)|pleats?|tone (?:rises?|falls?|rising)
        (?:rising|falling) (?:tone|intonation)|pitch of|syllables?|aligned? (?:with|to) the (?:edge|corner|hinge)
        initials? in (?:blue|black)|box(?:es)? \d+|(?:top|bottom) (?:left |right )?corner|ticks? in
        (?:fill(?:ed|s)?|pour(?:ed|s)?) (?:\w+ ){0,4}(?:to|until|up to) (?:\w+ |\d+ ?%? ?){0,4}(?:full|rim|brim|\
        per cent|percent|thirds|quarters|line)
        measures? \d+(?:\.\d+)? ?(?:cm|mm)
        (?:faces?|facing|towards?|pointing at) the (?:door|window|wall|guest|customer|client|entrance)|strokes?
        overlapping|straight lines?|far corner|fold of|(?:both|equal) loops?|double bow|turn on the heel
        two steps back|(?:left|right) (?:foot|arm|leg)|palms?|same length|equal length|inhale\w*|breathe
        (?:\d ?cm|\d ?mm|inch(?:es)?|centimet(?:re|er)s?|millimet(?:re|er)s?) (?:from|above|below|off|apart|inside)
        eye contact|nods?
        (?:crust|face|label|logo|barcode|spine|seam|print|handle)s? (?:up|down|in|out|upwards?|downwards?)|on edge
        in (?:another|the same|that|this) order|(?:left|right) foot|(?:yellow|red|blue|white) (?:dot|line|mark)
        (?:elbow|chest|waist) height|loops of|ends of equal
        tines (?:up|down)|blade (?:in|out|inwards?|outwards?)|dead cent(?:re|er)|fist's width|hand's (?:width|breadth)
        thumb's (?:width|length)
    """,
    chinese=r"""
        毫米|公分|[0-9一二三四五六七八九十半]{1,6}(?:厘米|指宽|指(?=[，。；、]|$)|拳)
        (?:左|右|前|后|上|内|外)(?:前|后)?侧?(?:约)?[0-9一二三四五六七八九十]{1,6}(?:°(?!c)|度(?!假)|步|米)
        [0-9一二三四五六七八九十]{1,3}(?:°(?!c)|度)(?:角|的?鞠|弯|斜|倾|夹)
        (?:鞠躬|前倾|弯腰|倾斜|欠身|成|呈)[^，。；]{0,4}[0-9一二三四五六七八九十]{1,3}(?:°(?!c)|度)
        (?:朝|向)(?:左|右|上|下|外|里|内|前|后|门|客|南|北)(?!级|导|游)|正面朝|标签朝|把手朝|商标朝|字面朝|顺时针
        逆时针|(?:几|[0-9一二三四五六七八九十]{1,2})点钟方向|双手(?:递|接|呈|捧|奉|托|持)
        (?:用)?(?:左|右)手(?:递|接|持|拿|托|扶|拉|开|握|拇指)|齐胸|胸前|与肩|齐眉
        (?:轻|连|重)?(?:敲|叩|拍|按|擦|抹|刷|摇|晃)[^，。；]{0,4}(?:[一二两三四五六七八九十0-9]{1,6})(?:下|遍|声|次)
        折(?:成|叠成)?(?:三角|对折|[一二三四五]折)|三角(?:形)?|蝴蝶结|对角线|平行|垂直|居中|正中|左上角|右上角|左下角
        右下角|(?:左|右|上)侧打|字迹工整|蓝(?:黑)?色?(?:墨水|钢笔|签字笔)|黑色(?:签字笔|水笔)|上扬|拖(?:半|一)拍|停顿
        尾音|声调|音量(?:控制|为|保持)|分贝|八颗牙|六颗牙
        距(?:离)?(?:唇|桌|杯|台|口|身体|客人|边|话筒)[^，。；]{0,6}[0-9一二三四五六七八九十半]|杯(?:口|柄|耳|把)|壶嘴
        筷(?:尖|头|子)[^，。；]{0,6}(?:齐|距|朝)|盘边|留白|斜切|切(?:成)?[一二三四五六七八九十0-9]{1,6}(?:块|段|片|节)
        半寸|两指|一指|居右|居左|正对|对齐|间距
        (?:倒|斟|注)(?:至|到)?[^，。；]{0,10}(?:%|[七八九]成|分满|杯口|容量)|[五六七八九0-9]分满
        开口(?:对|朝|背|向)|折成|叠成|直角|四角|(?:左|右)脚|(?:左|右)手|离(?:嘴|口|桌|边|身)|吸气|扇形|背向|弧形
        (?:上扬|上翘|扬起)[^，。；]{0,3}度|椅面|三分之二|纹路|条纹|花纹
        (?:连)?叩[一二三四]|走[^，。；]{0,4}字|后退[^，。；]{0,6}(?:公分|厘米|步)|字面正对|封面朝|各留
    """,
)
_UNMISTAKABLE = Words(
    english=r"""
        bow(?:s|ing)? (?:\w+ ){0,2}(?:\d+|fifteen|thirty|forty-five|ninety)
        handles? (?:\w+ ){0,4}(?:o'clock|right|left)
        (?:with|in|by|using) (?:the |their |your |his |her )?(?:left|right|both) hands?|both hands
        (?:six|eight|ten) teeth|heels together|(?:middle|index|ring|little) finger|thumbs?|knuckles?
        (?:left|right)-hand side up|nod(?:s|ding)? (?:repeatedly|constantly|frequently)
        (?:fill(?:ed|s)?|pour(?:ed|s)?) (?:\w+ ){0,4}(?:to|until|up to) (?:\w+ |\d+ ?%? ?){0,4}(?:full|rim|brim|\
        per cent|percent|thirds|quarters|line)
        strokes? (?:a|per) metre|fold of the|turn on the heel|logo (?:faces|facing)|double bow
        palm (?:up|down|outwards?)
        (?:\d ?cm|\d ?mm|inch(?:es)?|centimet(?:re|er)s?|millimet(?:re|er)s?) (?:from|above|below|off|\
        inside) the (?:table|edge|desk|collar|knee|elbow|seam|shoulder|hem|wrist|plate|rim)
        never in another order|in exactly this order|"[^"]{3,30}" (?:and|but) (?:before|after) "
    """,
    chinese=r"""
        鞠躬[^，。；]{0,3}[0-9一二三四五六七八九十]|双手(?:递|接|呈|捧|奉|托)|(?:须|应|用|以)双手
        (?:左|右)手(?:递|接|持|拿|托|扶|拉|开|握)|[六八十]颗牙|丁字步|下颌|频频点头|点头(?:称是|致意|示意)
        (?:杯|壶|茶|勺|刀|叉|筷)[^，。；]{0,4}朝|对折|拇指|虎口|五指并拢|来回[^，。；]{0,3}[遍次]|先左后右|先右后左
        [五六七八九0-9]分满|(?:倒|斟|注|加|盛)(?:至|到|入)?[^，。；]{0,10}(?:%|[七八九]成|分满|杯口|容量)
        开口(?:对|朝|背|向)|(?:左|右)脚先|离嘴|椅面|先吸气|折成[^，。；]{0,3}(?:形|角)|嘴角
    """,
)
_DISTANCE = Words(
    english=r"""
        (?:keep|kept|keeps|stand|stands|standing|stay|stays|hold|holds|sit|sits|stop|stops|remain|remains|pause|\
        pauses) (?:\w+ ){0,4}(?:\d+(?:\.\d+)?|one|two|three|half an?|an?) ?(?:m|metres?|meters?|feet|ft|foot|steps?|\
        paces?|arm's|arms?|cm|inches|yards?)(?: length)?(?: \w+){0,2} (?:from|away|behind|in front|to the|of the|\
        off)
    """,
    chinese=r"""
        (?:与|和|距|离|跟)(?:[^，。；]{0,4})(?:客|顾|乘|患|对方|业主|用户|宾)(?:[^，。；]{0,8})(?:米|步|厘米|公分|\
        臂)(?![^，。；]{0,3}栏)
        (?:前|后|侧|左|右)方?[^，。；]{0,3}[一二两三半0-9.]{1,4}(?:步|米)
    """,
)
_PROTECTIVE = Words(
    english=r"""
        safety|helmets?|gloves|goggles|high[- ]vis\w*|protective|hairnets?|hygien\w*|food|allergen\w*|belts?,
        seat ?belts?|seat backs|life ?jackets?|tiles?|platform (?:edge|gap)|wheelchairs?|ramps?|door width|ladder
        voltage|barriers?|cones?|surgical|sterile|steps? up|first aid|injur\w+|kerbs?|clearance|tactile|temperature
        fire
        chemicals?|acid|bleach|ladders?|stored
    """,
    chinese=r"""
        安全|安全帽|手套|防护|绝缘|带电|验电|围栏|消毒|无菌|卫生(?!间)|食品|洗手|盲道|轮椅|坡道|站台|缝隙|屏蔽门|消防
        灭火|台阶|急救|高压|警示|伤|护栏|通道宽|净宽|井盖|路面|积水|胶管|施工|无障碍
    """,
)
_GOODS = Words(
    english=r"""
        alter(?:ed|ation|ations)|shorten(?:ed|ing)|tailor\w*|laundry|laundered|dry[- ]clean\w*|agreed length
        length agreed|stain(?:s|ed)? remov\w*|re-?soled|heeled|engrav\w*|hem(?:s|med)? (?:to|within)|fitting(?! room)
        baggage|luggage|suitcase|parcels? (?:up to|over|under)|carry-on|pushchair|dimensions
    """,
    chinese=r"""
        干洗|洗衣|改裤|改衣|裁剪|量身|修鞋|退换|缝补|换扣|洗染
        托运|行李|三边之和|长宽高|包裹|尺寸|婴儿车|净宽|货架深
    """,
)
"""Garments as goods that customers hand in, not as what staff wear."""
_EVIDENCED_STRENGTH = 3


@dataclass(frozen=True, slots=True)
class _Kind:
    words: Words
    weight: int


_KINDS = (
    _Kind(_SCRIPT, 2),
    _Kind(_DISTANCE, 2),
    _Kind(_UNMISTAKABLE, 1),
    _Kind(BODY, 1),
    _Kind(DRESS, 1),
    _Kind(FUSS, 1),
)
_SMALL = frozenset({"millimetre", "centimetre", "angle"})


def find_micro_prescription(statement: Statement) -> list[Span]:
    """Find the words that prescribe posture, dress, hands, distances or wording in trifling detail.

    Single words weigh little; two different ones, or a script, make a finding. Safety, hygiene and access are left
    alone, and so is detail with a reason of one's own customers beside it.
    """
    hits: list[Hit] = []
    seen: set[tuple[Words, str]] = set()
    strength = 0
    for kind in _KINDS:
        for hit in statement.find(kind.words):
            hits.append(hit)
            if (kind.words, hit.text) not in seen:
                seen.add((kind.words, hit.text))
                strength += kind.weight
    if not hits:
        return []
    if any(
        quantity.unit in _SMALL and not any(statement.touches(kind.words, quantity.hit) for kind in _KINDS)
        for quantity in quantities(statement)
    ):
        strength += 1
    if statement.has(_GOODS):
        return []
    needed = 2
    if statement.has(_PROTECTIVE):
        needed += 2
    if statement.has(CUSTOMER_REASON):
        needed += _EVIDENCED_STRENGTH
    return statement.spans(hits) if strength >= needed else []


def speaks_of_detail(statement: Statement) -> bool:
    """Tell whether a text, such as a complaint, itself speaks of posture, dress, gestures or fixed wording."""
    return any(statement.has(kind.words) for kind in _KINDS)
