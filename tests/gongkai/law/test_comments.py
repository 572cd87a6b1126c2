"""How long the public is asked, by what the draft is."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.law.comments import Draft, last_day, usual_days


@pytest.mark.parametrize(
    ("draft", "article"),
    [
        (Draft.RULES, "《规章制定程序条例》第十五条"),
        (Draft.DECISION, "《重大行政决策程序暂行条例》第十五条"),
        (Draft.MARKET, "《优化营商环境条例》第六十二条"),
    ],
)
def test_rules_decisions_and_what_touches_business_are_out_for_thirty_days(draft: Draft, article: str) -> None:
    usual = usual_days(draft, date(2024, 3, 4))
    assert usual
    assert usual.value == 30
    assert str(usual.source) == article


def test_other_documents_have_the_days_that_their_organ_sets() -> None:
    assert usual_days(Draft.NORMATIVE, date(2024, 3, 4)) is None


def test_before_an_instrument_was_in_force_it_asked_for_nothing() -> None:
    assert usual_days(Draft.DECISION, date(2019, 8, 31)) is None
    assert usual_days(Draft.DECISION, date(2019, 9, 1))


def test_thirty_days_from_the_fourth_of_march_end_on_the_third_of_april() -> None:
    assert last_day(date(2024, 3, 4), 30) == date(2024, 4, 3)
