"""Replies that nothing can be given: not there (D14), not ours (D15), to be made (D16), still unclear (D17)."""

from __future__ import annotations

from datetime import date

from gongkai.documents.letters.facts import Case, RightOrgan, SearchRecord
from gongkai.documents.letters.frame import FOUND, decision, facts, full_stop, reasons, record, reply
from gongkai.documents.letters.letter import Letter
from gongkai.documents.letters.wording import day
from gongkai.law.citations import ARCHIVES, REGULATIONS
from gongkai.law.outcomes import LetterKind, Outcome

_ART = REGULATIONS.article


def does_not_exist(case: Case, *, on: date, search: SearchRecord, found: str) -> Letter:
    """D14: how it was searched for, and that it does not exist."""
    where = ""
    if search.scope and search.systems and search.keywords:
        words = "、".join(f"“{word}”" for word in search.keywords)
        where = f"本机关在{search.scope}范围内，以{words}为关键词，检索了{'、'.join(search.systems)}。"
    who = f"检索日期：{day(search.on)}；检索人：{search.by}。" if search.on and search.by else ""
    return reply(
        case,
        LetterKind.DOES_NOT_EXIST,
        Outcome.NOT_HELD,
        record("search", where, FOUND, "检索的范围、系统和关键词"),
        record("searcher", who, "检索日期和检索人"),
        facts(found),
        decision(
            case,
            "经检索，{you}申请公开的政府信息不存在。",
            _ART(36, item=4),
            says=("所申请的政府信息不存在",),
        ),
        title="政府信息不存在答复书",
        on=on,
    )


def not_ours(case: Case, *, on: date, reason: str, right_organ: RightOrgan | None) -> Letter:
    """D15: why this organ does not answer for it, and who does. None where that could not be determined."""
    return reply(
        case,
        LetterKind.NOT_OURS,
        Outcome.NOT_HELD,
        reasons(reason, FOUND, "不属于本机关负责公开的理由"),
        decision(case, "{you}申请公开的政府信息不属于本机关负责公开。", _ART(36, item=5)),
        record("right-organ", _right_organ(case, right_organ), "能够确定的，负责公开的机关名称和联系方式"),
        title="非本机关负责公开告知书",
        on=on,
    )


def archived(case: Case, *, on: date, reason: str, archive: RightOrgan) -> Letter:
    """D15 for information that was handed over to a state archive (Archives Law, Art. 15)."""
    return reply(
        case,
        LetterKind.NOT_OURS,
        Outcome.OTHER,
        reasons(reason, FOUND, "不属于本机关负责公开的理由"),
        decision(case, "{you}申请公开的政府信息已经移交国家档案馆，依照有关档案管理的规定办理。", ARCHIVES.article(15)),
        record("right-organ", _right_organ(case, archive), "能够确定的，负责公开的机关名称和联系方式"),
        title="政府信息已移交国家档案馆告知书",
        on=on,
    )


def needs_creation(case: Case, *, on: date, found: str, reason: str) -> Letter:
    """D16: why existing information would have to be processed or analysed."""
    return reply(
        case,
        LetterKind.NEEDS_CREATION,
        Outcome.NEEDS_CREATION,
        facts(found, FOUND),
        reasons(reason, "需要加工、分析的理由"),
        decision(case, "提供{you}所需信息需要对现有政府信息进行加工、分析，本机关无法提供。", _ART(38)),
        title="政府信息无法提供告知书",
        on=on,
    )


def unclear_after_correction(case: Case, *, on: date, noticed: date, unclear: str) -> Letter:
    """D17: when correction was asked and came, and what is still unclear."""
    corrected = case.request.corrected
    course = (
        f"本机关于{day(noticed)}一次性告知{case.you}补正，{case.you}的补正材料于{day(corrected)}收到。"
        if corrected
        else ""
    )
    return reply(
        case,
        LetterKind.UNCLEAR_AFTER_CORRECTION,
        Outcome.UNCLEAR_AFTER_CORRECTION,
        record("course", course, FOUND, "补正的经过"),
        reasons(unclear, "仍不明确之处"),
        decision(case, "{you}的申请经补正后内容仍不明确，本机关无法提供。", _ART(30)),
        title="政府信息公开申请补正后仍不明确告知书",
        on=on,
    )


def _right_organ(case: Case, organ: RightOrgan | None) -> str:
    if organ is None:
        return "经核实，本机关尚不能确定负责公开该政府信息的行政机关。"
    if not (organ.name and organ.contact):
        return ""
    return f"建议{case.you}向{organ.name}提出申请。联系方式：{full_stop(organ.contact)}"
