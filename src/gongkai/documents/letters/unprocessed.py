"""Replies to what is not processed as a request (D18 to D21) or no further (D22)."""

from __future__ import annotations

from datetime import date

from gongkai.documents.letters.facts import Case
from gongkai.documents.letters.frame import FOUND, decision, facts, full_stop, reasons, record, reply
from gongkai.documents.letters.letter import Letter
from gongkai.documents.letters.numbers import DocumentNumber
from gongkai.documents.letters.wording import day, last_day
from gongkai.law.citations import FEES, REGULATIONS, Citation
from gongkai.law.outcomes import LetterKind, Outcome, Situation, answer

_ART = REGULATIONS.article
_NOT_PROCESSED = "不予处理告知书"


def petition(case: Case, *, on: date, found: str, channel: str) -> Letter:
    """D18: a petition, complaint or report in the shape of a request, and its proper channel."""
    told = f"{case.you}反映的问题，可以通过以下渠道提出：{full_stop(channel)}" if channel else ""
    return reply(
        case,
        LetterKind.PETITION,
        Outcome.PETITION,
        facts(found, FOUND),
        decision(
            case,
            "{you}以政府信息公开申请的形式进行信访、投诉、举报等活动，本机关不作为政府信息公开申请处理。",
            _ART(39, paragraph=1),
        ),
        record("channel", told, "反映问题的正当渠道"),
        title="信访投诉举报事项告知书",
        on=on,
    )


def repeated(case: Case, *, on: date, found: str, earlier: DocumentNumber, earlier_on: date) -> Letter:
    """D19: the same information was answered before, under which number and when."""
    told = f"本机关已于{day(earlier_on)}以{earlier}答复书就相同政府信息作出答复。"
    return reply(
        case,
        LetterKind.REPEATED,
        Outcome.REPEATED,
        record("earlier", told, FOUND, "此前答复的文号和日期"),
        facts(found),
        decision(case, "{you}重复申请公开相同政府信息，本机关不予重复处理。", _ART(36, item=6)),
        title="重复申请告知书",
        on=on,
    )


def publication(case: Case, *, on: date, found: str, where: str) -> Letter:
    """D20: gazettes, newspapers and books, and where to get them."""
    told = f"获取该公开出版物的途径为：{full_stop(where)}" if where else ""
    return reply(
        case,
        LetterKind.PUBLICATION,
        Outcome.PUBLICATION,
        facts(found, FOUND),
        decision(
            case,
            "{you}的申请内容为要求提供政府公报、报刊、书籍等公开出版物，现告知{you}获取的途径。",
            _ART(39, paragraph=2),
        ),
        record("where", told, "获取公开出版物的途径"),
        title="公开出版物告知书",
        on=on,
    )


def excessive(case: Case, *, on: date, frequency: str, reason: str) -> Letter:
    """D21 under Art. 35: how many requests in which time, and why the reasons given do not hold."""
    return reply(
        case,
        LetterKind.NOT_PROCESSED,
        Outcome.EXCESSIVE,
        record("frequency", full_stop(frequency), FOUND, "申请的事实"),
        reasons(reason, "理由不合理之处"),
        decision(case, "{you}申请公开政府信息的数量、频次明显超过合理范围，且理由不合理，本机关不予处理。", _ART(35)),
        title=_NOT_PROCESSED,
        on=on,
    )


def confirm_reissue(case: Case, *, on: date, found: str, reason: str) -> Letter:
    """D21 for a wish to have information confirmed or issued again; no article names it (Reg. as a whole)."""
    return reply(
        case,
        LetterKind.NOT_PROCESSED,
        Outcome.CONFIRM_REISSUE,
        facts(found, FOUND, "申请的事实"),
        reasons(reason, "理由不合理之处"),
        decision(case, "{you}要求本机关确认或者重新出具{you}已经获取的信息，本机关不予处理。", Citation(REGULATIONS)),
        title=_NOT_PROCESSED,
        on=on,
    )


def not_government_information(case: Case, *, on: date, found: str, reason: str) -> Letter:
    """D21 for what is no government information (Art. 2); the office's practice says in which row it counts."""
    given = answer(Situation.NOT_GOVERNMENT_INFORMATION, case.practice)
    return reply(
        case,
        LetterKind.NOT_PROCESSED,
        given.outcome,
        facts(found, FOUND, "申请的事实"),
        reasons(reason, "理由不合理之处"),
        decision(case, "{you}申请公开的信息不属于政府信息，本机关不予处理。", *given.articles),
        title=_NOT_PROCESSED,
        on=on,
    )


def correction_overdue(case: Case, *, on: date, noticed: date, ended: date) -> Letter:
    """D22 after a correction that never came; `ended` is the last day of its period and must be past."""
    told = (
        f"本机关于{day(noticed)}一次性告知{case.you}补正，补正期限已于{last_day(ended)}届满，"
        f"本机关未收到{case.you}的补正材料，{case.you}也未说明正当理由。"
    )
    return _no_further(
        case, Outcome.CORRECTION_OVERDUE, _ART(30), on=on, told=told if ended < on else "", why="无正当理由逾期不补正"
    )


def payment_overdue(case: Case, *, on: date, noticed: date, ended: date) -> Letter:
    """D22 after a fee that was not paid; `ended` is the last day to pay and must be past."""
    told = (
        f"本机关于{day(noticed)}向{case.you}送达信息处理费收费通知，缴费期限已于{last_day(ended)}届满，"
        f"{case.you}未按通知要求缴纳费用。"
    )
    return _no_further(
        case,
        Outcome.PAYMENT_OVERDUE,
        FEES.article(6),
        on=on,
        told=told if ended < on else "",
        why="逾期未缴纳信息处理费",
    )


def _no_further(case: Case, outcome: Outcome, article: Citation, *, on: date, told: str, why: str) -> Letter:
    return reply(
        case,
        LetterKind.NO_FURTHER_PROCESSING,
        outcome,
        record("course", told, FOUND, "补正告知或者收费通知的日期", "期限届满的日期"),
        decision(
            case,
            f"{{you}}{why}，视为放弃申请，本机关不再处理该政府信息公开申请。",
            article,
            says=("视为放弃申请",),
        ),
        title="不再处理告知书",
        on=on,
    )
