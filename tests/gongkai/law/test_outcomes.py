"""Outcomes, letters and situations against the official form and the articles that name them."""

from collections import Counter
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.annual.forms import FORM_2019, FORM_2021
from gongkai.errors import GongkaiError
from gongkai.law.citations import Evidence
from gongkai.law.outcomes import (
    LETTERS,
    ROWS,
    STEPS,
    DeadlineKind,
    Given,
    Item,
    LetterKind,
    Outcome,
    OutcomeGroup,
    Reason,
    Situation,
    answer,
    settle,
)
from gongkai.law.outcomes.letters import COMMON_BLOCK
from gongkai.law.practice import DEFAULT

items = st.lists(st.builds(Item, st.sampled_from(Outcome), st.booleans()), min_size=1, max_size=6)


def test_the_21_outcomes_are_the_rows_of_the_form_in_its_order() -> None:
    assert tuple(outcome.value for outcome in Outcome) == FORM_2021.outcome_rows
    assert len(Outcome) == 21
    assert tuple(ROWS) == tuple(Outcome)


def test_names_and_groups_are_the_printed_ones() -> None:
    printed = {row.key: row for row in FORM_2021.request_rows}
    for outcome, row in ROWS.items():
        label = printed[outcome.value].label
        assert row.name in label
        assert (printed[outcome.value].group or label).startswith(row.group.value)


def test_the_form_of_2019_knows_one_row_for_all_other_handling() -> None:
    assert tuple(dict.fromkeys(outcome.row_2019 for outcome in Outcome)) == FORM_2019.outcome_rows
    assert {outcome for outcome in Outcome if outcome.row_2019 == "other"} == {
        Outcome.CORRECTION_OVERDUE,
        Outcome.PAYMENT_OVERDUE,
        Outcome.OTHER,
    }


def test_only_two_outcomes_hand_anything_over() -> None:
    given_ = {outcome: row.given for outcome, row in ROWS.items() if row.given is not Given.NONE}
    assert given_ == {Outcome.GRANTED: Given.ALL, Outcome.PARTIAL: Given.PART}


def test_withheld_means_articles_14_to_16_and_not_the_special_query() -> None:
    withheld = [outcome for outcome in Outcome if outcome.withheld]
    assert len(withheld) == 7
    assert {ROWS[outcome].articles[0].article for outcome in withheld} == {14, 15, 16}
    assert not Outcome.SPECIAL_QUERY.withheld


@pytest.mark.parametrize(
    ("outcome", "article", "letter"),
    [
        (Outcome.PARTIAL, "《政府信息公开条例》第三十七条", LetterKind.PARTIAL),
        (Outcome.STATE_SECRET, "《政府信息公开条例》第十四条", LetterKind.DENIED),
        (Outcome.THIRD_PARTY, "《政府信息公开条例》第十五条", LetterKind.DENIED),
        (Outcome.INTERNAL_AFFAIRS, "《政府信息公开条例》第十六条第一款", LetterKind.DENIED),
        (Outcome.DELIBERATIVE, "《政府信息公开条例》第十六条第二款", LetterKind.DENIED),
        (Outcome.ENFORCEMENT_FILE, "《政府信息公开条例》第十六条第二款", LetterKind.DENIED),
        (Outcome.SPECIAL_QUERY, "《政府信息公开条例》第三十六条第（七）项", LetterKind.SPECIAL_QUERY),
        (Outcome.NEEDS_CREATION, "《政府信息公开条例》第三十八条", LetterKind.NEEDS_CREATION),
        (Outcome.UNCLEAR_AFTER_CORRECTION, "《政府信息公开条例》第三十条", LetterKind.UNCLEAR_AFTER_CORRECTION),
        (Outcome.PETITION, "《政府信息公开条例》第三十九条第一款", LetterKind.PETITION),
        (Outcome.REPEATED, "《政府信息公开条例》第三十六条第（六）项", LetterKind.REPEATED),
        (Outcome.PUBLICATION, "《政府信息公开条例》第三十九条第二款", LetterKind.PUBLICATION),
        (Outcome.EXCESSIVE, "《政府信息公开条例》第三十五条", LetterKind.NOT_PROCESSED),
        (Outcome.CORRECTION_OVERDUE, "《政府信息公开条例》第三十条", LetterKind.NO_FURTHER_PROCESSING),
        (
            Outcome.PAYMENT_OVERDUE,
            "《政府信息公开信息处理费管理办法》第六条",
            LetterKind.NO_FURTHER_PROCESSING,
        ),
    ],
)
def test_an_outcome_quotes_its_article_and_sends_its_letter(outcome: Outcome, article: str, letter: LetterKind) -> None:
    row = ROWS[outcome]
    assert [str(place) for place in row.articles] == [article]
    assert row.letter is letter


