"""Every verb in its place, and the refusal that a clerk would run into."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from gongkai.cases.entries import Applicant, DisputeResult, EntryKind, Forum
from gongkai.errors import GongkaiError
from gongkai.law.fees import FeeMethod
from gongkai.law.outcomes import Outcome
from gongkai.law.receipt import Channel
from gongkai.law.service import Service as Manner
from gongkai_office.accounts.policies import ForbiddenError
from gongkai_office.cases.commands.answer_organ import answer_organ
from gongkai_office.cases.commands.answer_third_party import answer_third_party
from gongkai_office.cases.commands.archive import archive
from gongkai_office.cases.commands.ask_organ import ask_organ
from gongkai_office.cases.commands.ask_reasons import ask_reasons
from gongkai_office.cases.commands.ask_third_party import ask_third_party
from gongkai_office.cases.commands.confirm import confirm
from gongkai_office.cases.commands.correct import correct
from gongkai_office.cases.commands.decide_dispute import decide_dispute
from gongkai_office.cases.commands.delay import delay
from gongkai_office.cases.commands.draft import draft
from gongkai_office.cases.commands.extend import extend
from gongkai_office.cases.commands.file_dispute import file_dispute
from gongkai_office.cases.commands.give_reasons import give_reasons
from gongkai_office.cases.commands.notice_correction import notice_correction
from gongkai_office.cases.commands.notice_fee import notice_fee
from gongkai_office.cases.commands.pay_fee import pay_fee
from gongkai_office.cases.commands.prove import prove
from gongkai_office.cases.commands.register import register
from gongkai_office.cases.commands.reopen import reopen
from gongkai_office.cases.commands.send_back import send_back
from gongkai_office.cases.commands.serve import serve
from gongkai_office.cases.commands.sign import sign
from gongkai_office.cases.commands.void import void
from gongkai_office.cases.commands.withdraw import withdraw
from gongkai_office.cases.models import Charge, DisclosureRequest, Entry
from gongkai_office.journal.models import Line
from tests.factories.cases import FIRST_DAY, at, drafted, particulars, registered, served, signed, submitted, wanted
from tests.factories.office import County


def test_a_request_at_the_counter_runs_from_the_same_day(case: DisclosureRequest) -> None:
    assert case.number == "清源政办公申〔2024〕1号"
    assert (case.stage, case.received, case.reply_due) == ("OPEN", FIRST_DAY, date(2024, 4, 1))
    assert [entry.kind for entry in case.entries.order_by("sequence")] == ["submitted", "received"]


def test_every_entry_has_its_journal_line_without_personal_data(case: DisclosureRequest) -> None:
    lines = Line.objects.filter(subject=f"case:{case.pk}")
    assert [line.command for line in lines] == ["case.arrive", "case.submitted", "case.received"]
    assert not any("王" in str(line.facts) or "6401991990" in str(line.facts) for line in lines)


def test_an_online_request_waits_until_both_sides_confirm(qingyuan: County) -> None:
    new = submitted(qingyuan)
    assert (new.request.stage, new.request.reply_due, new.request.next_due) == ("CONFIRMING", None, FIRST_DAY)
    day = date(2024, 3, 6)
    made = confirm(case=new.request.pk, evidence="3月6日10时电话确认", by=qingyuan.registrar, on=day, at=at(day))
    assert (made.request.received, made.request.reply_due) == (day, date(2024, 4, 3))
    assert made.request.channel == Channel.ONLINE


def test_an_ordinary_letter_is_registered_and_waits_for_confirmation(qingyuan: County) -> None:
    made = register(
        organ=qingyuan.office,
        channel=Channel.ORDINARY_MAIL,
        applicant=Applicant.COMMERCIAL,
        particulars=particulars("清源县不存在商贸有限公司"),
        wanted=wanted(),
        arrived=FIRST_DAY,
        by=qingyuan.registrar,
        at=at(FIRST_DAY),
    )
    assert made.request.stage == "CONFIRMING"
    assert "确认" in made.remarks[0]
    assert made.request.requester.masked_name == "清源县不存在商贸有限公司"


def test_only_the_registrar_registers(qingyuan: County) -> None:
    with pytest.raises(ForbiddenError, match="登记申请"):
        register(
            organ=qingyuan.office,
            channel=Channel.COUNTER,
            applicant=Applicant.NATURAL_PERSON,
            particulars=particulars(),
            wanted=wanted(),
            arrived=FIRST_DAY,
            by=qingyuan.handler,
            at=at(FIRST_DAY),
        )
    assert not DisclosureRequest.objects.exists()


@pytest.mark.parametrize(("name", "text"), [("", "某文件"), ("王晓明", " ")])
def test_a_request_needs_a_name_and_a_description(qingyuan: County, name: str, text: str) -> None:
    with pytest.raises(GongkaiError, match="请填写"):
        register(
            organ=qingyuan.office,
            channel=Channel.COUNTER,
            applicant=Applicant.NATURAL_PERSON,
            particulars=particulars(name),
            wanted=wanted(text),
            arrived=FIRST_DAY,
            by=qingyuan.registrar,
            at=at(FIRST_DAY),
        )


def test_a_correction_starts_the_period_anew_and_brings_its_own_words(
    qingyuan: County, case: DisclosureRequest
) -> None:
    told, back = date(2024, 3, 11), date(2024, 3, 18)
    made = notice_correction(case=case.pk, items="请明确年度", by=qingyuan.handler, on=told, at=at(told))
    assert (made.request.stage, made.request.reply_due) == ("AWAITING_CORRECTION", None)
    assert made.request.next_due == date(2024, 4, 1)
    made = correct(case=case.pk, description="2023年的文件", by=qingyuan.registrar, on=back, at=at(back))
    assert (made.request.day0, made.request.reply_due) == (back, date(2024, 4, 16))
    assert DisclosureRequest.objects.get(pk=case.pk).description == "2023年的文件"


def test_a_correction_is_asked_once_and_lists_what_is_wrong(qingyuan: County, case: DisclosureRequest) -> None:
    with pytest.raises(GongkaiError, match="逐项填写"):
        notice_correction(case=case.pk, items=" ", by=qingyuan.handler, on=FIRST_DAY, at=at(FIRST_DAY))
    day = date(2024, 3, 5)
    notice_correction(case=case.pk, items="请明确年度", by=qingyuan.handler, on=day, at=at(day))
    correct(case=case.pk, by=qingyuan.registrar, on=day, at=at(day, 10))
    with pytest.raises(GongkaiError, match="一次性告知"):
        notice_correction(case=case.pk, items="再补一项", by=qingyuan.handler, on=day, at=at(day, 11))


def test_a_third_party_stops_the_days_until_its_answer(qingyuan: County, case: DisclosureRequest) -> None:
    asked, answered = date(2024, 3, 11), date(2024, 3, 27)
    made = ask_third_party(case=case.pk, by=qingyuan.handler, on=asked, at=at(asked))
    assert (made.request.stage, made.request.consult_by) == ("CONSULTING", date(2024, 4, 1))
    assert made.request.next_due == date(2024, 4, 1)
    made = answer_third_party(case=case.pk, by=qingyuan.registrar, on=answered, at=at(answered), note="不同意公开")
    assert (made.request.stage, made.request.reply_due) == ("OPEN", date(2024, 4, 18))
    assert made.request.consult_by is None


def test_an_organ_is_asked_and_answers(qingyuan: County, case: DisclosureRequest) -> None:
    asked, answered = date(2024, 3, 11), date(2024, 3, 12)
    ask_organ(case=case.pk, by=qingyuan.handler, on=asked, at=at(asked))
    with pytest.raises(GongkaiError, match="没有登记过"):
        answer_third_party(case=case.pk, by=qingyuan.handler, on=answered, at=at(answered))
    made = answer_organ(case=case.pk, by=qingyuan.handler, on=answered, at=at(answered))
    assert made.request.reply_due == date(2024, 4, 2)


def test_reasons_are_asked_given_and_the_reply_delayed(qingyuan: County, case: DisclosureRequest) -> None:
    asked, given = date(2024, 3, 5), date(2024, 3, 7)
    ask_reasons(case=case.pk, by=qingyuan.handler, on=asked, at=at(asked))
    give_reasons(case=case.pk, by=qingyuan.registrar, on=given, at=at(given))
    made = delay(case=case.pk, until=date(2024, 6, 3), by=qingyuan.head, on=given, at=at(given, 10))
    assert made.request.reply_due == date(2024, 6, 3)
    with pytest.raises(ForbiddenError):
        delay(case=case.pk, until=date(2024, 7, 3), by=qingyuan.handler, on=given, at=at(given, 11))


def test_the_head_extends_once(qingyuan: County, case: DisclosureRequest) -> None:
    day = date(2024, 3, 28)
    made = extend(case=case.pk, by=qingyuan.head, on=day, at=at(day), note="需要汇总各镇数据")
    assert (made.request.extended, made.request.reply_due) == (True, date(2024, 4, 29))
    with pytest.raises(GongkaiError, match="只能延长一次"):
        extend(case=case.pk, by=qingyuan.head, on=day, at=at(day, 10))
    with pytest.raises(ForbiddenError):
        extend(case=case.pk, by=qingyuan.handler, on=day, at=at(day, 11))


def test_a_fee_is_noticed_with_its_amount_and_payment_starts_anew(qingyuan: County, case: DisclosureRequest) -> None:
    told, paid = date(2024, 3, 20), date(2024, 4, 1)
    made = notice_fee(case=case.pk, method=FeeMethod.PER_PAGE, quantity=72, by=qingyuan.handler, on=told, at=at(told))
    assert (made.request.stage, made.request.next_due) == ("AWAITING_PAYMENT", date(2024, 4, 18))
    assert Charge.objects.get().amount == 420
    made = pay_fee(case=case.pk, by=qingyuan.registrar, on=paid, at=at(paid))
    assert made.request.reply_due == date(2024, 4, 29)


def test_what_is_free_needs_no_notice(qingyuan: County, case: DisclosureRequest) -> None:
    with pytest.raises(GongkaiError, match="免费"):
        notice_fee(
            case=case.pk,
            method=FeeMethod.PER_REQUEST,
            quantity=10,
            by=qingyuan.handler,
            on=FIRST_DAY,
            at=at(FIRST_DAY),
        )


def test_a_reply_is_drafted_sent_back_signed_served_and_archived(qingyuan: County, case: DisclosureRequest) -> None:
    day = date(2024, 3, 20)
    drafted(qingyuan, case.pk, day, Outcome.NOT_HELD)
    with pytest.raises(GongkaiError, match="写明理由"):
        send_back(case=case.pk, reason="", by=qingyuan.reviewer, on=day, at=at(day, 10))
    assert (
        send_back(case=case.pk, reason="检索范围不全", by=qingyuan.reviewer, on=day, at=at(day, 10)).case.draft is None
    )
    draft(case=case.pk, outcome=Outcome.PARTIAL, by=qingyuan.handler, on=day, at=at(day, 11))
    sign(case=case.pk, by=qingyuan.head, on=day, at=at(day, 12))
    made = serve(case=case.pk, manner=Manner.POST, sent=day, proof="挂号信0001", by=qingyuan.handler, at=at(day, 13))
    assert (made.request.outcome, made.request.closed, made.request.pending) == ("partial", day, False)
    assert (made.request.unproved_since, made.request.next_due) == (None, None)
    made = archive(case=case.pk, by=qingyuan.registrar, on=day, at=at(day, 14))
    assert made.request.stage == "ARCHIVED"


def test_nobody_signs_their_own_draft(qingyuan: County, case: DisclosureRequest) -> None:
    from gongkai_office.accounts.models import Role  # noqa: PLC0415  used here alone
    from tests.factories.office import appointed  # noqa: PLC0415

    appointed(qingyuan.head, qingyuan.office, Role.HANDLER)
    draft(case=case.pk, outcome=Outcome.GRANTED, by=qingyuan.head, on=FIRST_DAY, at=at(FIRST_DAY))
    with pytest.raises(GongkaiError, match="不能签发自己起草的"):
        sign(case=case.pk, by=qingyuan.head, on=FIRST_DAY, at=at(FIRST_DAY, 10))


def test_a_reply_sent_without_proof_waits_for_it(qingyuan: County, case: DisclosureRequest) -> None:
    day, later = date(2024, 3, 20), date(2024, 3, 25)
    assert served(qingyuan, case.pk, day, proof="").request.unproved_since == day
    with pytest.raises(GongkaiError, match="送达凭证"):
        prove(case=case.pk, proof="", by=qingyuan.handler, on=later, at=at(later))
    prove(case=case.pk, proof="回执0007", by=qingyuan.handler, on=later, at=at(later))
    assert DisclosureRequest.objects.get(pk=case.pk).unproved_since is None
    with pytest.raises(GongkaiError, match="没有待补凭证"):
        prove(case=case.pk, proof="回执0007", by=qingyuan.handler, on=later, at=at(later))


def test_a_courier_is_no_post(qingyuan: County, case: DisclosureRequest) -> None:
    signed(qingyuan, case.pk, FIRST_DAY)
    with pytest.raises(GongkaiError, match="邮政企业"):
        serve(
            case=case.pk,
            manner=Manner.POST,
            sent=FIRST_DAY,
            postal_enterprise=False,
            by=qingyuan.handler,
            at=at(FIRST_DAY, 11),
        )


def test_a_requester_withdraws_through_the_portal(qingyuan: County) -> None:
    new = submitted(qingyuan)
    made = withdraw(case=new.request.pk, by="public", on=FIRST_DAY, at=at(FIRST_DAY, 10))
    assert (made.request.stage, made.request.outcome) == ("WITHDRAWN", "")


def test_a_dispute_is_filed_decided_and_the_case_taken_up_again(qingyuan: County, case: DisclosureRequest) -> None:
    day, filed, ended = date(2024, 3, 20), date(2024, 4, 10), date(2024, 6, 3)
    served(qingyuan, case.pk, day, Outcome.NOT_HELD)
    number = "清源复议〔2024〕3号"
    made = file_dispute(
        case=case.pk, number=number, forum=Forum.RECONSIDERATION, by=qingyuan.registrar, on=filed, at=at(filed)
    )
    assert made.request.disputes.get().ended is None
    made = decide_dispute(
        case=case.pk, number=number, result=DisputeResult.CORRECTED, by=qingyuan.registrar, on=ended, at=at(ended)
    )
    assert made.request.disputes.get().result == "corrected"
    made = reopen(case=case.pk, until=date(2024, 7, 1), by=qingyuan.handler, on=ended, at=at(ended, 10))
    assert (made.request.stage, made.request.reply_due, made.request.pending) == ("OPEN", date(2024, 7, 1), True)
    assert made.request.outcome == "unable.not_held"  # the first reply alone counts in the report


def test_a_dispute_decided_by_mistake_is_mended_by_a_second_person(qingyuan: County, case: DisclosureRequest) -> None:
    day, filed = date(2024, 3, 20), date(2024, 4, 10)
    served(qingyuan, case.pk, day)
    made = file_dispute(
        case=case.pk, number="x-1", forum=Forum.RECONSIDERATION, by=qingyuan.registrar, on=filed, at=at(filed)
    )
    made = void(case=case.pk, entry=made.entry.pk, reason="登错了件", by=qingyuan.head, on=filed, at=at(filed, 10))
    assert not made.request.disputes.exists()
    assert Line.objects.get(subject=f"case:{case.pk}", command="case.voided").reason == "登错了件"


def test_nobody_voids_their_own_entry(qingyuan: County, case: DisclosureRequest) -> None:
    day = date(2024, 3, 28)
    made = extend(case=case.pk, by=qingyuan.head, on=day, at=at(day))
    with pytest.raises(ForbiddenError, match="另一人"):
        void(case=case.pk, entry=made.entry.pk, reason="误点", by=qingyuan.head, on=day, at=at(day, 10))


def test_a_voided_service_awaits_no_proof_and_lives_again_with_it(qingyuan: County, case: DisclosureRequest) -> None:
    day = date(2024, 3, 20)
    made = served(qingyuan, case.pk, day, proof="")
    mended = void(case=case.pk, entry=made.entry.pk, reason="误登", by=qingyuan.head, on=day, at=at(day, 12))
    assert (mended.request.stage, mended.request.unproved_since) == ("SIGNED", None)


def test_the_same_key_twice_leaves_one_entry(qingyuan: County, case: DisclosureRequest) -> None:
    day, key = date(2024, 3, 28), UUID("0190a000-0000-7000-8000-000000000001")
    first = extend(case=case.pk, by=qingyuan.head, on=day, at=at(day), key=key)
    again = extend(case=case.pk, by=qingyuan.head, on=day, at=at(day, 10), key=key)
    assert (first.entry, again.request.entries.count()) == (again.entry, 3)


def test_a_verb_out_of_its_place_says_what_can_be_done_and_changes_nothing(
    qingyuan: County, case: DisclosureRequest
) -> None:
    with pytest.raises(GongkaiError, match="办理中"):
        sign(case=case.pk, by=qingyuan.head, on=FIRST_DAY, at=at(FIRST_DAY, 10))
    tomorrow = FIRST_DAY + timedelta(1)
    with pytest.raises(GongkaiError, match="还没有到"):
        ask_organ(case=case.pk, by=qingyuan.handler, on=tomorrow, at=at(FIRST_DAY, 10))
    assert Entry.objects.filter(request=case).count() == 2


@pytest.mark.parametrize("kind", ["extend", "archive", "ask_organ"])
def test_a_stranger_from_another_county_does_nothing(
    qingyuan: County, yunling: County, case: DisclosureRequest, kind: str
) -> None:
    verb = {"extend": extend, "archive": archive, "ask_organ": ask_organ}[kind]
    for stranger in yunling.people.values():
        with pytest.raises(ForbiddenError):
            verb(case=case.pk, by=stranger, on=FIRST_DAY, at=at(FIRST_DAY, 10))
    assert registered(qingyuan).serial == 2


def test_every_kind_of_entry_has_a_permission() -> None:
    from gongkai.cases.procedure import BY_KIND  # noqa: PLC0415
    from gongkai_office.cases.policies import ALLOWED  # noqa: PLC0415

    assert set(ALLOWED) == set(EntryKind)
    for kind, ways in ALLOWED.items():
        assert {role for role, _ in ways} <= BY_KIND[kind].roles
