"""Whether a letter may leave: everything law.outcomes.LETTERS demands is in it, and the remedy is the right one."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.documents.letters.frame import BASIS, DECIDED, ENCLOSED, FOUND, RECEIVED
from gongkai.documents.letters.letter import Letter, Promise
from gongkai.documents.letters.sheets import APPROVAL_SHEET, ASSISTANCE, SECRECY_REVIEW, SERVICE_NOTE, SERVICE_RECEIPT
from gongkai.documents.letters.signing import lawful_choice
from gongkai.documents.letters.wording import LetterError, day, last_day
from gongkai.law.citations import REGULATIONS, Citation
from gongkai.law.exemptions import EXEMPTIONS, Exemption
from gongkai.law.outcomes import LETTERS, ROWS, LetterKind, Outcome
from gongkai.law.practice import DEFAULT, Practice
from gongkai.law.remedies import Remedy

_SHEETS = frozenset({SERVICE_RECEIPT, SERVICE_NOTE, SECRECY_REVIEW, APPROVAL_SHEET})
_SLIP, _REMEDY = "意见回执", "救济途径"
_ONLY_THIRD_PARTY = "涉及第三方的，征求意见情况和公共利益的衡量"
_REASONS_OF_REFUSAL = frozenset(rule.source for rule in EXEMPTIONS.values())


def check(letter: Letter, practice: Practice = DEFAULT) -> None:
    """Let a signed letter leave, or refuse. Raises LetterError that names everything missing."""
    missing = [*gaps(letter, practice), *_unsigned(letter)]
    if missing:
        raise LetterError(f"{letter.title}还不能发出：{'；'.join(missing)}", source=_basis(letter))


def gaps(letter: Letter, practice: Practice = DEFAULT) -> tuple[str, ...]:
    """What a letter lacks before it may be signed, one Chinese clause each; empty where nothing is missing."""
    return (
        *_frame(letter),
        *(f"缺少“{content}”" for content in required(letter) if not _brought(letter, content)),
        *_refusal_without_ground(letter),
        *_late_promise(letter),
        *_remedy(letter, practice),
    )


def required(letter: Letter) -> tuple[str, ...]:
    """The contents this letter must have, by the names of law.outcomes.LETTERS and its common block."""
    if letter.title == ASSISTANCE:
        return ("需要协助的事项", "反馈的期限")
    own = tuple(
        content
        for content in LETTERS[letter.kind].contents
        if content != _ONLY_THIRD_PARTY or letter.outcome is Outcome.THIRD_PARTY
    )
    if not letter.kind.is_reply:
        return own
    enclosed = (ENCLOSED,) if letter.enclosed and letter.kind is LetterKind.GRANTED else ()
    return (RECEIVED, FOUND, BASIS, DECIDED, *enclosed, *own)


def _brought(letter: Letter, content: str) -> bool:
    """Whether a piece of contents is there. The remedy has clauses of its own."""
    if content == _SLIP:
        return letter.slip is not None
    return content == _REMEDY or letter.says(content)


def numbered(letter: Letter) -> bool:
    """Whether a letter gets a number when it is signed; receipts and forms to fill in get none."""
    return letter.kind is not LetterKind.RECEIPT and letter.title not in _SHEETS


def signed_below(letter: Letter) -> bool:
    """Whether organ and date stand below the text; forms are signed in their own cells."""
    return letter.title not in _SHEETS


def _unsigned(letter: Letter) -> Iterator[str]:
    if numbered(letter) and not letter.number:
        yield "尚未签发编号"


def _frame(letter: Letter) -> Iterator[str]:
    if not letter.organ:
        yield "缺少落款机关"
    if not letter.addressee and letter.title not in _SHEETS:
        yield "缺少收件人"
    if letter.kind.is_reply and not letter.outcome:
        yield "缺少处理结果"


def _refusal_without_ground(letter: Letter) -> Iterator[str]:
    """Every reply cites an article; a refusal that of its ground, with paragraph and item where it has them."""
    if not letter.kind.is_reply or not letter.outcome:
        return
    cites = letter.cites
    if letter.outcome is not Outcome.CONFIRM_REISSUE and not any(place.article for place in cites):
        yield "没有引用条款"
    for place in _grounds(letter.outcome):
        if place not in cites:
            yield f"没有引用{place}"
    if letter.outcome is Outcome.PARTIAL and not _REASONS_OF_REFUSAL & set(cites):
        yield "没有引用不予公开部分所依据的条、款"


def _grounds(outcome: Outcome) -> tuple[Citation, ...]:
    refused = REGULATIONS.article(36, item=3)
    if outcome is Outcome.PARTIAL:
        return (*ROWS[outcome].articles, refused)
    return (EXEMPTIONS[Exemption(outcome.value)].source, refused) if outcome.withheld else ()


def _late_promise(letter: Letter) -> Iterator[str]:
    for block in letter.blocks:
        if isinstance(block, Promise) and block.until and block.latest and block.until > block.latest:
            yield f"延长后的答复日期 {day(block.until)} 超过法定的最后一日 {last_day(block.latest)}"


def _remedy(letter: Letter, practice: Practice) -> Iterator[str]:
    if letter.kind.is_reply and not letter.outcome:
        return
    lawful, given = lawful_choice(letter.kind, letter.outcome, letter.dated, practice), letter.remedy
    if lawful.remedy is Remedy.NONE:
        if given:
            yield "过程性告知不写救济途径"
    elif not given:
        yield "缺少救济途径"
    elif given.choice != lawful:
        first = (
            "先申请行政复议" if lawful.remedy is Remedy.RECONSIDER_FIRST else "可以申请行政复议，也可以直接提起行政诉讼"
        )
        yield f"救济途径与处理结果、日期不符，{day(letter.dated)}作出的应当写明{first}"
    elif given.gap:
        yield given.gap


def _basis(letter: Letter) -> str:
    return "、".join(str(place) for place in LETTERS[letter.kind].basis)
