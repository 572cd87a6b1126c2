"""The 21 outcomes of a request: the leaves of table three of the annual report.

An outcome's value is its row key in the form of 2021. Source of the rows: 国办公开办函〔2021〕30号 and, before,
〔2019〕60号; of the grounds: OGI Regulations, Arts. 14-16 and 30-39.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gongkai.law.citations import FEES, REGULATIONS, Citation, Evidence
from gongkai.law.outcomes.letters import LetterKind


class Outcome(StrEnum):
    """How a request ended, in the order of the form."""

    GRANTED = "granted"
    PARTIAL = "partial"
    STATE_SECRET = "denied.state_secret"  # noqa: S105 - a ground of refusal, no password
    OTHER_LAW = "denied.other_law"
    SECURITY_STABILITY = "denied.security_stability"
    THIRD_PARTY = "denied.third_party"
    INTERNAL_AFFAIRS = "denied.internal_affairs"
    DELIBERATIVE = "denied.deliberative"
    ENFORCEMENT_FILE = "denied.enforcement_file"
    SPECIAL_QUERY = "denied.special_query"
    NOT_HELD = "unable.not_held"
    NEEDS_CREATION = "unable.needs_creation"
    UNCLEAR_AFTER_CORRECTION = "unable.unclear_after_correction"
    PETITION = "unprocessed.petition"
    REPEATED = "unprocessed.repeated"
    PUBLICATION = "unprocessed.publication"
    EXCESSIVE = "unprocessed.excessive"
    CONFIRM_REISSUE = "unprocessed.confirm_reissue"
    CORRECTION_OVERDUE = "other.correction_overdue"
    PAYMENT_OVERDUE = "other.payment_overdue"
    OTHER = "other.other"

    @property
    def row_2019(self) -> str:
        """The row in the form of 2019 and 2020, which has one row for all other handling."""
        return "other" if ROWS[self].group is OutcomeGroup.OTHER else self.value

    @property
    def withheld(self) -> bool:
        """Whether information was refused under Arts. 14 to 16 (rows 1 to 7 of 不予公开)."""
        return ROWS[self].group is OutcomeGroup.DENIED and self is not Outcome.SPECIAL_QUERY


class OutcomeGroup(StrEnum):
    """The groups of table three, by their printed labels."""

    GRANTED = "（一）予以公开"
    PARTIAL = "（二）部分公开"
    DENIED = "（三）不予公开"
    UNABLE = "（四）无法提供"
    UNPROCESSED = "（五）不予处理"
    OTHER = "（六）其他处理"


class Given(StrEnum):
    """How much of the information the requester got."""

    ALL = "all"
    PART = "part"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """One outcome: its Chinese name, group, articles, letter, and how much was given.

    `articles` is empty and `letter` None where the law names none; the situation then decides (`situations`).
    """

    outcome: Outcome
    name: str
    group: OutcomeGroup
    articles: tuple[Citation, ...]
    letter: LetterKind | None
    given: Given = Given.NONE
    evidence: Evidence = Evidence.STATUTE


_O, _G, _L, _P = Outcome, OutcomeGroup, LetterKind, Evidence.PRACTICE
_reg = REGULATIONS.article
_ALL = (
    OutcomeRow(_O.GRANTED, "予以公开", _G.GRANTED, (_reg(36, item=1), _reg(36, item=2)), _L.GRANTED, Given.ALL),
    OutcomeRow(_O.PARTIAL, "部分公开", _G.PARTIAL, (_reg(37),), _L.PARTIAL, Given.PART),
    OutcomeRow(_O.STATE_SECRET, "属于国家秘密", _G.DENIED, (_reg(14),), _L.DENIED),
    OutcomeRow(_O.OTHER_LAW, "其他法律行政法规禁止公开", _G.DENIED, (_reg(14),), _L.DENIED),
    OutcomeRow(_O.SECURITY_STABILITY, "危及“三安全一稳定”", _G.DENIED, (_reg(14),), _L.DENIED),
    OutcomeRow(_O.THIRD_PARTY, "保护第三方合法权益", _G.DENIED, (_reg(15),), _L.DENIED),
    OutcomeRow(_O.INTERNAL_AFFAIRS, "属于三类内部事务信息", _G.DENIED, (_reg(16, paragraph=1),), _L.DENIED),
    OutcomeRow(_O.DELIBERATIVE, "属于四类过程性信息", _G.DENIED, (_reg(16, paragraph=2),), _L.DENIED),
    OutcomeRow(_O.ENFORCEMENT_FILE, "属于行政执法案卷", _G.DENIED, (_reg(16, paragraph=2),), _L.DENIED),
    OutcomeRow(_O.SPECIAL_QUERY, "属于行政查询事项", _G.DENIED, (_reg(36, item=7),), _L.SPECIAL_QUERY),
    OutcomeRow(
        _O.NOT_HELD,
        "本机关不掌握相关政府信息",
        _G.UNABLE,
        (_reg(36, item=4), _reg(36, item=5)),
        _L.DOES_NOT_EXIST,
        evidence=_P,
    ),
    OutcomeRow(_O.NEEDS_CREATION, "没有现成信息需要另行制作", _G.UNABLE, (_reg(38),), _L.NEEDS_CREATION),
    OutcomeRow(
        _O.UNCLEAR_AFTER_CORRECTION,
        "补正后申请内容仍不明确",
        _G.UNABLE,
        (_reg(30),),
        _L.UNCLEAR_AFTER_CORRECTION,
        evidence=_P,
    ),
    OutcomeRow(_O.PETITION, "信访举报投诉类申请", _G.UNPROCESSED, (_reg(39, paragraph=1),), _L.PETITION),
    OutcomeRow(_O.REPEATED, "重复申请", _G.UNPROCESSED, (_reg(36, item=6),), _L.REPEATED),
    OutcomeRow(_O.PUBLICATION, "要求提供公开出版物", _G.UNPROCESSED, (_reg(39, paragraph=2),), _L.PUBLICATION),
    OutcomeRow(_O.EXCESSIVE, "无正当理由大量反复申请", _G.UNPROCESSED, (_reg(35),), _L.NOT_PROCESSED),
    OutcomeRow(
        _O.CONFIRM_REISSUE,
        "要求行政机关确认或重新出具已获取信息",
        _G.UNPROCESSED,
        (),
        _L.NOT_PROCESSED,
        evidence=_P,
    ),
    OutcomeRow(
        _O.CORRECTION_OVERDUE,
        "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        _G.OTHER,
        (_reg(30),),
        _L.NO_FURTHER_PROCESSING,
    ),
    OutcomeRow(
        _O.PAYMENT_OVERDUE,
        "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        _G.OTHER,
        (FEES.article(6),),
        _L.NO_FURTHER_PROCESSING,
        evidence=_P,
    ),
    OutcomeRow(_O.OTHER, "其他", _G.OTHER, (), None, evidence=_P),
)
ROWS = {row.outcome: row for row in _ALL}
"""Every outcome with its facts, in the order of the form."""
