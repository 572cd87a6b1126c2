"""What a printed cell says, and what it does not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gongkai.annual.record import Place, Status
from gongkai.documents.readers.recognise.prints import Kind, cell_of, read_print


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("１２３", 123),
        ("1,234", 1234),
        ("14253件", 14253),
        ("-14", -14),
        ("－3", -3),
        ("−0", 0),
        ("22（其中修订16件）", 22),
        ("12①", 12),
        ("7²", 7),
        ("31*", 31),
        ("33.99 万元", Decimal("33.99")),
        ("251000元", 251000),
    ],
)
def test_a_number_is_read_however_it_is_typed(text: str, value: int | Decimal) -> None:
    printed = read_print(text)
    assert (printed.kind, printed.value) == (Kind.NUMBER, value)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", Kind.BLANK),
        ("\u3000 ", Kind.BLANK),
        ("/", Kind.DASH),
        ("——", Kind.DASH),
        ("无", Kind.DASH),
        ("缺", Kind.ABSENT),
        ("100 4 2", Kind.DIGITS),
        ("O .", Kind.JUNK),
        ("Ü", Kind.JUNK),
        ("总计", Kind.TEXT),
        ("1.属于国家秘密", Kind.TEXT),
    ],
)
def test_what_is_no_number_is_told_apart(text: str, kind: Kind) -> None:
    assert read_print(text).kind is kind
    assert read_print(text).value is None


@pytest.mark.parametrize("text", ["", "/", "-", "无"])
def test_an_empty_cell_and_a_dash_are_blank_and_not_zero(text: str) -> None:
    cell = cell_of(read_print(text), Place(line=3))
    assert (cell.value, cell.status, cell.text) == (None, Status.BLANK, text)


def test_minus_zero_is_zero_and_keeps_its_print() -> None:
    cell = cell_of(read_print("-0"), None)
    assert (cell.value, cell.status, cell.text) == (0, Status.READ, "-0")


def test_a_count_with_a_fraction_is_not_relied_on() -> None:
    cell = cell_of(read_print("2.5"), None)
    assert (cell.value, cell.status, cell.text) == (None, Status.DOUBTFUL, "2.5")


def test_money_takes_the_unit_of_its_cell_before_that_of_the_header() -> None:
    header = cell_of(read_print("4957.0386"), None, money=True, unit="万元")
    own = cell_of(read_print("251000元"), None, money=True, unit="万元")
    assert (header.value, header.unit) == (Decimal("4957.0386"), "万元")
    assert (own.value, own.unit) == (Decimal(251000), "元")


def test_a_number_with_a_question_mark_is_doubtful() -> None:
    cell = cell_of(read_print("12？"), None)
    assert (cell.value, cell.status) == (12, Status.DOUBTFUL)
