"""The small truths of a case's page: its last day after every step, its end, its disputes, its proofs, who asks."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.cases.entries import DisputeResult, Forum
from gongkai.errors import GongkaiError
from gongkai.law.fees import FeeMethod
from gongkai.law.outcomes import Outcome
from gongkai_office.cases.commands.append import subject
from gongkai_office.cases.commands.correct import correct
from gongkai_office.cases.commands.decide_dispute import decide_dispute
from gongkai_office.cases.commands.file_dispute import file_dispute
from gongkai_office.cases.commands.notice_correction import notice_correction
from gongkai_office.cases.commands.notice_fee import notice_fee
from gongkai_office.cases.commands.propose import propose_voiding
from gongkai_office.cases.commands.prove import prove
from gongkai_office.cases.models import DisclosureRequest, Proposal
from gongkai_office.cases.verify import verify
from gongkai_office.files.models import Purpose, StoredFile
from gongkai_office.files.queries import of
from gongkai_office.journal.models import Line
from gongkai_office.organs.models import Organ
from tests.factories import uploads
from tests.factories.cases import FIRST_DAY, at, registered, served, signed
from tests.factories.clocks import stop
from tests.factories.office import County
from tests.gongkai_office.cases.desk.conftest import Desk
from tests.gongkai_office.cases.desk.test_steps import take

RECEIVED, REPLIED, SUED = date(2024, 2, 1), date(2024, 2, 20), date(2024, 3, 1)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """The office's clock stands at noon of 2024-06-28."""
    return stop(monkeypatch, at(date(2024, 6, 28), 12))


def page(client: Client, case: DisclosureRequest) -> str:
    return client.get(reverse("cases:case", args=[case.pk])).content.decode()


def scan() -> SimpleUploadedFile:
    return SimpleUploadedFile("挂号信收据.pdf", uploads.pdf())


def kept(case: DisclosureRequest) -> list[StoredFile]:
    return list(of(subject(case)))


def corrected(county: County) -> DisclosureRequest:
    """Received on 1 February, sent back for a correction on the 5th, corrected on the 20th."""
    case, noticed = registered(county, day=RECEIVED), date(2024, 2, 5)
    notice_correction(case=case.pk, items="请写明年度", by=county.handler, on=noticed, at=at(noticed))
    correct(case=case.pk, by=county.handler, on=REPLIED, at=at(REPLIED))
    return case


def mistake(county: County) -> tuple[DisclosureRequest, Proposal]:
    """A correction that turns out to have been entered on the wrong request, sent up to be voided."""
    case = corrected(county)
    entry = case.entries.get(kind="corrected")
    return case, propose_voiding(case=case.pk, entry=entry.pk, reason="登错了件", by=county.registrar, at=at(FIRST_DAY))


def questions(client: Client, case: DisclosureRequest) -> int:
    """How often the page of a case asks the database."""
    with CaptureQueriesContext(connection) as asked:
        page(client, case)
    return len(asked)


def consulted(client: Client, case: DisclosureRequest, times: int, office: Organ) -> None:
    """So many third parties asked and so many calls for records sent out in a case."""
    for turn in range(times):
        take(client, case, "third-party-asked", name=f"清源县第{turn}建材有限公司", description="报价构成")
        take(client, case, "call", office=str(office.pk), what=f"请查找第{turn}份文件", due="2024-03-11")


def test_a_case_asks_the_database_as_often_with_much_in_it_as_with_little(qingyuan: County, desk: Desk) -> None:
    little, much = registered(qingyuan, day=date(2024, 3, 1)), registered(qingyuan, day=date(2024, 3, 1))
    client = desk(qingyuan.handler)
    consulted(client, little, 1, qingyuan.education)
    consulted(client, much, 4, qingyuan.education)
    assert (much.calls.count(), much.consultations.count()) == (4, 4)
    assert questions(client, much) == questions(client, little) <= 36


def test_a_correction_tells_the_new_last_day_as_it_is_entered(qingyuan: County, desk: Desk) -> None:
    case = registered(qingyuan, day=RECEIVED)
    notice_correction(case=case.pk, items="请写明年度", by=qingyuan.handler, on=REPLIED, at=at(REPLIED))
    said = take(desk(qingyuan.handler), case, "corrected", note="补正书")
    assert "答复的最后一天是 2024年4月1日" in said  # twenty working days after 4 March


