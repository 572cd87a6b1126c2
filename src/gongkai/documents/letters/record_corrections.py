"""The answer to somebody who says a record about himself is wrong (D23, Art. 41); no reply to a request."""

from __future__ import annotations

from datetime import date
from enum import Enum

from gongkai.documents.letters.facts import Case
from gongkai.documents.letters.frame import closing, decision, full_stop, letter, reasons, record, remedy_of
from gongkai.documents.letters.letter import Letter
from gongkai.documents.letters.wording import day
from gongkai.law.citations import REGULATIONS
from gongkai.law.outcomes import LetterKind


class RecordResult(Enum):
    """What becomes of the record."""

    CORRECTED = "经审核属实，本机关予以更正。"
    DECLINED = "经审核，现有证据不能证明该记录不准确，本机关不予更正。"
    FORWARDED = "该记录不属于本机关职能范围，本机关已转送有权更正的行政机关处理。"


def record_correction(
    case: Case, *, on: date, original: str, evidence: str, result: RecordResult, corrected: str = ""
) -> Letter:
    """D23: the record as it was, the evidence looked at, the result.

    `corrected` is the new record, or for FORWARDED the organ it went to.
    """
    kind = LetterKind.RECORD_CORRECTION
    request = case.request
    new = {RecordResult.CORRECTED: "更正后的记录为：", RecordResult.FORWARDED: "转送的行政机关为："}.get(result)
    told = f"本机关提供的原记录为：{full_stop(original)}" if original else ""
    complete = bool(corrected) or new is None
    return letter(
        case,
        kind,
        record(
            "opening",
            f"本机关于{day(request.received)}收到{case.you}提出的更正与自身相关政府信息记录的申请"
            f"（编号：{request.number}）。",
        ),
        record("original", told, "原记录"),
        reasons(evidence, "核实的证据"),
        decision(case, result.value, REGULATIONS.article(41), says=("更正的结果",) if complete else ()),
        record("corrected", f"{new}{full_stop(corrected)}" if new and corrected else ""),
        remedy_of(case, kind, on),
        closing(),
        title="信息更正告知书",
        on=on,
    )
