"""The labelled cases: what is found of them, what is found beside them, and that nobody in them can exist."""

from __future__ import annotations

import re

import pytest

from gongkai.screening import Sort
from tests.gongkai.screening.scoring import FOLDER, cases, score

FLOORS = {"tuned": (0.98, 0.98, 0.01), "held-out": (0.97, 0.97, 0.01), "fresh": (0.90, 0.95, 0.03)}
"""Lowest recall and precision over all sorts, greatest share of clean texts disturbed.

The fresh cases were written last and nothing was mended after them; docs/screening.md tells the figures.
"""

GRAVE = (Sort.ID_NUMBER, Sort.DISABILITY_CARD, Sort.MOBILE, Sort.BANK_CARD, Sort.MINOR)


@pytest.mark.parametrize("group", FLOORS)
def test_recall_and_precision_stay_above_their_floors(group: str) -> None:
    total, (recall, precision, _) = score(group), FLOORS[group]
    assert total.recall() >= recall, "\n".join(total.wrong)
    assert total.precision() >= precision, "\n".join(total.wrong)


@pytest.mark.parametrize("group", FLOORS)
@pytest.mark.parametrize("sort", GRAVE)
def test_no_grave_number_and_no_child_is_missed(group: str, sort: Sort) -> None:
    total = score(group)
    assert total.recall(sort) == 1, "\n".join(total.wrong)


@pytest.mark.parametrize("group", FLOORS)
def test_hardly_a_clean_text_is_disturbed(group: str) -> None:
    total = score(group)
    assert total.disturbed <= total.clean * FLOORS[group][2], "\n".join(total.wrong)


def test_there_are_several_hundred_cases_half_of_them_clean() -> None:
    totals = [score(group) for group in FLOORS]
    assert sum(total.cases for total in totals) >= 400
    assert sum(total.clean for total in totals) >= 200


def test_every_sort_of_person_s_data_has_a_case() -> None:
    labelled = {label[2] for group in FLOORS for case in cases(group) for label in case.labels}
    words = {Sort.WRONG_WORD, Sort.SENSITIVE_WORD, Sort.HIDDEN_CONTENT, Sort.METADATA}
    assert labelled == set(Sort) - words


def test_nobody_in_the_cases_can_exist() -> None:
    text = "".join(path.read_text("utf-8") for path in FOLDER.glob("*.txt"))
    numbers = re.findall(r"⟦(id-number|mobile|bank-card|plate):([^⟧]+)⟧", text)
    assert len(numbers) > 100
    beginnings = {
        "id-number": "99",
        "mobile": ("154", "+86 154", "１５４"),
        "bank-card": ("629999", "6299 99", "9900"),
        "plate": "宁Y",
    }
    for sort, number in numbers:
        assert number.translate({0xFF19: "9"}).startswith(beginnings[sort]), number
