"""Every step of a case through its page: it acts once, says what it did, and says why where it may not."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gongkai.law.outcomes import Outcome
from gongkai_office.accounts.models import Role
from gongkai_office.cases.models import DisclosureRequest
from tests.factories.cases import drafted, registered, served, signed, submitted
from tests.factories.office import County
from tests.gongkai_office.cases.desk.conftest import Desk

EARLIER = date(2024, 3, 1)
THIRD = {"name": "清源县青溪测绘队", "organisation": "on", "description": "验收报告所附的测绘方法"}
CORRECTION = {"what_1": "未写明年度", "how_1": "请写明年度"}
GRANTED = {"found": "经检索，找到分配文件一份，可以公开", "enclosed": "分配文件"}


@pytest.fixture
def case(qingyuan: County) -> DisclosureRequest:
    return registered(qingyuan, day=EARLIER)


def take(client: Client, case: DisclosureRequest, slug: str, **given: str | SimpleUploadedFile) -> str:
    """Send a step's form as its page would, and read the page that comes of it."""
    form = {"key": str(uuid4()), "on": "2024-03-04", "do": "save", **given}
    address = reverse("cases:step", args=[case.pk, slug])
    return client.post(address, form, follow=True).content.decode()


def kinds(case: DisclosureRequest) -> list[str]:
    return list(case.entries.order_by("sequence").values_list("kind", flat=True))


def test_a_step_sent_twice_makes_one_entry(case: DisclosureRequest, qingyuan: County, desk: Desk) -> None:
    client, key = desk(qingyuan.handler), str(uuid4())
    for _ in range(2):
        take(client, case, "third-party-asked", key=key, **THIRD)
    assert kinds(case) == ["submitted", "received", "third-party-asked"]


def test_a_refusal_stands_in_the_form_with_its_article_and_nothing_is_lost(
    case: DisclosureRequest, qingyuan: County, desk: Desk
) -> None:
    page = take(desk(qingyuan.handler), case, "drafted", outcome="other.correction_overdue", note="逾期未补正")
    assert "只有告知补正后逾期没有补正的" in page
    assert "第三十条" in page
    assert "逾期未补正</textarea>" in page
    assert len(kinds(case)) == 2


def test_what_is_irregular_is_told_after_it_was_done(qingyuan: County, desk: Desk) -> None:
    old = registered(qingyuan, day=date(2024, 2, 5))
    page = take(desk(qingyuan.handler), old, "correction-noticed", **CORRECTION)
    assert "已经超过七个工作日" in page
    assert kinds(old)[-1] == "correction-noticed"


def test_the_row_of_table_three_is_shown_before_anything_is_saved(
    case: DisclosureRequest, qingyuan: County, desk: Desk
) -> None:
    page = take(desk(qingyuan.handler), case, "drafted", outcome="denied.internal_affairs", note="人事", do="try")
    assert "（三）不予公开" in page
    assert "属于三类内部事务信息" in page
    assert "应当先申请行政复议" in page
    assert len(kinds(case)) == 2


def test_a_fee_shows_its_working_before_and_stands_on_the_case_after(
    case: DisclosureRequest, qingyuan: County, desk: Desk
) -> None:
    client = desk(qingyuan.handler)
    tried = take(client, case, "fee-noticed", method="per_page", quantity="72", do="try")
    assert "420 元" in tried
    assert "42 × 10 元" in tried
    assert "420 元" in take(client, case, "fee-noticed", method="per_page", quantity="72")


