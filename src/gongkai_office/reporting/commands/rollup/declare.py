"""Declare a request that two organs both counted: it is taken out of the sum once, by name and with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.annual.forms import FORMS, FormCode, request_address
from gongkai.cases.entries import Applicant
from gongkai.cases.years import CARRIED_IN, CARRIED_OVER, HANDLED, NEW
from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.clock import day_of
from gongkai_office.journal.commands.vouch import vouch
from gongkai_office.organs.models import Organ
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.commands.ending import ended
from gongkai_office.reporting.composition import composition, standing
from gongkai_office.reporting.models import Duplicate
from gongkai_office.reporting.queries.compute import tables
from gongkai_office.reporting.vouched import DUPLICATE

_TOTAL = "total"


@dataclass(frozen=True, slots=True, kw_only=True)
class Twice:
    """So many requests that were counted twice: whose, how they came in, where they stand at the end of the year.

    `came` is a row new or carried in, `went` an outcome or carried over; so the sum that is left still ties.
    """

    applicant: Applicant
    came: str
    went: str
    count: int = 1

    def cells(self, form: FormCode) -> Mapping[str, int]:
        """The cells that are too high. Raises GongkaiError for rows that the form does not have."""
        if self.came not in (NEW, CARRIED_IN) or self.went not in (*FORMS[form].outcome_rows, CARRIED_OVER):
            raise GongkaiError("请选择这件申请是本年新收还是上年结转，以及它的办理结果")
        if self.count < 1:
            raise GongkaiError("件数应当是 1 以上的整数")
        rows = (self.came, self.went) if self.went == CARRIED_OVER else (self.came, self.went, HANDLED)
        return {request_address(row, column): self.count for row in rows for column in (self.applicant, _TOTAL)}


@transaction.atomic(durable=True)
def declare(
    *, one: Account, kept: Organ, taken: Organ, what: str, twice: Twice, reason: str, by: Person, at: datetime
) -> Duplicate:
    """The duplicate: it stays in the figures of `kept` and is taken out of those of `taken`, here and above.

    Raises GongkaiError for organs that the roll-up does not count, without a reason, and where `taken` has not counted
    so many.
    """
    require(by, "report.prepare", one.organ, day_of(at))
    if not what.strip() or not reason.strip():
        raise GongkaiError("请写明是哪件申请（登记编号或者事项），以及为什么只能计一次")
    if kept == taken:
        raise GongkaiError("请选择两个不同的机关：一个保留，一个扣除")
    cells = twice.cells(one.form)
    _require_counted(one, kept, taken, cells)
    made = Duplicate.objects.create(
        organ=one.organ, year=one.year, kept=kept, taken=taken, what=what.strip(), cells=dict(cells),
        reason=reason.strip(), by=by, at=at,
    )  # fmt: skip
    _tell(made, "rollup.declare", by, at)
    return made


@transaction.atomic(durable=True)
def take_back(*, one: Account, duplicate: UUID, by: Person, at: datetime) -> Duplicate:
    """The duplicate, taken back: both counts stand again. Raises Duplicate.DoesNotExist for one that stands not."""
    require(by, "report.prepare", one.organ, day_of(at))
    rows = Duplicate.objects.filter(standing(one), organ=one.organ, year=one.year)
    row = ended(rows, duplicate, by=by, at=at)
    _tell(row, "rollup.take_back", by, at)
    return row


def _require_counted(one: Account, kept: Organ, taken: Organ, cells: Mapping[str, int]) -> None:
    made = composition(one)
    counted = {*made.ledgers, *made.outside}
    if not {kept.pk, taken.pk} <= counted:
        raise GongkaiError("两个机关都应当计入这次汇总；系统外的机关，请等它报送以后再申明")
    outside = made.outside.get(taken.pk)
    report = tables(Account(organ=taken, year=one.year, own=outside.own if outside else True))
    before = Duplicate.objects.filter(standing(one), year=one.year, taken=taken)
    for address, count in cells.items():
        told = sum(int(row.cells.get(address, 0)) for row in before)
        if (report.value(address) or 0) < count + told:
            raise GongkaiError("被扣除的机关没有统计这么多，请核对申请人、办理结果和件数")


def _tell(row: Duplicate, command: str, by: Person, at: datetime) -> None:
    facts = {
        "duplicate": str(row.pk), "year": row.year, "kept": str(row.kept_id), "taken": str(row.taken_id),
        "what": row.what, "cells": row.cells,
    }  # fmt: skip
    vouch(DUPLICATE, row, command, by=str(by.pk), at=at, facts=facts, reason=row.reason)
