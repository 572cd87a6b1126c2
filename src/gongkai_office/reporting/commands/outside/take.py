"""Take the report of an organ that keeps its books elsewhere: the file is kept, and what was read of it beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from gongkai.annual.balance import has_single_other
from gongkai.annual.forms import APPLICANTS, FormCode, request_address
from gongkai.annual.record import AnnualReport, Cell, Status
from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.cases import queries as cases
from gongkai_office.clock import day_of
from gongkai_office.files.commands.keep import enter
from gongkai_office.files.examining import Examined
from gongkai_office.files.models import Purpose
from gongkai_office.journal.commands.vouch import vouch
from gongkai_office.organs.queries import below
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.models import Cause, HandIn, Stage, Version
from gongkai_office.reporting.policies import require_hand_in
from gongkai_office.reporting.queries.frozen import digest, kept
from gongkai_office.reporting.queries.outside import hand_ins
from gongkai_office.reporting.queries.proactive import proactive
from gongkai_office.reporting.vouched import HAND_IN

_SCAN = "scan"


@transaction.atomic(durable=True)
def take(*, one: Account, file: Examined, read: AnnualReport, by: Person, at: datetime) -> HandIn:
    """The file on record, none of its cells confirmed yet; `read` is what the reader made of it.

    Raises GongkaiError for the report of another year or form, for an organ whose books are kept here, and while an
    earlier report lies with the supervising office. Source: OGI Regulations, Arts. 49, 50.
    """
    require_hand_in(by, one.organ, day_of(at))
    report = _fitting(one, read)
    require_no_books(one)
    last = hand_ins(one.organ, one.year).select_for_update(of=("self",)).first()
    if last and last.report and last.report.stage != Stage.RETURNED:
        raise GongkaiError(f"{one.year} 年度报告{last.report.get_stage_display()}，需要换文件的，请主管部门先退回")
    stored = enter(organ=one.organ, subject=f"books:{one.organ.pk}", purpose=Purpose.REPORT, upload=file, by=by, at=at)
    record = kept(report)
    made = HandIn.objects.create(
        organ=one.organ,
        year=one.year,
        own=one.own,
        number=last.number + 1 if last else 1,
        file=stored,
        record=record,
        by=by,
        at=at,
    )
    facts = {
        "hand_in": str(made.pk), "year": one.year, "own": one.own, "number": made.number, "file": str(stored.pk),
        "sha256": stored.sha256, "hash": digest(record).hex(),
    }  # fmt: skip
    vouch(HAND_IN, made, "outside.take", by=str(by.pk), at=at, facts=facts)
    return made


def require_no_books(one: Account) -> None:
    """Pass organs that keep no books of the year here: else they would be counted twice. Raises GongkaiError."""
    organs = (one.organ.pk,) if one.own else tuple(below(one.organ).values_list("pk", flat=True))
    counts = cases.count(cases.Books.of(organs), one.year)
    entered = any(cell.value for cell in proactive(one, organs).cells.values())
    closed = Version.objects.filter(organ__in=organs, year=one.year).exclude(cause=Cause.OUTSIDE).exists()
    if counts.requests or counts.disputes or entered or closed:
        raise GongkaiError(
            f"{one.name}在本系统里有 {one.year} 年的登记，报告由系统推算，不用交文件；在别处记账的，请先更正误登的内容"
        )


def _fitting(one: Account, read: AnnualReport) -> AnnualReport:
    """The report under the account's name, year and form; a scan has every cell missing, to be typed."""
    if read.container == _SCAN:
        return replace(read, organ=one.name, year=one.year, form=one.form, cells={})
    if read.layout is None:
        raise GongkaiError("文件里没有读出年度报告的法定表格，请核对是否选对了文件" + "".join(read.notes[:1]))
    if read.year not in (None, one.year):
        raise GongkaiError(f"这份报告是 {read.year} 年度的，应当是 {one.year} 年度的，请核对文件")
    if read.form is not one.form:
        raise GongkaiError(f"这份报告用的不是 {one.year} 年度的格式，请该机关按规定的格式重新编制")
    whole = _parted(read) if read.form is FormCode.Y2021 and has_single_other(read) else read
    return replace(whole, organ=one.name, year=one.year)


def _parted(read: AnnualReport) -> AnnualReport:
    """其他处理 printed as one row stands in its last row, doubtful: a person says what belongs where."""
    cells: dict[str, Cell] = dict(read.cells)
    for column in APPLICANTS:
        single = cells.pop(request_address("other", column.key), None)
        if single:
            cells[request_address("other.other", column.key)] = replace(single, status=Status.DOUBTFUL)
    return replace(read, cells=cells)