def test_whoever_approves_that_an_entry_was_a_mistake_sees_the_last_day_it_brings_back(
    qingyuan: County, desk: Desk
) -> None:
    case, proposal = mistake(qingyuan)
    client = desk(qingyuan.head)
    address = reverse("cases:proposal", args=[case.pk, proposal.pk])
    before = client.get(address).content.decode()
    assert "更正之后，案件在“等待补正”阶段" in before
    assert "等待申请人补正" in before


def test_a_voided_notice_brings_the_former_last_day_back_and_says_so(qingyuan: County, desk: Desk) -> None:
    case = registered(qingyuan, day=RECEIVED)
    made = notice_correction(case=case.pk, items="请写明年度", by=qingyuan.handler, on=REPLIED, at=at(REPLIED))
    proposal = propose_voiding(
        case=case.pk, entry=made.entry.pk, reason="登错了件", by=qingyuan.registrar, at=at(FIRST_DAY)
    )
    client = desk(qingyuan.head)
    address = reverse("cases:proposal", args=[case.pk, proposal.pk])
    seen = client.get(address)
    assert "2024年3月5日" in seen.content.decode()  # 1 February, the Spring Festival, its two make-up days
    given = {"content_hash": seen.context["form"]["content_hash"].value(), "do": "approve", "reason": ""}
    assert (
        "已批准，并已登记，答复的最后一天是 2024年3月5日" in client.post(address, given, follow=True).content.decode()
    )


def test_a_case_closed_for_an_unpaid_fee_waits_for_nobody(
    qingyuan: County,
    desk: Desk,
    later: datetime,  # noqa: ARG001  the day it is
) -> None:
    case = registered(qingyuan, day=FIRST_DAY)
    notice_fee(
        case=case.pk, method=FeeMethod.PER_PAGE, quantity=72, by=qingyuan.handler, on=FIRST_DAY, at=at(FIRST_DAY, 11)
    )
    client = desk(qingyuan.handler)
    assert "等待申请人缴费" in page(client, case)
    served(qingyuan, case.pk, date(2024, 5, 6), Outcome.PAYMENT_OVERDUE)
    shown = page(client, case)
    assert "等待申请人缴费" not in shown
    assert "告知的缴费期限到 2024-04-01，办结时没有缴费" in shown


def test_a_suit_out_of_order_is_entered_only_with_the_remark_of_how_it_was_accepted(
    qingyuan: County, desk: Desk
) -> None:
    case = registered(qingyuan, day=RECEIVED)
    served(qingyuan, case.pk, REPLIED, Outcome.PARTIAL)
    client = desk(qingyuan.registrar)
    sued = {"number": "（2024）清01行初3号", "forum": Forum.DIRECT_SUIT.value, "on": "2024-03-01"}
    assert "部分公开答复中不予公开的部分应当先申请行政复议" in page(client, case)
    refused = take(client, case, "suit-filed", **sued)
    assert "请在“说明”中写明受理的情况" in refused
    assert not case.disputes.exists()
    assert "请核对" in take(client, case, "suit-filed", note="法院已登记立案，未要求先经复议", **sued)
    assert case.entries.get(kind="suit-filed").note == "法院已登记立案，未要求先经复议"


def test_a_suit_in_order_needs_no_remark(qingyuan: County) -> None:
    case = registered(qingyuan, day=RECEIVED)
    served(qingyuan, case.pk, REPLIED, Outcome.GRANTED)
    file_dispute(case=case.pk, number="行初1", forum=Forum.DIRECT_SUIT, by=qingyuan.registrar, on=SUED, at=at(SUED))
    assert case.disputes.count() == 1


def test_the_facts_tell_where_a_case_is_contested_and_how_that_ended(qingyuan: County, desk: Desk) -> None:
    case = registered(qingyuan, day=RECEIVED)
    served(qingyuan, case.pk, REPLIED, Outcome.NOT_HELD)
    number, by = "清政复〔2024〕2号", qingyuan.registrar
    file_dispute(case=case.pk, number=number, forum=Forum.RECONSIDERATION, by=by, on=SUED, at=at(SUED))
    client = desk(qingyuan.handler)
    assert "<dt>行政复议</dt><dd>清政复〔2024〕2号，2024-03-01 受理，尚未审结</dd>" in page(client, case)
    ended = DisputeResult.CORRECTED
    decide_dispute(case=case.pk, number=number, result=ended, by=by, on=FIRST_DAY, at=at(FIRST_DAY, 10))
    assert "2024-03-04 结案：结果纠正" in page(client, case)