@pytest.mark.parametrize(
    ("situation", "outcome", "article", "letter"),
    [
        (Situation.ALREADY_PUBLIC, Outcome.GRANTED, "第三十六条第（一）项", LetterKind.GRANTED),
        (Situation.CAN_BE_PUBLIC, Outcome.GRANTED, "第三十六条第（二）项", LetterKind.GRANTED),
        (Situation.SEPARABLE, Outcome.PARTIAL, "第三十七条", LetterKind.PARTIAL),
        (Situation.DOES_NOT_EXIST, Outcome.NOT_HELD, "第三十六条第（四）项", LetterKind.DOES_NOT_EXIST),
        (Situation.NOT_OURS, Outcome.NOT_HELD, "第三十六条第（五）项", LetterKind.NOT_OURS),
        (Situation.SPECIAL_QUERY, Outcome.SPECIAL_QUERY, "第三十六条第（七）项", LetterKind.SPECIAL_QUERY),
        (Situation.PAYMENT_OVERDUE, Outcome.PAYMENT_OVERDUE, "第六条", LetterKind.NO_FURTHER_PROCESSING),
        (Situation.NOT_GOVERNMENT_INFORMATION, Outcome.OTHER, "第二条", LetterKind.NOT_PROCESSED),
        (Situation.ARCHIVED, Outcome.OTHER, "《档案法》第十五条", LetterKind.NOT_OURS),
    ],
)
def test_a_situation_leads_to_one_outcome_article_and_letter(
    situation: Situation, outcome: Outcome, article: str, letter: LetterKind
) -> None:
    found = answer(situation)
    assert (found.outcome, found.letter) == (outcome, letter)
    assert [str(place).endswith(article) for place in found.articles] == [True]


def test_a_withdrawn_request_is_counted_and_needs_no_letter() -> None:
    found = answer(Situation.WITHDRAWN)
    assert (found.outcome, found.letter) == (Outcome.OTHER, None)


def test_every_situation_has_an_answer_and_every_outcome_a_situation() -> None:
    answers = [answer(situation) for situation in Situation]
    assert [found.situation for found in answers] == list(Situation)
    assert {found.outcome for found in answers} == set(Outcome)


def test_the_row_of_what_is_no_government_information_is_the_offices_choice() -> None:
    practice = replace(DEFAULT, not_government_information_row="unable.not_held")
    found = answer(Situation.NOT_GOVERNMENT_INFORMATION, practice)
    assert found.outcome is Outcome.NOT_HELD
    assert found.evidence is Evidence.PRACTICE


def test_a_row_that_does_not_exist_is_refused_by_name() -> None:
    with pytest.raises(GongkaiError, match=r"“unable\.unknown”不是年度报告表三的一行"):
        answer(
            Situation.NOT_GOVERNMENT_INFORMATION,
            replace(DEFAULT, not_government_information_row="unable.unknown"),
        )


def test_there_are_25_letters_and_those_from_d10_to_d22_end_a_request() -> None:
    assert [kind.value for kind in LETTERS] == [f"D{number:02}" for number in range(1, 26)]
    assert [kind.value for kind in LetterKind if kind.is_reply] == [f"D{number}" for number in range(10, 23)]
    assert {row.letter for row in ROWS.values() if row.letter} <= {kind for kind in LetterKind if kind.is_reply}


def test_every_reply_letter_answers_some_situation() -> None:
    used = {found.letter for found in map(answer, Situation) if found.letter}
    assert used == {kind for kind in LetterKind if kind.is_reply}


