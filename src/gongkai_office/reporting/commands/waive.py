"""Set a rule aside for one report, by name and with a reason; and take that back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.annual.rules import RULES
from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.clock import day_of
from gongkai_office.journal.commands.vouch import vouch
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.commands.ending import ended
from gongkai_office.reporting.models import Waiver
from gongkai_office.reporting.queries.frozen import waivers
from gongkai_office.reporting.vouched import WAIVER

_RULES = {rule.id for rule in RULES}


@transaction.atomic(durable=True)
def waive(*, one: Account, rule: str, cells: Sequence[str], reason: str, by: Person, at: datetime) -> Waiver:
    """The waiver; for some cells alone where any are named. Raises GongkaiError without a reason, for unknown rules."""
    require(by, "report.waive", one.organ, day_of(at))
    if rule not in _RULES:
        raise GongkaiError(f"没有编号为 {rule} 的勾稽规则")
    if not reason.strip():
        raise GongkaiError("请写明豁免的理由")
    made = Waiver.objects.create(
        organ=one.organ, year=one.year, own=one.own, rule=rule, cells=list(cells), reason=reason.strip(), by=by, at=at
    )
    _tell(made, "books.waive", by, at, made.reason)
    return made


@transaction.atomic(durable=True)
def end_waiver(*, one: Account, waiver: UUID, by: Person, at: datetime) -> Waiver:
    """The waiver, ended: the rule holds again. Raises Waiver.DoesNotExist for one that does not stand."""
    require(by, "report.waive", one.organ, day_of(at))
    row = ended(waivers(one), waiver, by=by, at=at)
    _tell(row, "books.end_waiver", by, at, "")
    return row


def _tell(waiver: Waiver, command: str, by: Person, at: datetime, reason: str) -> None:
    facts = {
        "waiver": str(waiver.pk), "year": waiver.year, "own": waiver.own, "rule": waiver.rule, "cells": waiver.cells,
    }  # fmt: skip
    vouch(WAIVER, waiver, command, by=str(by.pk), at=at, facts=facts, reason=reason)
