"""Hand a confirmed report in: from now on it counts in the roll-up, until the supervising office returns it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.annual import rules
from gongkai.annual.record import AnnualReport
from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.journal.commands.vouch import vouch
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.commands.outside.confirm import held
from gongkai_office.reporting.commands.outside.take import require_no_books
from gongkai_office.reporting.commands.reports.step import move
from gongkai_office.reporting.models import Cause, Draft, Report, Stage, Version
from gongkai_office.reporting.queries.frozen import digest, kept, versions
from gongkai_office.reporting.queries.outside import Checking, account_of
from gongkai_office.reporting.queries.reports import reports
from gongkai_office.reporting.queries.written import SECTION_KEYS, drafts
from gongkai_office.reporting.vouched import DRAFT, HAND_IN, VERSION


@transaction.atomic(durable=True)
def submit(*, hand_in: UUID, by: Person, at: datetime) -> Report:
    """The report, handed in. Raises GongkaiError while a cell is open, or where the organ has books here by now."""
    checking = held(hand_in, by=by, at=at)
    row, one = checking.row, account_of(checking.row)
    if open_cells := len(checking.waiting):
        raise GongkaiError(f"还有 {open_cells} 格没有核对，全部核对以后才能报送")
    require_no_books(one)
    report = _judged(checking)
    version, draft = _frozen(one, report, row.file.sha256, by, at), _text(one, report, by, at)
    record, last = kept(report), reports(one).first()
    made = Report.objects.create(
        organ=one.organ,
        year=one.year,
        own=one.own,
        number=last.number + 1 if last else 1,
        version=version,
        draft=draft,
        record=record,
        hash=digest(record),
        by=by,
        at=at,
    )
    row.report = made
    row.save(update_fields=["report"])
    moved = move(made, Stage.SUBMITTED, by=by, at=at)
    facts = {"hand_in": str(row.pk), "report": str(made.pk), "year": one.year}
    vouch(HAND_IN, row, "outside.submit", by=str(by.pk), at=at, facts=facts)
    return moved


def _judged(checking: Checking) -> AnnualReport:
    """The confirmed report with what the rules find in it: a report that does not balance is handed in as it is."""
    report = replace(checking.report, notes=tuple(checking.notes()))
    return replace(report, findings=rules.check(report))


def _frozen(one: Account, report: AnnualReport, sha256: str, by: Person, at: datetime) -> Version:
    last = versions(one).first()
    record = kept(replace(report, narrative={}, headings={}))
    made = Version.objects.create(
        organ=one.organ,
        year=one.year,
        own=one.own,
        number=last.number + 1 if last else 1,
        cause=Cause.OUTSIDE,
        reason=f"报送的文件，SHA-256 {sha256}",
        record=record,
        carried=[],
        hash=digest(record),
        as_of=at,
        by=by,
    )
    facts: dict[str, object] = {"version": str(made.pk), "year": one.year, "own": one.own, "number": made.number,
             "hash": bytes(made.hash).hex()}  # fmt: skip
    vouch(VERSION, made, f"books.{Cause.OUTSIDE}", by=str(by.pk), at=at, facts=facts)
    return made


def _text(one: Account, report: AnnualReport, by: Person, at: datetime) -> Draft:
    """The file's own text as a draft; nothing in it is bound to a cell."""
    last = drafts(one).first()
    sections = {key: report.narrative.get(key, "").replace("{{", "").replace("}}", "") for key in SECTION_KEYS}
    number = last.number + 1 if last else 1
    made = Draft.objects.create(
        organ=one.organ, year=one.year, own=one.own, number=number, sections=sections, by=by, at=at
    )
    facts: dict[str, object] = {"draft": str(made.pk), "year": one.year, "own": one.own, "number": number,
             "hash": digest(sections).hex()}  # fmt: skip
    vouch(DRAFT, made, "report.write", by=str(by.pk), at=at, facts=facts)
    return made
