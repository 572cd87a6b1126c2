"""What the words of an older ledger mean: channels, kinds of requesters, outcomes, results, the two ways of a fee."""

from __future__ import annotations

from collections.abc import Mapping

from gongkai.cases.entries import Applicant, DisputeResult
from gongkai.law.fees import FeeMethod
from gongkai.law.outcomes import ROWS, Outcome, Situation, answer
from gongkai.law.receipt import Channel
from gongkai_office.cases.desk.words import APPLICANT_LABELS, outcome_words
from gongkai_office.cases.imports.fields import Field, bare_word

WITHDRAWN = "withdrawn"
"""What stands among outcomes in many ledgers and is none: the requester withdrew."""

# ruff: noqa: E501  lists of words are read down, one meaning a line
_CHANNELS: Mapping[str, tuple[str, ...]] = {
    Channel.COUNTER: ("当面", "现场", "现场提交", "当面申请", "窗口", "现场申请", "当面递交", "上门", "来访"),
    Channel.REGISTERED_MAIL: (
        "挂号信", "特快专递", "快递", "EMS", "邮政快递", "邮政特快专递", "EMS快递", "邮寄（EMS）", "挂号", "信函（挂号）",
    ),
    Channel.ORDINARY_MAIL: ("平信", "平邮", "信件（平信）", "普通信件", "普通信函"),
    Channel.ONLINE: ("网络", "网上", "网上申请", "网站", "互联网", "在线", "在线申请", "网络申请", "平台", "门户网站", "线上"),
    Channel.FAX: ("传真申请",),
    Channel.EMAIL: ("邮箱", "邮件", "E-mail", "电邮"),
}  # fmt: skip
_APPLICANTS: Mapping[str, tuple[str, ...]] = {
    Applicant.NATURAL_PERSON: ("公民", "个人", "群众", "村民", "居民"),
    Applicant.COMMERCIAL: ("企业", "公司", "法人", "企业法人", "个体工商户", "商业"),
    Applicant.RESEARCH: ("科研", "高校", "研究机构", "学校"),
    Applicant.PUBLIC_WELFARE: ("公益组织", "社会组织", "社会团体", "公益"),
    Applicant.LEGAL_SERVICE: ("律所", "律师事务所", "法律服务", "律师"),
    Applicant.OTHER: ("其它", "其他组织"),
}
_OUTCOMES: Mapping[Outcome, tuple[str, ...]] = {
    Outcome.GRANTED: ("公开", "同意公开", "全部公开", "主动公开", "已主动公开", "告知获取途径", "告知获取方式", "提供"),
    Outcome.PARTIAL: ("部分予以公开", "区分处理", "同意部分公开", "予以部分公开"),
    Outcome.STATE_SECRET: ("国家秘密", "涉密"),
    Outcome.OTHER_LAW: ("法律法规禁止公开", "法律、行政法规禁止公开"),
    Outcome.SECURITY_STABILITY: ("三安全一稳定",),
    Outcome.THIRD_PARTY: ("商业秘密", "个人隐私", "第三方不同意", "第三方合法权益"),
    Outcome.INTERNAL_AFFAIRS: ("内部事务信息", "内部事务", "内部信息", "三类内部事务信息"),
    Outcome.DELIBERATIVE: ("过程性信息", "四类过程性信息"),
    Outcome.ENFORCEMENT_FILE: ("行政执法案卷", "执法案卷", "行政执法案卷信息"),
    Outcome.SPECIAL_QUERY: ("行政查询事项", "行政查询"),
    Outcome.NOT_HELD: ("不掌握", "信息不存在", "不存在", "非本机关掌握", "非本机关职责", "不属于本机关公开", "本机关不掌握",
                       "不属于本机关", "非本机关公开"),
    Outcome.NEEDS_CREATION: ("需要另行制作", "另行制作", "需另行制作", "加工分析"),
    Outcome.UNCLEAR_AFTER_CORRECTION: ("补正后仍不明确", "补正后不明确"),
    Outcome.PETITION: ("信访", "信访举报投诉", "信访投诉举报", "信访事项"),
    Outcome.REPEATED: ("重复",),
    Outcome.PUBLICATION: ("公开出版物",),
    Outcome.EXCESSIVE: ("大量反复申请", "大量反复"),
    Outcome.CONFIRM_REISSUE: ("确认或重新出具", "重新出具", "要求确认或重新出具"),
    Outcome.CORRECTION_OVERDUE: ("逾期不补正", "逾期未补正", "未补正", "视为放弃申请", "放弃申请"),
    Outcome.PAYMENT_OVERDUE: ("逾期未缴费", "逾期不缴费", "未缴费"),
    Outcome.OTHER: ("其他处理", "其它", "非政府信息"),
}  # fmt: skip
_RESULTS: Mapping[str, tuple[str, ...]] = {
    DisputeResult.UPHELD: ("维持", "结果维持", "驳回", "驳回诉讼请求", "维持原决定", "驳回复议请求"),
    DisputeResult.CORRECTED: ("纠正", "结果纠正", "撤销", "责令履行", "确认违法", "变更", "责令重新答复"),
    DisputeResult.OTHER: ("其他", "其他结果", "撤诉", "终止", "撤回", "和解"),
}
_METHODS: Mapping[str, tuple[str, ...]] = {
    FeeMethod.PER_REQUEST: ("按件", "按件计收"),
    FeeMethod.PER_PAGE: ("按量", "按页", "按量计收"),
}
_WITHDRAWAL = ("撤回", "申请人撤回", "撤回申请", "申请人撤回申请", "撤销申请", "主动撤回")