def test_number_and_telephone_are_masked_for_everybody_and_whole_only_for_a_reason(
    qingyuan: County, desk: Desk
) -> None:
    case = registered(qingyuan)
    for person in (qingyuan.handler, qingyuan.head):
        shown = page(desk(person), case)
        assert "640199********1234" in shown
        assert "138****5678" in shown
        assert "640199199001011234" not in shown
    client, address = desk(qingyuan.handler), reverse("cases:reveal", args=[case.pk])
    assert "13800005678" in client.post(address, {"reason": "电话联系申请人"}).content.decode()
    assert Line.objects.get(command="case.reveal").reason == "电话联系申请人"


def test_the_scan_of_a_posting_receipt_comes_with_the_service_and_stays_with_the_case(
    qingyuan: County, desk: Desk
) -> None:
    case = registered(qingyuan, day=date(2024, 3, 1))
    signed(qingyuan, case.pk, FIRST_DAY)
    take(
        desk(qingyuan.handler),
        case,
        "served",
        manner="邮寄送达",
        sent="2024-03-04",
        postal_enterprise="on",
        proof="挂号信0001",
        sure="on",
        papers=scan(),
    )
    (paper,) = kept(case)
    assert (paper.purpose, paper.name, paper.by) == (Purpose.PROOF, "挂号信收据.pdf", str(qingyuan.handler.pk))
    assert list(verify()) == []


def test_a_scan_handed_in_with_a_step_that_is_refused_is_not_chosen_twice(qingyuan: County, desk: Desk) -> None:
    case = registered(qingyuan, day=date(2024, 3, 1))
    served(qingyuan, case.pk, FIRST_DAY, proof="")
    client, address = desk(qingyuan.handler), reverse("cases:step", args=[case.pk, "prove"])
    given = {"key": "0190a000-0000-7000-8000-000000000009", "on": "2024-03-04", "do": "save"}
    back = client.post(address, {**given, "proof": "", "papers": scan()})
    assert back.status_code == 422
    assert kept(case) == []
    assert "已经收下的文件" in back.content.decode()
    client.post(address, {**given, "proof": "挂号信0001", "tray": back.context["tray"].token})
    assert [paper.purpose for paper in kept(case)] == [Purpose.PROOF]


def test_a_receipt_for_the_fee_and_a_corrected_request_are_kept_with_their_steps(qingyuan: County, desk: Desk) -> None:
    case = registered(qingyuan, day=RECEIVED)
    notice_correction(case=case.pk, items="请写明年度", by=qingyuan.handler, on=REPLIED, at=at(REPLIED))
    client = desk(qingyuan.handler)
    take(client, case, "corrected", papers=scan(), on="2024-03-01")
    notice_fee(
        case=case.pk, method=FeeMethod.PER_PAGE, quantity=72, by=qingyuan.handler, on=FIRST_DAY, at=at(FIRST_DAY, 12)
    )
    take(client, case, "fee-paid", note="票据0012345", papers=scan())
    assert [paper.purpose for paper in kept(case)] == [Purpose.CORRECTION, Purpose.PAYMENT]
    assert "缴费凭证" in page(client, case)


def test_nothing_is_kept_of_a_step_that_somebody_may_not_take(qingyuan: County, desk: Desk) -> None:
    case = registered(qingyuan, day=RECEIVED)
    served(qingyuan, case.pk, REPLIED, proof="")
    answer = desk(qingyuan.head).post(
        reverse("cases:step", args=[case.pk, "prove"]), {"proof": "挂号信1", "papers": scan(), "do": "save"}
    )
    assert answer.status_code == 403
    assert kept(case) == []


def test_a_proof_day_before_the_service_keeps_no_file(qingyuan: County) -> None:
    case = registered(qingyuan, day=RECEIVED)
    served(qingyuan, case.pk, REPLIED, proof="")
    early = date(2024, 2, 19)
    with pytest.raises(GongkaiError, match="不早于送达之日"):
        prove(case=case.pk, proof="回执", papers=uploads.waiting(), by=qingyuan.handler, on=early, at=at(FIRST_DAY, 11))
    assert kept(case) == []
