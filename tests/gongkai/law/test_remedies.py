"""Which remedy an act carries, where it leads, how long it runs and what the letter says of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.errors import GongkaiError
from gongkai.law.calendars import CalendarHorizonError, national
from gongkai.law.citations import Evidence
from gongkai.law.organs import OrganKind
from gongkai.law.outcomes import LetterKind, Outcome
from gongkai.law.periods import NotInForceError, Timeline
from gongkai.law.practice import DEFAULT
from gongkai.law.remedies import (
    LITIGATION_AFTER_TERM,
    LITIGATION_TERM,
    LONGEST_UNTOLD_LITIGATION,
    LONGEST_UNTOLD_RECONSIDERATION,
    RECONSIDERATION_TERM,
    Choice,
    ReconsiderationOrgan,
    Remedy,
    RemedyNames,
    Term,
    TermUnit,
    last_day,
    last_day_untold,
    paragraph,
    remedy,
    remedy_for_letter,
    remedy_for_silence,
    route,
)

BEFORE, AFTER = date(2023, 12, 31), date(2024, 1, 1)
NAMES = RemedyNames(("云岭市人民政府",), "清源县人民法院")
CALENDAR = national(known_on=date(2026, 8, 1))


@pytest.mark.parametrize("outcome", Outcome)
def test_before_2024_every_reply_could_go_either_way(outcome: Outcome) -> None:
    assert remedy(outcome, BEFORE).remedy is Remedy.EITHER_WAY


@pytest.mark.parametrize("outcome", [outcome for outcome in Outcome if outcome is not Outcome.PARTIAL])
def test_from_2024_refusals_under_articles_14_to_16_are_reconsidered_first(outcome: Outcome) -> None:
    refused = outcome.value.startswith("denied.") and outcome is not Outcome.SPECIAL_QUERY
    assert remedy(outcome, AFTER).remedy is (Remedy.RECONSIDER_FIRST if refused else Remedy.EITHER_WAY)


def test_the_duty_to_reconsider_first_quotes_its_item() -> None:
    assert [str(place) for place in remedy(Outcome.DELIBERATIVE, AFTER).sources] == [
        "《行政复议法》第二十三条第一款第（四）项"
    ]


def test_partial_disclosure_reconsiders_the_withheld_part_first_unless_the_office_reads_it_otherwise() -> None:
    found = remedy(Outcome.PARTIAL, AFTER)
    assert (found.remedy, found.withheld_part_only, found.evidence) == (
        Remedy.RECONSIDER_FIRST,
        True,
        Evidence.PRACTICE,
    )
    other = remedy(Outcome.PARTIAL, AFTER, replace(DEFAULT, partial_withheld_reconsider_first=False))
    assert (other.remedy, other.withheld_part_only) == (Remedy.EITHER_WAY, False)


def test_silence_goes_either_way_and_says_that_this_is_disputed() -> None:
    found = remedy_for_silence(date(2025, 7, 1))
    assert (found.remedy, found.evidence) == (Remedy.EITHER_WAY, Evidence.PRACTICE)
    assert str(found.sources[0]).endswith("第二条第二款")


def test_silence_goes_to_reconsideration_first_where_the_office_reads_it_so() -> None:
    strict = replace(DEFAULT, silence_reconsider_first=True)
    found = remedy_for_silence(date(2024, 7, 1), strict)
    assert found.remedy is Remedy.RECONSIDER_FIRST
    assert str(found.sources[0]) == "《行政复议法》第二十三条第一款第（三）项"
    assert remedy_for_silence(BEFORE, strict).remedy is Remedy.EITHER_WAY


def test_the_courts_reading_of_silence_is_not_quoted_before_it_existed() -> None:
    assert str(remedy_for_silence(date(2025, 5, 31)).sources[0]) == "《行政诉讼法》第四十四条第一款"


def test_steps_of_the_procedure_carry_no_remedy() -> None:
    none = [kind for kind in LetterKind if not kind.is_reply]
    none = [kind for kind in none if remedy_for_letter(kind, AFTER).remedy is Remedy.NONE]
    assert none == [
        *(LetterKind(f"D{number:02}") for number in (1, 2, 3, 4, 5, 6, 8, 9)),
        LetterKind.SERVICE_RECORD,
        LetterKind.REVIEW_SHEET,
    ]
    assert paragraph(remedy_for_letter(LetterKind.EXTENSION, AFTER), NAMES) == ""


def test_a_third_party_told_of_disclosure_may_contest_it() -> None:
    found = remedy_for_letter(LetterKind.THIRD_PARTY_TOLD, AFTER)
    assert found.remedy is Remedy.EITHER_WAY
    assert "对本决定不服的" in paragraph(found, NAMES)


def test_the_remedy_of_a_reply_cannot_be_told_from_its_letter() -> None:
    with pytest.raises(ValueError, match="outcome"):
        remedy_for_letter(LetterKind.DENIED, AFTER)


@pytest.mark.parametrize(
    ("kind", "organs", "article"),
    [
        (OrganKind.DEPARTMENT, ["本级人民政府"], "第二十四条第一款第（一）项"),
        (OrganKind.CITY_GOVERNMENT, ["上一级人民政府"], "第二十四条第一款第（二）项"),
        (OrganKind.OTHER_GOVERNMENT, ["上一级人民政府"], "第二十四条第一款第（二）项"),
        (OrganKind.DISPATCHED_ORGAN, ["设立该派出机关的人民政府"], "第二十四条第一款第（三）项"),
        (OrganKind.PROVINCE_GOVERNMENT, ["本机关"], "第二十四条第二款"),
        (OrganKind.STATE_DEPARTMENT, ["本机关"], "第二十五条第（一）项"),
        (OrganKind.FIELD_OFFICE, ["设立该派出机构的部门的本级人民政府"], "第二十四条第四款"),
        (
            OrganKind.DISTRICT_FIELD_OFFICE,
            ["设立该派出机构的部门的本级人民政府", "派出机构所在地的人民政府"],
            "第二十四条第四款",
        ),
        (OrganKind.VERTICAL, ["上一级主管部门"], "第二十七条"),
        (OrganKind.JUSTICE_DEPARTMENT, ["本级人民政府", "上一级司法行政部门"], "第二十八条"),
    ],
)
def test_each_kind_of_organ_has_its_reconsideration_organ(kind: OrganKind, organs: list[str], article: str) -> None:
    found = route(kind, AFTER)
    assert [organ.value for organ in found.organs] == organs
    assert str(found.source) == f"《行政复议法》{article}"


def test_every_kind_of_organ_has_a_route_and_every_reconsideration_organ_is_reached() -> None:
    reached = {organ for kind in OrganKind for organ in route(kind, AFTER).organs}
    assert reached == set(ReconsiderationOrgan)


def test_jurisdiction_before_the_revised_law_is_not_guessed() -> None:
    with pytest.raises(NotInForceError, match="2024-01-01"):
        route(OrganKind.DEPARTMENT, BEFORE)


@pytest.mark.parametrize(
    ("timeline", "term", "article"),
    [
        (RECONSIDERATION_TERM, "六十日", "《行政复议法》第二十条第一款"),
        (LITIGATION_TERM, "六个月", "《行政诉讼法》第四十六条第一款"),
        (LITIGATION_AFTER_TERM, "十五日", "《行政诉讼法》第四十五条"),
        (LONGEST_UNTOLD_RECONSIDERATION, "一年", "《行政复议法》第二十条第三款"),
    ],
)
def test_periods_of_today_and_their_articles(timeline: Timeline[Term], term: str, article: str) -> None:
    found = timeline.on(date(2024, 6, 3))
    assert (str(found.value), str(found.source)) == (term, article)


def test_before_may_2015_a_suit_had_three_months() -> None:
    assert str(LITIGATION_TERM.on(date(2015, 4, 30)).value) == "三个月"
    assert str(LONGEST_UNTOLD_LITIGATION.on(date(2018, 2, 8)).value) == "一年"


@pytest.mark.parametrize(
    ("term", "start", "nominal", "day"),
    [
        # 2024-05-03 lies in the Labour Day rest (05-01 to 05-05)
        (Term(60, TermUnit.DAYS), date(2024, 3, 4), date(2024, 5, 3), date(2024, 5, 6)),
        # 2024-02-10 opens the Spring Festival rest; 02-18 is a make-up Sunday, worked
        (Term(15, TermUnit.DAYS), date(2024, 1, 26), date(2024, 2, 10), date(2024, 2, 18)),
        # six months from 31 August end on the last day of February
        (Term(6, TermUnit.MONTHS), date(2023, 8, 31), date(2024, 2, 29), date(2024, 2, 29)),
        # New Year's Day
        (Term(6, TermUnit.MONTHS), date(2023, 7, 1), date(2024, 1, 1), date(2024, 1, 2)),
        (Term(1, TermUnit.YEARS), date(2024, 2, 29), date(2025, 2, 28), date(2025, 2, 28)),
    ],
)
def test_a_period_that_ends_on_a_day_of_rest_ends_on_the_next_working_day(
    term: Term, start: date, nominal: date, day: date
) -> None:
    found = last_day(term, start, CALENDAR)
    assert (found.nominal, found.day, found.gaps) == (nominal, day, ())


def test_a_period_that_ends_in_a_year_nobody_announced_says_so() -> None:
    found = last_day(Term(6, TermUnit.MONTHS), date(2026, 12, 1), CALENDAR)
    assert found.day == date(2027, 6, 1)
    assert "2027年" in found.gaps[0]


def test_a_period_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(CalendarHorizonError):
        last_day(Term(1, TermUnit.YEARS), CALENDAR.last, CALENDAR)


def test_who_was_not_told_has_sixty_days_from_learning_but_no_more_than_a_year() -> None:
    term, longest = RECONSIDERATION_TERM.on(AFTER).value, LONGEST_UNTOLD_RECONSIDERATION.on(AFTER).value
    knew = date(2024, 3, 4)
    soon = last_day_untold(term, longest, knew=knew, learned=date(2024, 6, 3), calendar=CALENDAR)
    late = last_day_untold(term, longest, knew=knew, learned=date(2025, 1, 10), calendar=CALENDAR)
    assert (soon.day, late.day) == (date(2024, 8, 2), date(2025, 3, 4))


def test_the_paragraph_of_a_refusal_sends_to_reconsideration_first() -> None:
    text = paragraph(remedy(Outcome.STATE_SECRET, date(2024, 3, 4)), NAMES)
    assert text.startswith(
        "对本答复不服的，依照《行政复议法》第二十条第一款、第二十三条第一款第（四）项的规定，"
        "应当自知道或者应当知道本答复之日起六十日内，先向云岭市人民政府申请行政复议；"
    )
    assert "自收到行政复议决定书之日起十五日内，向清源县人民法院提起行政诉讼" in text
    assert "直接向" not in text


def test_the_paragraph_of_any_other_reply_names_both_ways() -> None:
    text = paragraph(remedy(Outcome.NOT_HELD, date(2024, 3, 4)), NAMES)
    assert text == (
        "对本答复不服的，可以依照《行政复议法》第二十条第一款的规定，自知道或者应当知道本答复之日起六十日内，"
        "向云岭市人民政府申请行政复议；也可以依照《行政诉讼法》第四十六条第一款的规定，"
        "自知道或者应当知道本答复之日起六个月内，直接向清源县人民法院提起行政诉讼。"
    )


def test_the_paragraph_of_a_partial_disclosure_treats_its_two_parts_apart() -> None:
    text = paragraph(remedy(Outcome.PARTIAL, date(2024, 3, 4)), NAMES)
    assert text.startswith("对本答复中不予公开的部分不服的，")
    assert "对本答复的其他部分不服的，可以" in text
    assert "直接向清源县人民法院提起行政诉讼" in text


def test_against_silence_the_period_runs_from_the_day_the_reply_was_due() -> None:
    text = paragraph(remedy_for_silence(date(2025, 7, 1)), NAMES)
    assert text.startswith("对本机关逾期未作答复不服的，")
    assert text.count("自答复期限届满之日起") == 2


def test_two_reconsideration_organs_are_offered_side_by_side() -> None:
    names = replace(NAMES, reconsideration=("清源县人民政府", "云岭市司法局"))
    assert "向清源县人民政府或者云岭市司法局申请" in paragraph(remedy(Outcome.GRANTED, AFTER), names)


def test_an_act_served_by_internet_names_the_internet_channel() -> None:
    choice = remedy(Outcome.GRANTED, AFTER)
    with pytest.raises(GongkaiError, match=r"行政复议申请书的互联网渠道.*第二十二条第二款"):
        paragraph(choice, NAMES, served_online=True)
    text = paragraph(choice, replace(NAMES, online="掌上复议"), served_online=True)
    assert text.endswith("可以通过互联网渠道（掌上复议）提交行政复议申请书。")
    assert paragraph(remedy(Outcome.GRANTED, BEFORE), NAMES, served_online=True)


@pytest.mark.parametrize(
    "names", [replace(NAMES, court=""), replace(NAMES, reconsideration=()), replace(NAMES, reconsideration=("",))]
)
def test_a_paragraph_without_a_name_is_never_printed(names: RemedyNames) -> None:
    with pytest.raises(GongkaiError, match="请先填写"):
        paragraph(remedy(Outcome.GRANTED, AFTER), names)


outcomes, days = st.sampled_from(Outcome), st.dates(date(2019, 5, 15), date(2026, 12, 31))


@given(outcome=outcomes, day=days, make=st.sampled_from([remedy, lambda _, day: remedy_for_silence(day)]))
def test_every_reply_tells_organ_court_and_periods(
    outcome: Outcome, day: date, make: Callable[[Outcome, date], Choice]
) -> None:
    text = paragraph(make(outcome, day), NAMES)
    assert all(part in text for part in (*NAMES.reconsideration, NAMES.court, "六十日", "《行政"))
    assert text.endswith("。")


@given(start=st.dates(date(2019, 1, 1), date(2025, 12, 31)), term=st.sampled_from(["60", "15", "6", "1"]))
def test_a_last_day_is_worked_and_never_before_its_period_is_over(start: date, term: str) -> None:
    unit = {"6": TermUnit.MONTHS, "1": TermUnit.YEARS}.get(term, TermUnit.DAYS)
    found = last_day(Term(int(term), unit), start, CALENDAR)
    assert CALENDAR.is_working(found.day)
    assert start < found.nominal <= found.day
    rest = (found.nominal + timedelta(days=offset) for offset in range((found.day - found.nominal).days))
    assert not any(CALENDAR.is_working(day) for day in rest)
