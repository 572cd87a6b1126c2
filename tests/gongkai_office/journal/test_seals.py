"""Rows and what the journal states of them are walked side by side, whatever their number."""

from __future__ import annotations

from datetime import date
from threading import Thread

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from gongkai_office.journal.commands.write import write
from gongkai_office.journal.models import Line
from gongkai_office.journal.seals import compare
from gongkai_office.journal.snapshot import snapshot
from gongkai_office.organs.commands.keep_particulars import keep_particulars
from gongkai_office.organs.models import Particulars
from gongkai_office.organs.vouched import NOTICE, PARTICULARS, PRACTICE
from tests.factories.cases import at
from tests.factories.office import County

DAY = date(2024, 3, 4)
TABLES = (NOTICE, PARTICULARS, PRACTICE)


@pytest.fixture
def rows(qingyuan: County) -> list[Particulars]:
    """Particulars of one organ, changed nine times."""
    return [kept(qingyuan, number) for number in range(9)]


def kept(county: County, number: int) -> Particulars:
    given = {"address": f"青溪街{number}号", "phone": "0000-0000000"}
    return keep_particulars(organ=county.water, given=given, start=DAY, by="system", at=at(DAY))


def test_of_several_lines_on_a_row_the_newest_counts(rows: list[Particulars]) -> None:
    rows[4].court = "清源县人民法院"
    rows[4].save()
    assert len(list(compare(*TABLES))) == 1
    with transaction.atomic():
        write(
            organ=rows[4].organ_id, subject=PARTICULARS.subject(rows[4]), command="organ.particulars", by="system",
            at=at(DAY, 1), seals=PARTICULARS.stated(rows[4]),
        )  # fmt: skip
    assert list(compare(*TABLES)) == []


def test_a_row_told_of_in_the_chain_of_another_subject_is_named(rows: list[Particulars]) -> None:
    stated = Line.objects.get(facts__seals__has_key=f"particulars:{rows[2].pk}")
    Line.objects.filter(pk=stated.pk).update(subject="organ:another")
    assert [one.subject for one in compare(*TABLES)] == ["organ:another"]


def test_the_number_of_statements_does_not_grow_with_the_rows(qingyuan: County, rows: list[Particulars]) -> None:
    with CaptureQueriesContext(connection) as few:
        assert list(compare(*TABLES)) == []
    for number in range(len(rows), 3 * len(rows)):
        kept(qingyuan, number)
    with CaptureQueriesContext(connection) as many:
        assert list(compare(*TABLES)) == []
    assert len(many) == len(few) <= len(TABLES) + 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("rows")
def test_what_is_written_while_it_is_compared_is_no_difference(qingyuan: County) -> None:
    with snapshot():
        before = Particulars.objects.count()
        other = Thread(target=_kept_elsewhere, args=(qingyuan,))
        other.start()
        other.join()
        assert Particulars.objects.count() == before
        assert list(compare(*TABLES)) == []
    assert Particulars.objects.count() == before + 1
    assert list(compare(*TABLES)) == []


def _kept_elsewhere(county: County) -> None:
    kept(county, 9)
    connection.close()