def test_a_draft_walks_through_reviewer_and_head_in_their_order(
    case: DisclosureRequest, qingyuan: County, desk: Desk
) -> None:
    take(desk(qingyuan.handler), case, "drafted", outcome="granted", signers="reviewer+head", **GRANTED)
    reviewer, head = desk(qingyuan.reviewer), desk(qingyuan.head)
    assert "前面的环节签完才能签发" in take(head, case, "signed", sure="on")
    assert kinds(case)[-1] == "drafted"
    page = reviewer.get(reverse("cases:step", args=[case.pk, "review"]))
    assert "可以公开" in page.content.decode()
    seen = page.context["form"]["content_hash"].value()
    assert "待签发人审签" in take(reviewer, case, "review", content_hash=seen, note="同意")
    assert "待送达" in take(head, case, "signed", sure="on")


def test_a_head_sends_a_draft_back_with_a_reason(case: DisclosureRequest, qingyuan: County, desk: Desk) -> None:
    drafted(qingyuan, case.pk, date(2024, 3, 4))
    page = take(desk(qingyuan.head), case, "returned", reason="请补充检索情况")
    assert "请补充检索情况" in page
    assert kinds(case)[-1] == "returned"


def test_nobody_signs_without_ticking_that_they_have_looked(
    case: DisclosureRequest, qingyuan: County, desk: Desk
) -> None:
    drafted(qingyuan, case.pk, date(2024, 3, 4))
    assert "请先核对，再勾选这一项" in take(desk(qingyuan.head), case, "signed")
    assert kinds(case)[-1] == "drafted"


def test_a_courier_that_is_no_postal_enterprise_is_refused(
    case: DisclosureRequest, qingyuan: County, desk: Desk
) -> None:
    signed(qingyuan, case.pk, date(2024, 3, 4))
    page = take(desk(qingyuan.handler), case, "served", manner="邮寄送达", sent="2024-03-04", sure="on")
    assert "应当交由邮政企业寄递" in page
    assert kinds(case)[-1] == "signed"


def test_a_case_is_handed_out_taken_and_given_back(case: DisclosureRequest, qingyuan: County, desk: Desk) -> None:
    handler = desk(qingyuan.people[qingyuan.education, Role.HANDLER])
    for slug, words in (("take", "沈子"), ("refuse", "承办")):
        take(desk(qingyuan.registrar), case, "assign", to=f"{qingyuan.education.pk}/", reason="请承办")
        take(handler, case, slug, reason="不由本局保存")
        case.refresh_from_db()
        assert (case.handler is not None) is (slug == "take"), words


def test_an_arrival_is_confirmed_with_who_spoke_to_whom(qingyuan: County, desk: Desk) -> None:
    request = submitted(qingyuan, day=EARLIER).request
    page = take(desk(qingyuan.registrar), request, "received", evidence="9:40 电话联系本人确认")
    assert "9:40 电话联系本人确认" in page
    assert "2024年4月1日" in page


def test_one_letter_with_two_requests_becomes_two(case: DisclosureRequest, qingyuan: County, desk: Desk) -> None:
    take(desk(qingyuan.registrar), case, "split", parts="养护资金的分配文件\r\n\r\n养护工程的招标文件")
    assert set(DisclosureRequest.objects.values_list("description", flat=True)) == {
        "养护资金的分配文件",
        "养护工程的招标文件",
    }


def test_a_mistake_is_voided_by_another_person_and_stays_readable(
    case: DisclosureRequest, qingyuan: County, desk: Desk
) -> None:
    take(desk(qingyuan.handler), case, "third-party-asked", note="发出征询书", **THIRD)
    entry = case.entries.get(kind="third-party-asked")
    take(desk(qingyuan.registrar), case, "voided", entry=str(entry.pk), reason="登记错了案件", sure="on")
    assert kinds(case)[-1] == "third-party-asked"
    page = decide(desk(qingyuan.head), case, "approve")
    assert "已更正，不再有效" in page
    assert "发出征询书" in page


