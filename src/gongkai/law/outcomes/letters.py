"""The kinds of letters an organ issues on a request: title, basis, contents, deadline.

After the reply norm that the General Office forwarded to the whole country (国办公开办函〔2020〕2号) and the model
sets of cities; where no text fixes the contents, they are common practice.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gongkai.law.citations import FEES, REGULATIONS, SERVICE_2016, Citation, Evidence


class LetterKind(StrEnum):
    """The documents of a case; D10 to D22 are replies that end it."""

    RECEIPT = "D01"
    CORRECTION_NOTICE = "D02"
    REASONS_ASKED = "D03"
    EXTENSION = "D04"
    THIRD_PARTY_CONSULTATION = "D05"
    CONSULTATION_NOTICE = "D06"
    THIRD_PARTY_TOLD = "D07"
    ORGAN_CONSULTATION = "D08"
    FEE_NOTICE = "D09"
    GRANTED = "D10"
    PARTIAL = "D11"
    DENIED = "D12"
    SPECIAL_QUERY = "D13"
    DOES_NOT_EXIST = "D14"
    NOT_OURS = "D15"
    NEEDS_CREATION = "D16"
    UNCLEAR_AFTER_CORRECTION = "D17"
    PETITION = "D18"
    REPEATED = "D19"
    PUBLICATION = "D20"
    NOT_PROCESSED = "D21"
    NO_FURTHER_PROCESSING = "D22"
    RECORD_CORRECTION = "D23"
    SERVICE_RECORD = "D24"
    REVIEW_SHEET = "D25"

    @property
    def is_reply(self) -> bool:
        """Whether this letter ends a request."""
        return LetterKind.GRANTED <= self <= LetterKind.NO_FURTHER_PROCESSING


class DeadlineKind(StrEnum):
    """By when a letter must go out; the days themselves stand in `periods` and are counted in `clocks`."""

    SAME_DAY = "same_day"
    CORRECTION_NOTICE = "correction_notice"  # 7 working days from receipt
    REPLY = "reply"  # within the reply period, extended where it was
    BEFORE_FIRST_PERIOD_ENDS = "before_first_period_ends"
    WITH_CONSULTATION = "with_consultation"
    BEFORE_DISCLOSURE = "before_disclosure"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Letter:
    """What a letter is: Chinese title, basis, what it must say beyond the common block, its deadline."""

    kind: LetterKind
    title: str
    basis: tuple[Citation, ...]
    contents: tuple[str, ...]
    deadline: DeadlineKind
    evidence: Evidence = Evidence.STATUTE


COMMON_BLOCK = (
    "标题",
    "文号",
    "申请人",
    "收到申请的日期和申请编号",
    "查明的事实和检索情况",
    "法律依据（条、款、项）",
    "处理决定",
    "所附信息",
    "救济途径（机关名称和期限）",
    "落款机关、印章和日期",
)
"""What every reply (D10 to D22) says, in this order; from the published sample forms."""


def _reg(number: int, *, paragraph: int = 0, item: int = 0) -> tuple[Citation, ...]:
    return (REGULATIONS.article(number, paragraph=paragraph, item=item),)


_K, _D, _P, _N = LetterKind, DeadlineKind, Evidence.PRACTICE, Evidence.NOTICE
_ALL = (
    Letter(
        _K.RECEIPT,
        "登记回执",
        (*_reg(31), *_reg(45)),
        ("申请编号", "收到申请之日", "申请渠道", "收到的材料", "答复期限届满日"),
        _D.SAME_DAY,
        _P,
    ),
    Letter(
        _K.CORRECTION_NOTICE,
        "补正告知书",
        _reg(30),
        ("全部需要补正的事项", "如何补正", "合理的补正期限", "逾期不补正的后果"),
        _D.CORRECTION_NOTICE,
    ),
    Letter(_K.REASONS_ASKED, "说明理由告知书", _reg(35), ("申请数量和频次的事实", "说明理由的期限"), _D.REPLY, _N),
    Letter(
        _K.EXTENSION,
        "延期答复告知书",
        _reg(33, paragraph=2),
        ("经政府信息公开工作机构负责人同意", "延长的理由", "延长后的答复日期"),
        _D.BEFORE_FIRST_PERIOD_ENDS,
    ),
    Letter(
        _K.THIRD_PARTY_CONSULTATION,
        "第三方意见征询书",
        _reg(32),
        ("所涉政府信息的描述（不透露申请人）", "十五个工作日的反馈期限", "逾期不反馈的后果", "意见回执"),
        _D.REPLY,
    ),
    Letter(
        _K.CONSULTATION_NOTICE,
        "征求意见告知书",
        _reg(33, paragraph=3),
        ("正在征求第三方或者其他机关意见", "征求意见所需时间不计算在答复期限内"),
        _D.WITH_CONSULTATION,
        _N,
    ),
    Letter(
        _K.THIRD_PARTY_TOLD,
        "公开决定告知书（告知第三方）",
        _reg(32),
        ("决定公开的政府信息内容", "决定公开的理由", "救济途径"),
        _D.BEFORE_DISCLOSURE,
    ),
    Letter(
        _K.ORGAN_CONSULTATION,
        "征求意见书（共同制作机关）",
        _reg(34),
        ("所涉政府信息的描述", "十五个工作日的反馈期限", "逾期未提出意见视为同意公开"),
        _D.REPLY,
    ),
    Letter(
        _K.FEE_NOTICE,
        "信息处理费收费通知书",
        (FEES.article(6),),
        ("收费依据和标准", "件数或者页数", "金额", "缴纳方式", "二十个工作日的缴费期限", "逾期不缴的后果"),
        _D.REPLY,
        _P,
    ),
    Letter(
        _K.GRANTED,
        "政府信息公开答复书",
        (*_reg(36, item=1), *_reg(36, item=2)),
        ("所公开的政府信息，或者获取的方式、途径和时间",),
        _D.REPLY,
    ),
    Letter(_K.PARTIAL, "政府信息部分公开答复书", _reg(37), ("公开的部分", "不予公开的部分及其条款和理由"), _D.REPLY),
    Letter(
        _K.DENIED,
        "政府信息不予公开答复书",
        _reg(36, item=3),
        ("不予公开的情形及其条、款", "结合事实的理由", "涉及第三方的，征求意见情况和公共利益的衡量"),
        _D.REPLY,
    ),
    Letter(_K.SPECIAL_QUERY, "行政查询告知书", _reg(36, item=7), ("专门规定的名称", "办理查询的机构"), _D.REPLY),
    Letter(
        _K.DOES_NOT_EXIST,
        "政府信息不存在答复书",
        _reg(36, item=4),
        ("检索的范围、系统和关键词", "检索日期和检索人", "所申请的政府信息不存在"),
        _D.REPLY,
    ),
    Letter(
        _K.NOT_OURS,
        "非本机关负责公开告知书",
        _reg(36, item=5),
        ("不属于本机关负责公开的理由", "能够确定的，负责公开的机关名称和联系方式"),
        _D.REPLY,
    ),
    Letter(_K.NEEDS_CREATION, "政府信息无法提供告知书", _reg(38), ("需要加工、分析的理由",), _D.REPLY),
    Letter(
        _K.UNCLEAR_AFTER_CORRECTION,
        "补正后仍不明确告知书",
        _reg(30),
        ("补正的经过", "仍不明确之处"),
        _D.REPLY,
        _P,
    ),
    Letter(_K.PETITION, "信访投诉举报事项告知书", _reg(39, paragraph=1), ("反映问题的正当渠道",), _D.REPLY),
    Letter(_K.REPEATED, "重复申请告知书", _reg(36, item=6), ("此前答复的文号和日期",), _D.REPLY),
    Letter(_K.PUBLICATION, "公开出版物告知书", _reg(39, paragraph=2), ("获取公开出版物的途径",), _D.REPLY),
    Letter(_K.NOT_PROCESSED, "不予处理告知书", _reg(35), ("申请的事实", "理由不合理之处"), _D.REPLY),
    Letter(
        _K.NO_FURTHER_PROCESSING,
        "不再处理告知书",
        (*_reg(30), FEES.article(6)),
        ("补正告知或者收费通知的日期", "期限届满的日期", "视为放弃申请"),
        _D.NONE,
        _P,
    ),
    Letter(_K.RECORD_CORRECTION, "信息更正告知书", _reg(41), ("原记录", "核实的证据", "更正的结果"), _D.NONE),
    Letter(
        _K.SERVICE_RECORD,
        "协办函、送达回证和送达情况记录",
        (*_reg(45), Citation(SERVICE_2016)),
        ("文书名称和文号", "送达方式", "送达人和受送达人", "送达日期"),
        _D.NONE,
        _N,
    ),
    Letter(
        _K.REVIEW_SHEET,
        "保密审查单、审查呈批单",
        _reg(17),
        ("拟公开的政府信息", "审查意见", "审查人和日期", "负责人签批"),
        _D.NONE,
        _N,
    ),
)
LETTERS = {letter.kind: letter for letter in _ALL}
"""Every kind of letter, by kind."""
