"""Digits that run together: cut where exactly one cut fits, else not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents.readers.recognise.glued import cuts, row_cuts, settle, sum_cuts

counts = st.one_of(st.just(0), st.integers(0, 9), st.integers(0, 2000))


@pytest.mark.parametrize(
    ("pieces", "cells"),
    [
        (("713000074",), (71, 3, 0, 0, 0, 0, 74)),
        (("370000037",), (37, 0, 0, 0, 0, 0, 37)),
        (("100420801", "14"), (100, 4, 2, 0, 8, 0, 114)),
        (("230", "000023"), (23, 0, 0, 0, 0, 0, 23)),
    ],
)
def test_a_row_is_cut_by_its_sum(pieces: tuple[str, ...], cells: tuple[int, ...]) -> None:
    assert row_cuts(pieces, 7) == (cells,)


def test_no_number_but_zero_begins_with_a_zero() -> None:
    assert list(cuts("007", 3)) == [(0, 0, 7)]
    assert set(cuts("8855698", 3)) >= {(88, 55, 698), (885, 56, 98)}


@given(st.lists(counts, min_size=6, max_size=6))
def test_the_true_cut_is_always_among_the_choices(kinds: list[int]) -> None:
    row = (*kinds, sum(kinds))
    assert row in set(sum_cuts("".join(map(str, row)), 7))


@given(st.lists(counts, min_size=6, max_size=6))
def test_a_single_choice_is_the_true_one(kinds: list[int]) -> None:
    row = (*kinds, sum(kinds))
    choices = row_cuts(("".join(map(str, row)),), 7)
    assert len(choices) != 1 or choices == (row,)


SUMS = ((("new",), ("handled",)),)


def test_the_columns_choose_between_two_cuts_of_a_row() -> None:
    choices = {"new": ((1, 11, 12), (11, 1, 12))}
    assert settle(choices, {"handled": (11, 1, 12)}, SUMS) == {"new": (11, 1, 12)}


def test_two_cuts_that_both_fit_leave_the_row_unread() -> None:
    choices = {"new": ((1, 11, 12), (11, 1, 12))}
    assert settle(choices, {}, SUMS) == {}


def test_a_row_in_a_column_that_fails_is_not_relied_on() -> None:
    choices = {"new": ((5, 0, 5),), "handled": ((4, 0, 4),), "granted": ((0, 0, 0),)}
    assert settle(choices, {}, SUMS) == {"granted": (0, 0, 0)}


def test_endless_digits_are_no_row() -> None:
    assert row_cuts(("1" * 5000,), 7) == ()
