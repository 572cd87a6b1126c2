"""Papers of service (D24) and of review before disclosure (D25)."""

from __future__ import annotations

from datetime import date

from gongkai.documents.letters.facts import Case, Deadline, Opinion
from gongkai.documents.letters.frame import closing, contact, full_stop, letter, record
from gongkai.documents.letters.letter import Form, Letter, Paragraph, Part
from gongkai.documents.letters.wording import day
from gongkai.law.outcomes import LetterKind
from gongkai.law.service import Service

ASSISTANCE, SERVICE_RECEIPT, SERVICE_NOTE = "政府信息公开协办函", "送达回证", "送达情况记录"
SECRECY_REVIEW, APPROVAL_SHEET = "政府信息公开保密审查单", "政府信息公开审查呈批单"
"""Titles; D24 and D25 each stand for several papers, told apart by title."""

_BLANK_DAY = "＿＿＿＿年＿＿月＿＿日"
_SERVED = ("文书名称和文号", "送达方式", "送达人和受送达人", "送达日期")


def assistance(case: Case, *, on: date, other: str, needed: str, period: Deadline | None) -> Letter:
    """D24, 协办函: asks another department for records or help; the requester is not named."""
    text = f"请你单位自收到本函之日起{period}，将有关材料或者书面意见送本机关。" if period else ""
    return letter(
        case,
        LetterKind.SERVICE_RECORD,
        record(
            "needed",
            f"本机关正在办理一件政府信息公开申请（申请编号：{case.request.number}），"
            f"需要你单位协助的事项为：{full_stop(needed)}"
            if needed
            else "",
            "需要协助的事项",
        ),
        Paragraph(key="term", part=Part.TERM, text=text, says=("反馈的期限",)),
        record("contact", contact(case)),
        closing("专此函达，请予支持。"),
        title=ASSISTANCE,
        on=on,
        addressee=other,
    )


def service_receipt(case: Case, *, on: date, served: Letter, service: Service, by: str) -> Letter:
    """D24, 送达回证: for the signature of whoever receives a letter. `by` hands it over."""
    rows = (
        ("受送达人", served.addressee),
        ("文书名称和文号", f"{served.title}　{served.number or ''}".strip()),
        ("送达方式", service.value),
        ("送达地点", ""),
        ("送达人", by),
        ("受送达人签名或者盖章", "\n"),
        ("送达日期", _BLANK_DAY),
        ("代收人及代收理由", "\n"),
        ("备注", ""),
    )
    return _sheet(
        case, LetterKind.SERVICE_RECORD, rows, title=SERVICE_RECEIPT, on=on, says=_said(_SERVED, served.number, by)
    )


def service_note(case: Case, *, on: date, served: Letter, service: Service, by: str, course: str) -> Letter:
    """D24, 送达情况记录: what happened on the day, where nobody could sign. `on` is the day of service."""
    rows = (
        ("受送达人", served.addressee),
        ("文书名称和文号", f"{served.title}　{served.number or ''}".strip()),
        ("送达方式", service.value),
        ("送达日期", day(on)),
        ("送达人", by),
        ("送达经过", course),
        ("见证人", "\n"),
    )
    return _sheet(
        case, LetterKind.SERVICE_RECORD, rows, title=SERVICE_NOTE, on=on, says=_said(_SERVED, served.number, by, course)
    )


def secrecy_review(
    case: Case, *, on: date, subject: str, marks: tuple[tuple[str, bool], ...], opinions: tuple[Opinion, ...]
) -> Letter:
    """D25, 保密审查单: what was looked for in the information and whether it was found, and the opinions.

    `marks` pair what may not be disclosed (国家秘密, 工作秘密, 商业秘密, 个人信息 …) with whether it is there. The
    last opinion is that of the person in charge.
    """
    found = tuple((f"是否含有{what}", "■ 是　　□ 否" if there else "□ 是　　■ 否") for what, there in marks)
    return _review(case, on=on, title=SECRECY_REVIEW, subject=subject, rows=found, opinions=opinions)


def approval_sheet(case: Case, *, on: date, subject: str, proposal: str, opinions: tuple[Opinion, ...]) -> Letter:
    """D25, 审查呈批单: what is proposed, and every opinion up to the person in charge, who comes last."""
    rows = (
        ("申请编号", case.request.number),
        ("收到申请之日", day(case.request.received)),
        ("拟办意见", proposal),
    )
    return _review(case, on=on, title=APPROVAL_SHEET, subject=subject, rows=rows, opinions=opinions)


def _review(
    case: Case,
    *,
    on: date,
    title: str,
    subject: str,
    rows: tuple[tuple[str, str], ...],
    opinions: tuple[Opinion, ...],
) -> Letter:
    given = tuple((each.role, f"{each.text}\n{each.by}　{day(each.on)}") for each in opinions)
    says = _said(("拟公开的政府信息",), subject)
    if opinions and all(each.text and each.by for each in opinions):
        says += ("审查意见", "审查人和日期", "负责人签批")
    return _sheet(
        case, LetterKind.REVIEW_SHEET, (("拟公开的政府信息", subject), *rows, *given), title=title, on=on, says=says
    )


def _sheet(
    case: Case, kind: LetterKind, rows: tuple[tuple[str, str], ...], *, title: str, on: date, says: tuple[str, ...]
) -> Letter:
    return letter(case, kind, Form(key="form", rows=rows, says=says), title=title, on=on, addressee="")


def _said(contents: tuple[str, ...], *needed: object) -> tuple[str, ...]:
    """The contents, where everything they need is there."""
    return contents if all(needed) else ()
