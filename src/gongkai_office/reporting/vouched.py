"""What the journal vouches for of the annual report: books opened and frozen, rules set aside, text, report, dates."""

from __future__ import annotations

from uuid import UUID

from gongkai_office.journal.difference import Fault
from gongkai_office.journal.seals import Vouched, columns
from gongkai_office.reporting.models import (
    Absence,
    Act,
    Confirmation,
    Declaration,
    Draft,
    DueDate,
    Duplicate,
    HandIn,
    Inclusion,
    Notice,
    Opening,
    Reminder,
    Report,
    SiteFigure,
    Version,
    Waiver,
)

_ACCOUNT = ("organ_id", "year", "own")
_BY = ("by_id", "at")


def report_subject(organ: UUID, year: int, *, own: bool) -> str:
    """A report as the journal and its signatures name it."""
    return f"report:{organ}/{year}{'/own' if own else ''}"


OPENING = Vouched[Opening](
    kind="opening",
    label="年初建账",
    fault=Fault.BOOKS,
    rows=Opening.objects.all,
    subject=lambda row: f"books:{row.organ_id}",
    content=columns(*_ACCOUNT, "source", "previous", "carried", "file_id", *_BY),
    called=lambda row: f"{row.year} 年度建账",
)
VERSION = Vouched[Version](
    kind="frozen",
    label="交账数据",
    fault=Fault.REPORT,
    rows=Version.objects.all,
    subject=lambda row: f"books:{row.organ_id}",
    content=columns(*_ACCOUNT, "number", "cause", "reason", "record", "carried", "hash", "as_of", "by_id"),
    called=lambda row: f"{row.year} 年度第 {row.number} 版",
)
WAIVER = Vouched[Waiver](
    kind="waiver",
    label="规则豁免",
    fault=Fault.BOOKS,
    rows=Waiver.objects.all,
    subject=lambda row: f"books:{row.organ_id}",
    content=columns(*_ACCOUNT, "rule", "cells", "reason", *_BY, "ended_by_id", "ended_at"),
    called=lambda row: f"{row.year} 年度对规则 {row.rule} 的豁免",
)
DRAFT = Vouched[Draft](
    kind="report-draft",
    label="年报文字稿",
    fault=Fault.REPORT,
    rows=Draft.objects.all,
    subject=lambda row: report_subject(row.organ_id, row.year, own=row.own),
    content=columns(*_ACCOUNT, "number", "sections", *_BY),
    called=lambda row: f"{row.year} 年度文字第 {row.number} 稿",
)
REPORT = Vouched[Report](
    kind="report",
    label="年度报告",
    fault=Fault.REPORT,
    rows=Report.objects.all,
    subject=lambda row: report_subject(row.organ_id, row.year, own=row.own),
    content=columns(
        *_ACCOUNT,
        "number",
        "version_id",
        "draft_id",
        "record",
        "website",
        "hash",
        "stage",
        *_BY,
        "submitted_at",
        "published_at",
    ),
    called=lambda row: f"{row.year} 年度第 {row.number} 次报送",
)
ACT = Vouched[Act](
    kind="report-act",
    label="年报办理",
    fault=Fault.REPORT,
    rows=lambda: Act.objects.select_related("report").defer("report__record"),
    subject=lambda row: report_subject(row.report.organ_id, row.report.year, own=row.report.own),
    content=columns("report_id", "stage", "remark", *_BY),
    called=lambda row: f"{row.report.year} 年度第 {row.report.number} 次报送的办理“{row.get_stage_display()}”",
)
NOTICE = Vouched[Notice](
    kind="report-notice",
    label="年报更正公告",
    fault=Fault.REPORT,
    rows=lambda: Notice.objects.select_related("report").defer("report__record"),
    subject=lambda row: report_subject(row.report.organ_id, row.report.year, own=row.report.own),
    content=columns("report_id", "number", "version_id", "changes", "reason", *_BY),
    called=lambda row: f"{row.report.year} 年度报告第 {row.number} 次更正公告",
)
DECLARATION = Vouched[Declaration](
    kind="declaration",
    label="零报告",
    fault=Fault.BOOKS,
    rows=Declaration.objects.all,
    subject=lambda row: f"books:{row.organ_id}",
    content=columns("organ_id", "year", "subject", "through", *_BY, "ended_by_id", "ended_at"),
    called=lambda row: f"{row.year} 年度零报告",
)
DUE_DATE = Vouched[DueDate](
    kind="report-due",
    label="报送期限",
    fault=Fault.BOOKS,
    rows=DueDate.objects.all,
    subject=lambda row: f"books:{row.organ_id}",
    content=columns("organ_id", "year", "due", *_BY),
    called=lambda row: f"{row.year} 年度报送期限 {row.due.isoformat()}",
)
REMINDER = Vouched[Reminder](
    kind="report-reminder",
    label="催报",
    fault=Fault.BOOKS,
    rows=Reminder.objects.all,
    subject=lambda row: f"books:{row.organ_id}",
    content=columns("organ_id", "year", "words", *_BY),
    called=lambda row: f"{row.year} 年度催报",
)
SITE_FIGURE = Vouched[SiteFigure](
    kind="site-figure",
    label="网站报表数据",
    fault=Fault.REPORT,
    rows=SiteFigure.objects.all,
    subject=lambda row: report_subject(row.organ_id, row.year, own=row.own),
    content=columns(*_ACCOUNT, "field", "value", "source", *_BY),
    called=lambda row: f"{row.year} 年度网站报表“{row.field}”",
)
HAND_IN = Vouched[HandIn](
    kind="hand-in",
    label="系统外报送的文件",
    fault=Fault.REPORT,
    rows=HandIn.objects.all,
    subject=lambda row: report_subject(row.organ_id, row.year, own=row.own),
    content=columns(*_ACCOUNT, "number", "file_id", "record", "report_id", *_BY),
    called=lambda row: f"{row.year} 年度系统外报送的第 {row.number} 份文件",
)
CONFIRMATION = Vouched[Confirmation](
    kind="hand-in-cell",
    label="逐格核对",
    fault=Fault.REPORT,
    rows=lambda: Confirmation.objects.select_related("hand_in").defer("hand_in__record"),
    subject=lambda row: report_subject(row.hand_in.organ_id, row.hand_in.year, own=row.hand_in.own),
    content=columns("hand_in_id", "address", "how", "value", "source", *_BY),
    called=lambda row: f"{row.hand_in.year} 年度系统外报送的核对 {row.address}",
)
_DECLARED = ("organ_id", "year", "reason", *_BY, "ended_by_id", "ended_at")
INCLUSION = Vouched[Inclusion](
    kind="inclusion",
    label="纳入汇总的申明",
    fault=Fault.BOOKS,
    rows=Inclusion.objects.all,
    subject=lambda row: f"books:{row.organ_id}",
    content=columns(*_DECLARED, "unit_id"),
    called=lambda row: f"{row.year} 年度纳入汇总的申明",
)
DUPLICATE = Vouched[Duplicate](
    kind="duplicate",
    label="重复计数的申明",
    fault=Fault.BOOKS,
    rows=Duplicate.objects.all,
    subject=lambda row: f"books:{row.organ_id}",
    content=columns(*_DECLARED, "kept_id", "taken_id", "what", "cells"),
    called=lambda row: f"{row.year} 年度重复计数的申明“{row.what}”",
)
ABSENCE = Vouched[Absence](
    kind="absence",
    label="缺报的申明",
    fault=Fault.BOOKS,
    rows=Absence.objects.all,
    subject=lambda row: f"books:{row.organ_id}",
    content=columns(*_DECLARED, "unit_id", "agreed_by_id", "agreed_at"),
    called=lambda row: f"{row.year} 年度缺报的申明",
)
VOUCHED = (
    OPENING, VERSION, WAIVER, DECLARATION, DRAFT, REPORT, ACT, NOTICE, DUE_DATE, REMINDER, SITE_FIGURE,
    HAND_IN, CONFIRMATION, INCLUSION, DUPLICATE, ABSENCE,
)  # fmt: skip
