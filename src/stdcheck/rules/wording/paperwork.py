"""Paperwork for its own sake: a rule that feeds a form, a file or a record, and no customer (rule P503)."""

from stdcheck.rules.wording.circumstances import ABOUT_STANDARDS, CUSTOMER
from stdcheck.rules.wording.span import Span
from stdcheck.rules.wording.statement import Statement
from stdcheck.rules.wording.vocabulary import Words

_PAPER = Words(
    english=r"""
        forms?|sheets?|logs?|log ?books?|registers?|checklists?|records?|reports?|minutes of|dossiers?|files?|folders?
        binders?|templates?|returns|ledgers?|signatures?|countersign\w*|initials|stamps?|stamped|copies|duplicate
        triplicate|quadruplicate|spreadsheets?|worksheets?|slips?|vouchers? \w+ filed|diary|journals?
        certificates? of completion|documentation|paperwork|attendance lists?
        tick(?:s|ed)? (?:off|boxes|every)|boxes
    """,
    chinese=r"""
        表(?:格|单|册|》|(?=[，。；、]|$))|[^，。；]{1,8}表(?=[^示达现明演扬情面彰态])|台账|台帐
        记录(?:本|表|簿|单|册)?|登记(?:本|表|簿|册)|日志|报表|周报|月报|日报表|报告|单据|交接单|工单|凭单|签字|签名
        盖章|会签|联签|档案|卷宗|文件夹|存根|清单|纪要|心得|总结|手写|打勾|勾选|一式
    """,
)
_FILED = Words(
    english=r"""
        (?:is|are|be|been|gets?|kept|to be|and|then|must be|duly) (?:\w+ )?(?:filed|archived|kept on file|stored|\
        bound|stapled|logged|retained|lodged|forwarded|submitted|countersigned|initialled|stamped|raised|routed|\
        scanned|put on file)
        filed|filing|archived?|for (?:the )?(?:file|files|record|records|archive|filing|audit trail)|on file|retention
        retained for|(?:fill(?:ed)?|filling) (?:in|out)
        complet(?:e|ed|ing) (?:the |a |an |all |every )?(?:\w+[- ]){0,3}(?:forms?|checklists?|sheets?|logs?|\
        registers?|records?|templates?|paperwork)
        (?:forms?|checklists?|sheets?|logs?|registers?) (?:\S+ ){0,3}(?:is|are|to be|\
        must be) (?:duly )?(?:completed|filled|raised|submitted|signed|returned|updated)
        signed by (?:\w+ ){0,3}(?:and|,)|counter-?sign\w*
        in (?:duplicate|triplicate|quadruplicate|two copies|three copies|four copies|five copies)|three copies|hand in
        submit(?:s|ted)?|sends? (?:\w+ ){0,3}to (?:head office|the office|hq|quality|the quality)
        (?:reports?|returns?|statistics|figures) (?:\w+ ){0,4}(?:produced|compiled|sent|handed in|drawn up)
    """,
    chinese=r"""
        归档|存档|建档|入档|装订|填写|填报|填好|填表|填入|逐项(?:填|打|勾|签)|上报|报送|呈报|呈送|送审|留存|留档|留痕
        备查|备案|存查|签字(?:归|确认并|盖章)|逐级(?:签|审|上)|汇总(?:上|报|归)|打印(?:存|装|归)
        一式[二两三四五六七八0-9]+[份联]|打两孔|补(?:填|签|录|记)|抄送|录入系统备|月底(?:交|上)|统一(?:归|存|保管)
        补齐|补全|补写|补登
    """,
)
_BECAUSE = Words(
    english=r"""
        (?:as|because|since|per|in line with|according to|in accordance with|pursuant to|under|to comply with|\
        to satisfy|to meet|required by|as required by|as per|prescribed by) (?:the |our |of |\
        a )*(?:\w+[- ]){0,3}(?:[a-z]{2,5} ?[0-9]+(?:[.-][0-9]+){0,3}|procedures?|manuals?|handbook|policy|\
        quality system|qms|audit(?:ors?)?|inspection|inspectors?|document control|requires?|iso \d+|clause [\d.]+|\
        section [\d.]+|sop|instructions?|regime|scheme|accreditation)
        (?:procedure|manual|policy|handbook|auditors?|document control|clause|section) (?:[\d.]+ )?(?:requires?|\
        demands?|says so|prescribes?|stipulates?)
        for (?:the )?(?:audit|auditors?|inspection|inspectors?|internal audit|certification|accreditation|\
        external audit|assessment visit)
        ready for (?:the )?(?:audit|inspection|auditors?)
        in case (?:of an? (?:audit|inspection)|the (?:auditor|inspector)s?)|dcp [\d.]+
        regardless of (?:whether|content)|whether or not (?:anything|there|any|it)
        even if (?:nothing|empty|there is nothing|blank|no)
        because (?:\w+ ){0,4}(?:head office|hq|management|the boss|quality department|auditors?|inspectors?|\
        region) (?:wants?|asks?|says|expects|needs|likes|insists)
    """,
    chinese=r"""
        以备(?:检查|查|审|抽查|核)|备查|备检|迎检|应(?:付|对)(?:检查|审核|评审)|供(?:检查|审核|评审|上级)
        (?:依据|根据|按照?|依照|遵照|为满足|符合|因|按)[^，。；]{0,12}(?:程序文件|文件控制|控制程序|管理体系|\
        体系(?:文件|要求|审核)|手册(?:要求|规定)|制度(?:要求|规定)|程序(?:要求|规定)|》第|规定要求|条款|内审|外审|\
        贯标|审核要求|评审要求)
        (?:程序|制度|体系|手册|文件|上级|审核|内审|外审)(?:文件)?(?:要求|规定)
        为了?(?:留痕|存档|归档|检查|审核|体系|评审|贯标|认证|备案)|留痕
        无论(?:有无|是否有)[^，。；]{0,8}(?:都|均)(?:要|须|应)?(?:填|记|写|报)
        没有?(?:内容|情况|事)?[^，。；]{0,4}也(?:要|须|得|应)(?:填|写|报|记)|零报告|依据为
        (?:上级|领导|总部|总公司|检查组)[^，。；]{0,6}(?:检查|要看|来查|要求)|检查(?:之)?前|来检查
    """,
)
_SERVES = Words(
    english=r"""
        (?:to|for|with|from|by) (?:the |each |every |your |a )*(?:customer|guest|passenger|caller|patient|resident|\
        client|user|applicant|complainant|owner)s?
        customers? (?:gets?|receives?|is told|are told|signs?)|within (?:\w+ ){1,2}(?:minutes?|hours?|days?)
        repl(?:y|ies)|refund|repair\w*|allergen\w*|temperature|safety|accident|complaint(?:s|ant)?|door
        every (?:\d|two|three|four) ?(?:h|hours?)?|cleaned|toilets?
    """,
    chinese=r"""
        (?:客户|顾客|客人|旅客|乘客|患者|病人|业主|用户|投诉人|申请人|家属)|(?:分钟|小时|工作日|天)内|回访|回复|答复
        整改|维修|修复|投诉|退款|温度|安全|事故|过敏
    """,
)


def find_paperwork(statement: Statement) -> list[Span]:
    """Find the rule whose only product is paper: it is filled in, filed or signed because a procedure says so."""
    filed, because = statement.find(_FILED), statement.find(_BECAUSE)
    if not (filed or because) or not _is_on_paper(statement, numbered=bool(filed and because)):
        return []
    if statement.has(_SERVES) or statement.has(CUSTOMER) or statement.has(ABOUT_STANDARDS):
        return []
    return statement.spans([*filed, *because])


_NUMBERED = Words(english=r"[a-z]{2,5}-[0-9]{1,3}(?:-[0-9]{1,3}){0,2}", chinese=r"[a-z]{2,5}-[0-9]{1,3}")


def _is_on_paper(statement: Statement, *, numbered: bool) -> bool:
    return statement.has(_PAPER) or (numbered and statement.has(_NUMBERED))
