"""Publication within 20 working days (Art. 26)."""

from datetime import date

import pytest

from gongkai.law.calendars import national
from gongkai.law.periods import NotInForceError
from gongkai.law.publication import decision_due, explain_publication, publication_due

CALENDAR = national()


def test_c9_information_formed_before_labour_day() -> None:
    # C9: information formed Fri 2024-04-26: publish by 2024-05-27 (Art. 26)
    assert publication_due(date(2024, 4, 26), CALENDAR) == date(2024, 5, 27)
    last = explain_publication(date(2024, 4, 26), CALENDAR)[-1]
    assert (last.date, last.number, last.source) == (date(2024, 5, 27), 20, "《政府信息公开条例》第二十六条")


def test_a_change_starts_the_period_anew() -> None:
    changed = date(2024, 6, 3)
    assert publication_due(date(2024, 4, 26), CALENDAR, changed=changed) == publication_due(changed, CALENDAR)


def test_before_the_regulations_of_2019_there_was_no_such_period_here() -> None:
    with pytest.raises(NotInForceError, match="2019-05-15"):
        publication_due(date(2019, 3, 1), CALENDAR)


def test_a_licence_is_public_on_the_seventh_working_day() -> None:
    # decided Mon 2024-04-29; 1 to 5 May are free, Sun 28 April and Sat 11 May are worked: 30, 6, 7, 8, 9, 10, 11
    assert decision_due(date(2024, 4, 29), CALENDAR) == date(2024, 5, 11)


def test_a_decision_older_than_the_notice_has_no_such_day() -> None:
    with pytest.raises(NotInForceError):
        decision_due(date(2015, 3, 2), CALENDAR)