def test_every_letter_says_on_what_it_rests_and_what_it_must_contain() -> None:
    for letter in LETTERS.values():
        assert letter.title
        assert letter.basis
        assert letter.contents
    assert COMMON_BLOCK[-2:] == ("救济途径（机关名称和期限）", "落款机关、印章和日期")


def test_a_correction_notice_lists_all_defects_and_the_consequence_within_its_own_period() -> None:
    letter = LETTERS[LetterKind.CORRECTION_NOTICE]
    assert letter.deadline is DeadlineKind.CORRECTION_NOTICE
    assert str(letter.basis[0]) == "《政府信息公开条例》第三十条"
    assert letter.contents == ("全部需要补正的事项", "如何补正", "合理的补正期限", "逾期不补正的后果")


def test_an_extension_must_be_told_before_the_first_period_ends() -> None:
    assert LETTERS[LetterKind.EXTENSION].deadline is DeadlineKind.BEFORE_FIRST_PERIOD_ENDS


def test_seven_steps_in_the_order_of_the_norm_place_every_situation_once() -> None:
    assert [step.name for step in STEPS] == ["补不补", "是不是", "谁负责", "有没有", "给不给", "怎么给", "怎么答"]
    assert [step.number for step in STEPS] == [1, 2, 3, 4, 5, 6, 7]
    assert Counter(situation for step in STEPS for situation in step.situations) == Counter(Situation)


def test_partial_disclosure_swallows_even_the_main_item() -> None:
    found = settle([Item(Outcome.NOT_HELD, main=True), Item(Outcome.PARTIAL)])
    assert (found.outcome, found.reason) == (Outcome.PARTIAL, Reason.PARTIAL_SWALLOWS)
    assert str(found) == "有内容作了区分处理，整件只计“部分公开”，不计其他情形"


def test_a_part_given_and_a_part_withheld_is_partial_disclosure() -> None:
    found = settle([Item(Outcome.GRANTED, main=True), Item(Outcome.THIRD_PARTY)])
    assert (found.outcome, found.reason) == (Outcome.PARTIAL, Reason.SEPARATED)


def test_the_main_item_decides_where_nothing_is_separated() -> None:
    found = settle([Item(Outcome.GRANTED), Item(Outcome.NOT_HELD, main=True)])
    assert (found.outcome, found.reason) == (Outcome.NOT_HELD, Reason.MAIN_ITEM)


def test_without_a_main_item_the_order_of_the_form_decides() -> None:
    found = settle([Item(Outcome.REPEATED), Item(Outcome.NOT_HELD), Item(Outcome.DELIBERATIVE)])
    assert (found.outcome, found.reason) == (Outcome.DELIBERATIVE, Reason.FIRST_IN_ORDER)


def test_two_main_items_decide_nothing_between_them_but_leave_out_the_rest() -> None:
    found = settle([Item(Outcome.REPEATED, main=True), Item(Outcome.NOT_HELD, main=True), Item(Outcome.STATE_SECRET)])
    assert (found.outcome, found.reason) == (Outcome.NOT_HELD, Reason.FIRST_IN_ORDER)


def test_items_with_one_and_the_same_outcome_need_no_choice() -> None:
    assert settle([Item(Outcome.REPEATED), Item(Outcome.REPEATED)]).reason is Reason.ONLY_ONE


def test_a_request_without_any_decision_cannot_be_counted() -> None:
    with pytest.raises(GongkaiError, match="请先作出处理决定"):
        settle([])


@given(items=items)
def test_the_order_of_the_items_never_changes_the_row(items: list[Item]) -> None:
    assert len({settle(order).outcome for order in permutations(items[:4])}) == 1


@given(items=items)
def test_a_row_is_one_of_the_items_own_unless_the_parts_were_separated(items: list[Item]) -> None:
    found = settle(items)
    assert found.outcome in {item.outcome for item in items} or found.reason is Reason.SEPARATED
    assert found.outcome is Outcome.PARTIAL or Outcome.PARTIAL not in {item.outcome for item in items}


def test_groups_are_the_six_of_the_form() -> None:
    assert [group.value[1] for group in OutcomeGroup] == ["一", "二", "三", "四", "五", "六"]
