"""Whoever alters, adds or takes away one line of a register is found."""

from __future__ import annotations

import pytest
from django.db import connection

from gongkai_office.journal.models import Line
from gongkai_office.project.verification import differences
from gongkai_office.registers.commands.correct import correct
from gongkai_office.registers.kinds import Kind
from gongkai_office.registers.verify import verify
from tests.factories.cases import at
from tests.factories.office import County
from tests.factories.registers import DAY, entered, statement, typed


@pytest.fixture(autouse=True)
def kept(qingyuan: County) -> None:
    """One corrected fee, one penalty, one total."""
    fee = entered(qingyuan.office, qingyuan.handler, Kind.FEE)
    correct(item=fee.pk, statement=statement(Kind.FEE, amount="1"), reason="录错", by=qingyuan.handler, at=at(DAY, 10))
    entered(qingyuan.office, qingyuan.handler, Kind.PENALTY)
    typed(qingyuan.office, qingyuan.handler)


def test_what_was_written_by_the_verbs_agrees() -> None:
    assert list(verify()) == []
    assert list(differences(lambda _: None)) == []


TAMPERINGS = [
    "UPDATE registers_entry SET quantity = 14254 WHERE form = 'total'",
    "UPDATE registers_entry SET amount = 2 WHERE sequence = 2",
    "UPDATE registers_entry SET details = '{}' WHERE kind = 'penalty'",
    "UPDATE registers_entry SET at = at - interval '1 year' WHERE kind = 'penalty'",
    "UPDATE registers_entry SET superseded_at = superseded_at + interval '1 day' WHERE superseded_at IS NOT NULL",
    "UPDATE registers_entry SET superseded_at = now() WHERE kind = 'penalty'",
    "UPDATE registers_entry SET standing = false WHERE kind = 'penalty'",
    "UPDATE registers_item SET number = 'X' WHERE kind = 'penalty'",
    "UPDATE registers_item SET serial = 7 WHERE kind = 'penalty'",
    "DELETE FROM registers_entry WHERE kind = 'penalty'",
    "UPDATE organs_counter SET value = value + 1 WHERE series = '处罚登'",
]


@pytest.mark.parametrize("statement", TAMPERINGS)
def test_one_altered_row_is_found(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        assert cursor.rowcount == 1
    assert list(verify())


def test_a_line_smuggled_in_without_its_journal_is_found() -> None:
    Line.objects.filter(command="register.entered", facts__kind="penalty").delete()
    assert [one.where for one in verify()] == ["清源政办处罚登〔2024〕1号 第 1 条登记没有日志"]
