"""Whoever alters one row of the document library is found."""

from __future__ import annotations

import pytest
from django.db import connection

from gongkai_office.normative.verify import verify
from gongkai_office.project.verification import differences
from tests.factories.cases import at
from tests.factories.documents import DAY, issued, published, texted
from tests.factories.office import County


@pytest.fixture(autouse=True)
def kept(qingyuan: County) -> None:
    """One document with one published text."""
    one = issued(qingyuan.office, qingyuan.handler)
    published(texted(one, qingyuan.handler), qingyuan, when=at(DAY, 12))


def test_what_was_written_by_the_verbs_agrees() -> None:
    assert list(differences(lambda _: None)) == []


TAMPERINGS = [
    "UPDATE normative_document SET title = '别的'",
    "UPDATE normative_document SET ends_on = '2024-01-01', end_state = 'REPEALED'",
    "UPDATE normative_document SET void = true",
    "UPDATE normative_document SET serial = 2",
    "UPDATE normative_version SET body = '[]'",
    "UPDATE normative_version SET published_on = NULL",
    "UPDATE normative_version SET dated = '2020-01-01'",
    "UPDATE normative_entry SET \"on\" = '2023-03-04' WHERE sequence = 1",
    "UPDATE normative_entry SET at = at - interval '1 year' WHERE sequence = 1",
    "DELETE FROM normative_entry WHERE sequence = 3",
    "UPDATE normative_version SET hash = '00'",
    "UPDATE organs_counter SET value = 5 WHERE series = '规登'",
]


@pytest.mark.parametrize("statement", TAMPERINGS)
def test_one_altered_row_is_found(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        assert cursor.rowcount == 1
    assert list(verify())
