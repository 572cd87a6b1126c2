"""Open a year (年初建账): what the year before handed on is what this year carries in, case by case."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongkai.annual.record import AnnualReport
from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.clock import day_of
from gongkai_office.files.commands.keep import enter
from gongkai_office.files.examining import Examined
from gongkai_office.files.models import Purpose, StoredFile
from gongkai_office.files.queries import of
from gongkai_office.journal.commands.vouch import vouch
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.models import Opening, Source
from gongkai_office.reporting.queries.carried import proof
from gongkai_office.reporting.queries.frozen import kept
from gongkai_office.reporting.vouched import OPENING


class OpeningError(GongkaiError):
    """A year that cannot be opened: the books of two years do not agree. `differences` says in which points."""

    def __init__(self, message: str, differences: tuple[str, ...]) -> None:
        super().__init__(message)
        self.differences = differences


@transaction.atomic(durable=True)
def open_year(
    *,
    one: Account,
    by: Person,
    at: datetime,
    stated: AnnualReport | None = None,
    source: Source = Source.DOCUMENT,
    file: Examined | None = None,
) -> Opening:
    """The opening on record. `stated` is last year's report where this system has none of its own.

    `file` is the file it was read from; it is kept with the opening.

    Raises OpeningError where carried-in and carried-over differ, GongkaiError where `stated` is of another year.
    """
    require(by, "report.prepare", one.organ, day_of(at))
    if stated and stated.year not in (None, one.year - 1):
        raise GongkaiError(f"这份报告是 {stated.year} 年度的，应当是上一年（{one.year - 1} 年度）的报告，请核对文件")
    if stated and stated.layout is None:
        raise GongkaiError("文件里没有读出年度报告的法定表格，请换一个文件，或者手工录入上年数据")
    found = proof(one, stated, source)
    if found.differences:
        raise OpeningError("上年结转对不上，没有建账，请先核对下列各项", found.differences)
    stands = stated is not None and found.version is None
    made = Opening.objects.create(
        organ=one.organ,
        year=one.year,
        own=one.own,
        source=found.source,
        previous=kept(stated) if stated and stands else None,
        carried=list(found.carried),
        file=_kept(one, file, by, at) if file and stands else None,
        by=by,
        at=at,
    )
    facts = {
        "opening": str(made.pk), "year": one.year, "own": one.own, "source": found.source,
        "carried": len(found.carried), "sha256": made.file.sha256 if made.file else "",
    }  # fmt: skip
    vouch(OPENING, made, "books.open", by=str(by.pk), at=at, facts=facts)
    return made


def _kept(one: Account, file: Examined, by: Person, at: datetime) -> StoredFile:
    """Last year's file, once however often the year is opened with it."""
    where = f"books:{one.organ.pk}"
    before = of(where).filter(sha256=file.sha256, purpose=Purpose.REPORT).first()
    return before or enter(organ=one.organ, subject=where, purpose=Purpose.REPORT, upload=file, by=by, at=at)
