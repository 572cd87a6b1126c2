"""What a request turns out to be, and the answer the law gives to it.

An official sees a situation ("it does not exist"); outcome, articles and letter follow from it. Where the law does
not say which row a situation belongs to, the office's `Practice` does.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from gongkai.errors import GongkaiError
from gongkai.law.citations import ARCHIVES, FEES, REGULATIONS, Citation, Evidence
from gongkai.law.outcomes.leaves import ROWS, Outcome
from gongkai.law.outcomes.letters import LetterKind
from gongkai.law.practice import DEFAULT, Practice


class Situation(Enum):
    """What the organ finds, in the words of the article that answers it."""

    ALREADY_PUBLIC = "所申请公开信息已经主动公开"
    CAN_BE_PUBLIC = "所申请公开信息可以公开"
    SEPARABLE = "含有不应当公开的内容，但是能够作区分处理"
    STATE_SECRET = "依法确定为国家秘密"  # noqa: S105 - a ground of refusal, no password
    OTHER_LAW = "法律、行政法规禁止公开"
    SECURITY_STABILITY = "公开后可能危及国家安全、公共安全、经济安全、社会稳定"
    THIRD_PARTY = "涉及商业秘密、个人隐私等，公开会对第三方合法权益造成损害"
    INTERNAL_AFFAIRS = "人事管理、后勤管理、内部工作流程等内部事务信息"
    DELIBERATIVE = "讨论记录、过程稿、磋商信函、请示报告等过程性信息"
    ENFORCEMENT_FILE = "行政执法案卷信息"
    SPECIAL_QUERY = "法律、行政法规对信息的获取有特别规定"
    DOES_NOT_EXIST = "经检索没有所申请公开信息"
    NOT_OURS = "所申请公开信息不属于本行政机关负责公开"
    NEEDS_CREATION = "需要对现有政府信息进行加工、分析"
    UNCLEAR_AFTER_CORRECTION = "补正后申请内容仍不明确"
    PETITION = "以政府信息公开申请的形式进行信访、投诉、举报"
    REPEATED = "已作出答复，申请人重复申请公开相同政府信息"
    PUBLICATION = "要求提供政府公报、报刊、书籍等公开出版物"
    EXCESSIVE = "申请数量、频次明显超过合理范围，理由不合理"
    CONFIRM_REISSUE = "要求确认或者重新出具已经获取的信息"
    CORRECTION_OVERDUE = "无正当理由逾期不补正，视为放弃申请"
    PAYMENT_OVERDUE = "逾期未缴纳信息处理费，视为放弃申请"
    NOT_GOVERNMENT_INFORMATION = "所申请公开信息不属于政府信息"
    ARCHIVED = "所申请公开信息已经移交国家档案馆"
    WITHDRAWN = "申请人撤回申请"
    REQUESTER_GONE = "申请人死亡或者终止，无人承继"


@dataclass(frozen=True, slots=True)
class Answer:
    """What follows from a situation: one outcome, the articles to quote, the letter to send.

    `letter` is None where nothing is sent; `evidence` tells whether the row follows from the law or from practice.
    """

    situation: Situation
    outcome: Outcome
    articles: tuple[Citation, ...]
    letter: LetterKind | None
    evidence: Evidence


def answer(situation: Situation, practice: Practice = DEFAULT) -> Answer:
    """The answer to a situation. Raises GongkaiError where the office's practice names a row that does not exist."""
    if situation is Situation.NOT_GOVERNMENT_INFORMATION:
        outcome = _chosen_row(practice.not_government_information_row)
        return Answer(situation, outcome, (_reg(2),), LetterKind.NOT_PROCESSED, Evidence.PRACTICE)
    return _ANSWERS[situation]


def _chosen_row(row: str) -> Outcome:
    try:
        return Outcome(row)
    except ValueError:
        raise GongkaiError(f"“{row}”不是年度报告表三的一行，请在设置中改选“不属于政府信息”所计入的行") from None


def _like(situation: Situation, outcome: Outcome) -> Answer:
    """An answer whose articles and letter are those of its row."""
    row = ROWS[outcome]
    return Answer(situation, outcome, row.articles, row.letter, row.evidence)


_reg = REGULATIONS.article
_S, _P = Situation, Evidence.PRACTICE
_SAME_NAME = (
    _S.STATE_SECRET,
    _S.OTHER_LAW,
    _S.SECURITY_STABILITY,
    _S.THIRD_PARTY,
    _S.INTERNAL_AFFAIRS,
    _S.DELIBERATIVE,
    _S.ENFORCEMENT_FILE,
    _S.SPECIAL_QUERY,
    _S.NEEDS_CREATION,
    _S.UNCLEAR_AFTER_CORRECTION,
    _S.PETITION,
    _S.REPEATED,
    _S.PUBLICATION,
    _S.EXCESSIVE,
    _S.CONFIRM_REISSUE,
    _S.CORRECTION_OVERDUE,
)
_OWN = (
    Answer(_S.ALREADY_PUBLIC, Outcome.GRANTED, (_reg(36, item=1),), LetterKind.GRANTED, _P),
    Answer(_S.CAN_BE_PUBLIC, Outcome.GRANTED, (_reg(36, item=2),), LetterKind.GRANTED, Evidence.STATUTE),
    Answer(_S.SEPARABLE, Outcome.PARTIAL, (_reg(37),), LetterKind.PARTIAL, Evidence.STATUTE),
    Answer(_S.DOES_NOT_EXIST, Outcome.NOT_HELD, (_reg(36, item=4),), LetterKind.DOES_NOT_EXIST, _P),
    Answer(_S.NOT_OURS, Outcome.NOT_HELD, (_reg(36, item=5),), LetterKind.NOT_OURS, _P),
    Answer(
        _S.PAYMENT_OVERDUE,
        Outcome.PAYMENT_OVERDUE,
        (FEES.article(6),),
        LetterKind.NO_FURTHER_PROCESSING,
        _P,
    ),
    Answer(_S.ARCHIVED, Outcome.OTHER, (ARCHIVES.article(15),), LetterKind.NOT_OURS, _P),
    Answer(_S.WITHDRAWN, Outcome.OTHER, (), None, _P),
    Answer(_S.REQUESTER_GONE, Outcome.OTHER, (), None, _P),
)
_ANSWERS = {situation: _like(situation, Outcome[situation.name]) for situation in _SAME_NAME} | {
    own.situation: own for own in _OWN
}
