"""What the law leaves open: chosen by organ and day, taken over from above, checked, on record."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from gongkai.errors import GongkaiError
from gongkai.law.practice import DEFAULT, Practice
from gongkai_office.clock import BEIJING
from gongkai_office.journal.difference import Fault
from gongkai_office.journal.models import Line
from gongkai_office.organs.commands.choose_practice import choose_practice
from gongkai_office.organs.models import ChosenPractice, Organ
from gongkai_office.organs.practices import choices_of, mark, practice_of
from gongkai_office.organs.verify import verify
from tests.factories.office import County

NOW = datetime(2024, 2, 20, 9, tzinfo=BEIJING)
SPRING, SUMMER = date(2024, 3, 1), date(2024, 7, 1)


def chosen(organ: Organ, start: date = SPRING, *, at: datetime = NOW, **choices: object) -> ChosenPractice:
    return choose_practice(organ=organ, choices=choices, start=start, by="system", at=at, reason="县政府办会议纪要")


def test_without_a_choice_the_cautious_default_holds(qingyuan: County) -> None:
    assert practice_of(qingyuan.office, SPRING) == DEFAULT
    assert mark(DEFAULT) == ""


def test_a_choice_holds_from_its_day_on_and_below_until_somebody_there_chooses(qingyuan: County) -> None:
    chosen(qingyuan.government, correction_period=10, pause_while_asking_reasons=False)
    chosen(qingyuan.water, SUMMER, correction_period=7)
    days = (date(2024, 2, 29), SPRING, SUMMER)
    assert [practice_of(qingyuan.office, day).correction_period for day in days] == [15, 10, 10]
    assert [practice_of(qingyuan.water, day).correction_period for day in days] == [15, 10, 7]
    assert practice_of(qingyuan.water, SUMMER) == Practice(correction_period=7, pause_while_asking_reasons=False)


def test_a_choice_of_another_county_or_below_changes_nothing_here(qingyuan: County, yunling: County) -> None:
    chosen(yunling.government, correction_period=10)
    chosen(qingyuan.water, correction_period=7)
    assert practice_of(qingyuan.government, SPRING) == DEFAULT


def test_what_is_left_out_later_is_taken_over_from_above_again(qingyuan: County) -> None:
    chosen(qingyuan.government, correction_period=10)
    chosen(qingyuan.water, correction_period=7)
    chosen(qingyuan.water, SUMMER)
    assert practice_of(qingyuan.water, SUMMER).correction_period == 10
    assert choices_of(qingyuan.water).chosen_by(SUMMER)["correction_period"].organ == qingyuan.government


def test_what_was_chosen_later_is_not_known_earlier(qingyuan: County) -> None:
    chosen(qingyuan.water, correction_period=7, at=NOW.replace(month=5))
    choices = choices_of(qingyuan.water)
    assert choices.on(SPRING, NOW).correction_period == 15
    assert choices.on(SPRING, NOW.replace(month=6)).correction_period == 7


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"correction_period": 0}, "1 至 60"),
        ({"correction_period": 61}, "1 至 60"),
        ({"correction_period": True}, "取值不对"),
        ({"reply_period": 10}, "不是可以自行规定的事项"),
        ({"not_government_information_row": "other.none"}, "不是年度报告表三的一行"),
        ({}, "没有需要保存的变化"),
    ],
)
def test_what_cannot_be_chosen_is_refused_in_words(qingyuan: County, given: dict[str, object], words: str) -> None:
    with pytest.raises(GongkaiError, match=words):
        chosen(qingyuan.water, **given)  # type: ignore[arg-type]  # wrong on purpose
    assert not ChosenPractice.objects.exists()


def test_a_choice_needs_its_reason(qingyuan: County) -> None:
    with pytest.raises(GongkaiError, match="依据和理由"):
        choose_practice(
            organ=qingyuan.water, choices={"correction_period": 7}, start=SPRING, by="system", at=NOW, reason=" "
        )


def test_a_choice_is_in_the_journal_and_found_when_altered(qingyuan: County) -> None:
    row = chosen(qingyuan.water, correction_period=7)
    line = Line.objects.get(command="organ.practice")
    assert (line.facts["choices"], line.reason) == ({"correction_period": 7}, "县政府办会议纪要")
    assert not list(verify())
    ChosenPractice.objects.filter(pk=row.pk).update(choices={"correction_period": 30})
    assert [(one.fault, one.where) for one in verify()] == [(Fault.ORGAN, f"{row.start.isoformat()} 起的办理规则")]