def _meanings(field: Field) -> dict[str, str]:
    """Bare words of a field and the value each means."""
    found: dict[str, str] = {}
    for value, others in _SPOKEN[field].items():
        found |= dict.fromkeys(map(bare_word, others), str(value))
    return found | {bare_word(label): value for value, label in choices(field)}


def choices(field: Field) -> tuple[tuple[str, str], ...]:
    """The values of a field with the words the template offers, in the order of the forms."""
    match field:
        case Field.CHANNEL:
            return tuple((channel.value, channel.label) for channel in Channel)
        case Field.APPLICANT:
            return tuple((kind.value, label) for kind, label in APPLICANT_LABELS.items())
        case Field.OUTCOME:
            return (*((one.value, outcome_words(one)) for one in Outcome), (WITHDRAWN, "申请人撤回"))
        case Field.RECONSIDERATION_RESULT | Field.SUIT_RESULT:
            return tuple((str(result), words[1]) for result, words in _RESULTS.items())
        case Field.FEE_METHOD:
            return tuple((str(method), words[0]) for method, words in _METHODS.items())
    return ()


def value_of(field: Field, word: str, own: Mapping[str, str]) -> str:
    """The value a word means; `own` is what the organ says its words mean. Empty where nobody knows."""
    known = bare_word(word)
    return own.get(known) or _KNOWN[field].get(known, "")


def _outcomes() -> dict[str, tuple[str, ...]]:
    """Outcomes under the names of their rows, their situations in the words of the articles, and what clerks say."""
    spoken: dict[str, tuple[str, ...]] = {
        outcome: (ROWS[outcome].name, *others) for outcome, others in _OUTCOMES.items()
    }
    for situation in Situation:
        if situation is not Situation.WITHDRAWN:
            outcome = answer(situation).outcome
            spoken[outcome] = (*spoken[outcome], situation.value)
    return {**spoken, WITHDRAWN: _WITHDRAWAL}


_SPOKEN: Mapping[Field, Mapping[str, tuple[str, ...]]] = {
    Field.CHANNEL: _CHANNELS,
    Field.APPLICANT: _APPLICANTS,
    Field.OUTCOME: _outcomes(),
    Field.RECONSIDERATION_RESULT: _RESULTS,
    Field.SUIT_RESULT: _RESULTS,
    Field.FEE_METHOD: _METHODS,
}
CHOSEN = tuple(_SPOKEN)
"""The fields whose words are looked up."""

_KNOWN = {field: _meanings(field) for field in CHOSEN}
