"""Confirm the cells of a handed-in report against the original: one by one, or those of a table that tie at once."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal, InvalidOperation
from uuid import UUID

from django.db import transaction

from gongkai.annual.forms import MONEY
from gongkai.annual.record import Status
from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.clock import day_of
from gongkai_office.journal.commands.write import write
from gongkai_office.reporting.models import Confirmation, HandIn, How
from gongkai_office.reporting.policies import require_hand_in
from gongkai_office.reporting.queries.outside import Checked, Checking, account_of, hand_ins, plain
from gongkai_office.reporting.queries.reports import subject
from gongkai_office.reporting.vouched import CONFIRMATION

_LARGEST = 10**12


@transaction.atomic(durable=True)
def confirm(
    *, hand_in: UUID, address: str, value: str | None, source: str = "", by: Person, at: datetime
) -> Confirmation:
    """A cell confirmed. `value` is what the person sees in the original, None where the original has no figure there.

    What equals the figure that was read is confirmed as read; anything else is typed, and says from where. Raises
    GongkaiError for what is no figure, without the source of a typed one, and once the report was handed in.
    """
    checking = held(hand_in, by=by, at=at)
    cell = next((one for one in checking.cells if one.address == address), None)
    if cell is None:
        raise GongkaiError("表里没有这一格，请刷新页面")
    made = _said(checking.row, cell, value, source)
    made.by, made.at = by, at
    made.save(force_insert=True)
    _tell(checking.row, "outside.confirm", [made], by=by, at=at)
    return made


@transaction.atomic(durable=True)
def confirm_table(*, hand_in: UUID, table: str, by: Person, at: datetime) -> int:
    """How many cells of a table were confirmed at once: those that were read without doubt and tie."""
    checking = held(hand_in, by=by, at=at)
    made = [
        Confirmation(
            hand_in=checking.row, address=one.address, how=How.TABLE, value=plain(one.address, one.read), by=by, at=at
        )
        for one in checking.sure(table)
    ]
    if not made:
        raise GongkaiError("这张表没有可以成表核对的格，请逐格核对")
    Confirmation.objects.bulk_create(made)
    _tell(checking.row, "outside.confirm_table", made, by=by, at=at)
    return len(made)


def held(hand_in: UUID, *, by: Person, at: datetime) -> Checking:
    """A file that may still be confirmed, locked. Raises ForbiddenError, and GongkaiError where it may not any more."""
    row = HandIn.objects.select_for_update(of=("self",)).select_related("organ", "report").get(pk=hand_in)
    require_hand_in(by, row.organ, day_of(at))
    checking, newest = Checking(row), hand_ins(row.organ, row.year).first()
    if newest != row:
        raise GongkaiError("后来又交了一份文件，请核对新的一份")
    if not checking.editable:
        raise GongkaiError("报告已经报送，不能再改；需要改的，请主管部门先退回")
    return checking


def _said(row: HandIn, one: Checked, value: str | None, source: str) -> Confirmation:
    if value is None:
        how = How.READ if one.read.status is Status.BLANK else How.ABSENT
        return Confirmation(hand_in=row, address=one.address, how=how)
    figure = parsed(one.address, value)
    if figure == plain(one.address, one.read):
        return Confirmation(hand_in=row, address=one.address, how=How.READ, value=figure)
    if not source.strip():
        raise GongkaiError("录入的数与读出的不同，请写明出处，例如“原件第 3 页表三”")
    return Confirmation(hand_in=row, address=one.address, how=How.TYPED, value=figure, source=source.strip())


def parsed(address: str, value: str) -> str:
    """A figure as typed, in the way a record writes it. Raises GongkaiError for what is none.

    >>> parsed("requests.new.total", " １,２０４ "), parsed("proactive.fees.amount", "12.50")
    ('1204', '12.50')
    """
    text = unicodedata.normalize("NFKC", value).replace(",", "").strip()
    money = address in MONEY
    try:
        number = Decimal(text) if money else Decimal(int(text))
    except (InvalidOperation, ValueError):
        raise GongkaiError("请填写金额，例如 12.50" if money else "请填写整数，没有的填 0") from None
    if not number.is_finite() or not 0 <= number < _LARGEST:
        raise GongkaiError("数字不能小于 0，也不能这样大，请核对")
    return f"{number:f}"


def _tell(row: HandIn, command: str, made: Sequence[Confirmation], *, by: Person, at: datetime) -> None:
    write(
        organ=row.organ_id,
        subject=subject(account_of(row)),
        command=command,
        by=str(by.pk),
        at=at,
        facts={
            "hand_in": str(row.pk),
            "year": row.year,
            "cells": {one.address: [str(one.pk), one.how, one.value] for one in made},
        },
        seals=CONFIRMATION.stated(*made),
        reason=made[0].source,
    )
