"""Follow a request by its number and code."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from gongkai.cases.entries import EntryKind
from gongkai.law.fees import FeeMethod
from gongkai_office.cases.commands.ask_third_party import ask_third_party
from gongkai_office.cases.commands.confirm import confirm
from gongkai_office.cases.commands.extend import extend
from gongkai_office.cases.commands.notice_correction import notice_correction
from gongkai_office.cases.commands.notice_fee import notice_fee
from gongkai_office.cases.commands.submit import Submitted
from gongkai_office.cases.commands.void import void
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.requesters import opened
from gongkai_office.portal import limits
from gongkai_office.portal.progress import progress
from tests.factories import portal
from tests.factories.cases import FIRST_DAY, at, served, submitted
from tests.factories.office import County
from tests.factories.portal import follow, text

CASE = reverse("portal:case")
CORRECT = reverse("portal:correct")
WITHDRAW = reverse("portal:withdraw")
pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(qingyuan: County) -> Submitted:
    """A request handed in through the portal on Monday 4 March 2024, not confirmed yet."""
    return submitted(qingyuan)


@pytest.fixture
def received(qingyuan: County, sent: Submitted) -> DisclosureRequest:
    """The same, confirmed by telephone on the same day."""
    confirm(case=sent.request.pk, evidence="电话确认", by=qingyuan.registrar, on=FIRST_DAY, at=at(FIRST_DAY, 10))
    return sent.request


def seen(client: Client, sent: Submitted) -> str:
    """The page of the case, for whoever has number and code."""
    follow(client, sent.request.number, sent.code)
    return text(client.get(CASE))


def test_number_and_code_open_the_case(client: Client, sent: Submitted) -> None:
    shown = seen(client, sent)
    assert sent.request.number in shown
    assert "等待与您确认" in shown
    assert "以双方确认之日为收到之日" in shown


@pytest.mark.parametrize("typed", ["清源政办公申(2024)1号", "清源政办公申【2024】1", " 清源政办公申〔2024〕 1号"])
def test_a_number_is_found_however_it_is_typed(client: Client, sent: Submitted, typed: str) -> None:
    assert follow(client, typed, sent.code.lower().replace("-", " "))["Location"] == CASE


def test_a_wrong_number_and_a_wrong_code_get_the_same_answer(client: Client, sent: Submitted) -> None:
    answers = []
    for number, code in ((sent.request.number, "2222-2222-2222"), ("清源政办公申〔2024〕9号", sent.code)):
        answer = follow(client, number, code)
        assert answer.status_code == 200
        own = text(answer).replace(number, "").replace(code, "")
        answers.append(re.sub(r'csrfmiddlewaretoken" value="\w+"', "", own))
    assert "登记编号或者查询码不对" in answers[0]
    assert answers[0] == answers[1]
    assert client.get(CASE)["Location"] == reverse("portal:follow")


def test_the_code_of_one_case_opens_no_other(client: Client, qingyuan: County, sent: Submitted) -> None:
    other = submitted(qingyuan, key="key-2", name="赵小云")
    follow(client, other.request.number, sent.code)
    assert client.get(CASE).status_code == 302
    assert other.request.number not in seen(client, sent)


def test_too_many_wrong_tries_close_the_door_even_for_the_right_code(client: Client, sent: Submitted) -> None:
    for _ in range(limits.FOLLOW.count):
        follow(client, sent.request.number, "2222-2222-2222")
    refused = follow(client, sent.request.number, sent.code)
    assert (refused.status_code, "请过 15 分钟再试" in text(refused)) == (429, True)
    assert follow(client, sent.request.number, sent.code, address="10.0.0.2")["Location"] == CASE


def test_right_codes_are_not_counted(client: Client, sent: Submitted) -> None:
    for _ in range(limits.FOLLOW.count + 1):
        assert follow(client, sent.request.number, sent.code)["Location"] == CASE


def test_nothing_about_the_case_stands_in_an_address(client: Client, sent: Submitted) -> None:
    answer = follow(client, sent.request.number, sent.code)
    assert answer["Location"] == "/follow/case/"


def test_another_visitor_sees_nothing(client: Client, sent: Submitted) -> None:
    seen(client, sent)
    for page in (CASE, CORRECT, WITHDRAW):
        assert Client().get(page)["Location"] == reverse("portal:follow")
        assert Client().post(page, {"description": "别的"}).status_code in {302, 405}
    assert DisclosureRequest.objects.get().stage == "CONFIRMING"


def test_the_case_closes_after_half_an_hour_and_by_hand(client: Client, sent: Submitted) -> None:
    seen(client, sent)
    session = client.session
    session["follow"]["seen"] -= 31 * 60
    session.save()
    assert client.get(CASE).status_code == 302
    seen(client, sent)
    client.post(reverse("portal:leave"))
    assert client.get(CASE).status_code == 302


def test_the_clock_is_told_in_plain_words_with_every_day(received: DisclosureRequest) -> None:
    shown = progress(received, date(2024, 3, 11))
    assert shown.words == (
        "收到之日是2024年3月4日，从下一个工作日起计算。",
        "行政机关最迟应当在2024年4月1日答复您。",
    )
    assert (shown.used, shown.left, shown.due) == (5, 15, date(2024, 4, 1))
    assert [step.number for step in shown.steps if step.counted] == list(range(1, 21))
    assert [event.words for event in shown.events] == ["申请已提交", "双方确认，登记收到"]


def test_a_missed_day_is_told_with_what_can_be_done(received: DisclosureRequest) -> None:
    shown = progress(received, date(2024, 4, 2))
    assert any("这个日期已经过了" in words for words in shown.words)
    assert any("行政复议" in words for words in shown.words)


def test_an_extension_and_a_consultation_are_told(qingyuan: County, received: DisclosureRequest) -> None:
    day = date(2024, 3, 11)
    ask_third_party(case=received.pk, by=qingyuan.handler, on=day, at=at(day))
    extend(case=received.pk, by=qingyuan.head, on=day, at=at(day, 10), note="需要向多个科室调取")
    shown = progress(received, day)
    assert any("征求意见的时间不计算在内" in words for words in shown.words)
    assert any("已经依法延长一次" in words for words in shown.words)
    assert shown.events[-1].more == "需要向多个科室调取"


def test_an_entry_made_by_mistake_is_not_told(qingyuan: County, received: DisclosureRequest) -> None:
    day = date(2024, 3, 11)
    made = extend(case=received.pk, by=qingyuan.head, on=day, at=at(day), note="误登")
    void(case=received.pk, entry=made.entry.pk, reason="登记错误", by="system", on=day, at=at(day, 11))
    assert "延长答复期限" not in [event.words for event in progress(received, day).events]


def test_what_goes_on_inside_is_not_told(
    client: Client, qingyuan: County, sent: Submitted, received: DisclosureRequest
) -> None:
    served(qingyuan, received.pk, date(2024, 3, 20))
    shown = seen(client, sent)
    assert "2024年3月20日作出答复" in shown
    assert "拟稿" not in shown
    assert qingyuan.handler.name not in shown
    assert "挂号信第0001号" not in shown
    assert "撤回申请" not in shown


def test_the_fee_is_told_with_amount_and_last_day(qingyuan: County, received: DisclosureRequest) -> None:
    day = date(2024, 3, 20)
    notice_fee(case=received.pk, method=FeeMethod.PER_PAGE, quantity=72, by=qingyuan.handler, on=day, at=at(day))
    shown = progress(received, day)
    assert "金额420元" in shown.todo
    assert (shown.by, shown.due) == (date(2024, 4, 18), None)


@pytest.fixture
def asked_to_correct(qingyuan: County, received: DisclosureRequest) -> DisclosureRequest:
    """The case, waiting for a correction since Monday 11 March 2024."""
    day = date(2024, 3, 11)
    notice_correction(case=received.pk, items="一、写明年度\n二、补充联系电话", by=qingyuan.handler, on=day, at=at(day))
    return received


def test_a_correction_is_asked_for_with_its_items_and_last_day(
    client: Client, sent: Submitted, asked_to_correct: DisclosureRequest
) -> None:
    shown = progress(asked_to_correct, date(2024, 3, 12))
    assert (shown.stage, shown.by, shown.may_correct) == ("等待您补正", date(2024, 4, 1), True)
    seen(client, sent)
    page = text(client.get(CORRECT))
    assert "写明年度" in page
    assert sent.request.description in page


def test_a_correction_handed_in_starts_the_clock_anew(
    client: Client, sent: Submitted, asked_to_correct: DisclosureRequest
) -> None:
    assert asked_to_correct.pk == sent.request.pk
    seen(client, sent)
    answer = client.post(CORRECT, {"description": "2023年度资金分配文件", "phone": "13900001111"})
    assert answer["Location"] == CASE
    corrected = DisclosureRequest.objects.get()
    assert (corrected.stage, corrected.description) == ("OPEN", "2023年度资金分配文件")
    told = opened(corrected.requester)
    assert (told.phone, told.email) == ("13900001111", "wang@example.invalid")
    assert corrected.day0
    assert corrected.day0 > FIRST_DAY
    assert "答复期限重新计算" in text(client.get(CASE))


def test_a_correction_handed_in_twice_is_entered_once(
    client: Client, sent: Submitted, asked_to_correct: DisclosureRequest
) -> None:
    seen(client, sent)
    for _ in range(2):
        client.post(CORRECT, {"description": "2023年度资金分配文件"})
    kinds = [row.kind for row in asked_to_correct.entries.all()]
    assert kinds.count(EntryKind.CORRECTED) == 1


def test_a_correction_that_nobody_asked_for_is_not_taken(
    client: Client, sent: Submitted, received: DisclosureRequest
) -> None:
    seen(client, sent)
    assert client.get(CORRECT)["Location"] == CASE
    client.post(CORRECT, {"description": "别的"})
    received.refresh_from_db()
    assert received.description == sent.request.description


def test_withdrawing_asks_first_and_then_ends_the_case(client: Client, sent: Submitted) -> None:
    seen(client, sent)
    assert "不能恢复" in text(client.get(WITHDRAW))
    assert DisclosureRequest.objects.get().stage == "CONFIRMING"
    client.post(WITHDRAW)
    assert DisclosureRequest.objects.get().stage == "WITHDRAWN"
    assert "您已经撤回" in text(client.get(CASE))
    assert client.post(WITHDRAW)["Location"] == CASE
    assert [row.kind for row in sent.request.entries.all()].count(EntryKind.WITHDRAWN) == 1


def test_withdrawing_is_journalled_as_the_publics_own_act(client: Client, sent: Submitted) -> None:
    seen(client, sent)
    client.post(WITHDRAW)
    last = sent.request.entries.get(kind=EntryKind.WITHDRAWN)
    assert (last.by, last.role) == ("public", "REQUESTER")


def test_a_case_page_asks_few_questions_of_the_database(
    client: Client, sent: Submitted, received: DisclosureRequest, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    assert received
    seen(client, sent)
    with django_assert_max_num_queries(16):
        client.get(CASE)


def test_a_journey_from_form_to_follow(client: Client, qingyuan: County) -> None:
    request, code = portal.ask(client, qingyuan.water)
    follow(client, request.number, code)
    shown = text(client.get(CASE))
    assert portal.WANT["description"] in shown