def test_a_reconsideration_is_filed_decided_and_the_reply_remade(
    case: DisclosureRequest, qingyuan: County, desk: Desk
) -> None:
    served(qingyuan, case.pk, date(2024, 3, 4), Outcome.INTERNAL_AFFAIRS)
    client, number = desk(qingyuan.handler), "清政复〔2024〕1号"
    assert "尚未审结" in take(client, case, "reconsideration-filed", number=number)
    assert "结案" in take(client, case, "dispute-decided", number=number, result="corrected")
    page = take(client, case, "reopened", until="2024-03-20")
    assert "2024年3月20日" in page
    assert "这一天由复议决定或者判决确定，不按工作日推算。" in page
    assert "如果延期" not in page


def test_a_requester_withdraws_and_the_case_can_be_archived(
    case: DisclosureRequest, qingyuan: County, desk: Desk
) -> None:
    client = desk(qingyuan.handler)
    take(client, case, "withdrawn", note="申请人来电撤回", sure="on")
    assert "已归档" in take(client, case, "archived", sure="on", note="当面申请，未留扫描件")


@pytest.mark.parametrize(
    ("slug", "given"),
    [
        ("organ-asked", {"name": "清源县水务局", "description": "《灌渠验收意见》"}),
        ("reasons-asked", {"note": "一个月内申请 60 件"}),
        ("correction-noticed", CORRECTION),
    ],
)
def test_each_of_these_is_entered_by_the_handler(
    slug: str, given: dict[str, str], case: DisclosureRequest, qingyuan: County, desk: Desk
) -> None:
    assert "已登记" in take(desk(qingyuan.handler), case, slug, **given)
    assert kinds(case)[-1] == slug


@pytest.mark.parametrize(
    ("slug", "given"), [("extended", {"note": "资料量大"}), ("delayed", {"until": "2024-06-03", "note": "量大"})]
)
def test_each_of_these_is_proposed_by_the_handler_and_approved_by_the_head(
    slug: str, given: dict[str, str], case: DisclosureRequest, qingyuan: County, desk: Desk
) -> None:
    assert "待批准，等签发人" in take(desk(qingyuan.handler), case, slug, **given)
    assert kinds(case)[-1] == "received"
    assert "已批准，并已登记" in decide(desk(qingyuan.head), case, "approve")
    assert kinds(case)[-1] == slug


def test_a_head_finds_the_extension_in_the_morning_with_its_last_day(qingyuan: County, desk: Desk) -> None:
    due_today = registered(qingyuan, day=date(2024, 1, 31))  # twenty working days end on Monday 4 March
    take(desk(qingyuan.handler), due_today, "extended", note="资料量大")
    morning = desk(qingyuan.head).get(reverse("cases:today")).content.decode()
    assert "延期待批" in morning
    assert "今天是最后一天" in morning
    assert "延期待批" not in desk(qingyuan.handler).get(reverse("cases:today")).content.decode()


def test_a_proposal_sent_back_says_why_and_is_not_lost(case: DisclosureRequest, qingyuan: County, desk: Desk) -> None:
    take(desk(qingyuan.handler), case, "extended", note="忙")
    head = desk(qingyuan.head)
    assert "退回要写明理由" in decide(head, case, "decline")
    decide(head, case, "decline", reason="理由不具体")
    assert "已退回" in desk(qingyuan.handler).get(reverse("cases:case", args=[case.pk])).content.decode()


def test_what_is_proposed_is_not_offered_a_second_time(case: DisclosureRequest, qingyuan: County, desk: Desk) -> None:
    client = desk(qingyuan.handler)
    take(client, case, "extended", note="资料量大")
    assert "已经提请，正在等待批准" in take(client, case, "extended", note="再提一次")
    assert case.proposals.count() == 1


def decide(client: Client, case: DisclosureRequest, do: str, reason: str = "") -> str:
    """Open the newest proposal of a case and decide on it as it is shown."""
    address = reverse("cases:proposal", args=[case.pk, case.proposals.latest("at").pk])
    seen = client.get(address).context["one"].content
    answer = client.post(address, {"do": do, "content_hash": seen, "reason": reason}, follow=True)
    return answer.content.decode()
