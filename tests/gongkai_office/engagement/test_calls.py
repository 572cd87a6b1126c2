"""The public is asked for as long as the law says, every comment is answered, and the document leads to both."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from gongkai.errors import GongkaiError
from gongkai.law.comments import Draft
from gongkai.screening import Screener, Word
from gongkai_office.accounts.policies import ForbiddenError
from gongkai_office.approvals.models import Chain
from gongkai_office.cases.commands.rotate_keys import drop_key, rotate_keys, sealed_by
from gongkai_office.engagement.commands.draft import begin, change
from gongkai_office.engagement.commands.let_out import let_out, stop
from gongkai_office.engagement.commands.receive import enter
from gongkai_office.engagement.commands.review import send_back, send_up, sign, take_back
from gongkai_office.engagement.commands.sort import export, point_out, put_under, reveal, unpoint
from gongkai_office.engagement.commands.tie import tie
from gongkai_office.engagement.models import Channel, Comment, CommentCall, Stage, Verdict
from gongkai_office.engagement.queries import ANSWERED, CLOSED, OPEN, Figures, figures, standing, unanswered
from gongkai_office.engagement.senders import Sender
from gongkai_office.engagement.senders import opened as sender_of
from gongkai_office.engagement.verify import verify
from gongkai_office.journal.models import Line
from gongkai_office.normative.desk.words import links_of
from tests.factories.cases import at
from tests.factories.comments import (
    AFTER,
    LAST,
    OPENED,
    SAID,
    SENDER,
    answered,
    drafted,
    opened,
    said,
    signed,
    sorted_out,
)
from tests.factories.documents import issued
from tests.factories.impossible import mobile
from tests.factories.office import County

pytestmark = pytest.mark.django_db(transaction=True)
NOON = at(OPENED, 12)


def test_a_call_of_thirty_days_is_open_through_its_thirtieth_day(qingyuan: County) -> None:
    call = opened(qingyuan)
    assert (call.opens_on, call.closes_on) == (OPENED, LAST)
    assert [standing(call, day) for day in (OPENED, LAST, date(2024, 4, 4))] == [OPEN, OPEN, CLOSED]
    said(call, "禁采期太长", when=at(LAST, 23))
    with pytest.raises(GongkaiError, match="2024-04-03 截止"):
        said(call, "晚了一天", when=at(date(2024, 4, 4), 8))


def test_a_shorter_period_needs_a_reason_that_goes_out_with_the_draft(qingyuan: County) -> None:
    short = replace(SAID, days=10)
    with pytest.raises(GongkaiError, match="一般不少于 30 日") as refused:
        drafted(qingyuan, short)
    assert refused.value.source == "《优化营商环境条例》第六十二条"
    assert drafted(qingyuan, replace(short, shortened="汛期将至")).days == 10
    assert drafted(qingyuan, replace(short, draft=Draft.NORMATIVE)).days == 10


def test_three_people_sign_what_they_saw_and_the_drafter_is_none_of_them(qingyuan: County) -> None:
    call = drafted(qingyuan)
    content = bytes(send_up(call=call.pk, screener=Screener(), by=qingyuan.handler, at=NOON).content_hash).hex()
    for early in (qingyuan.handler, qingyuan.head):
        with pytest.raises(ForbiddenError):
            sign(call=call.pk, content=content, by=early, at=NOON)
    with pytest.raises(GongkaiError, match="审签"):
        change(call=call.pk, called=SAID, by=qingyuan.handler, at=NOON)
    with pytest.raises(GongkaiError, match="不能这样办理"):
        let_out(call=call.pk, screener=Screener(), by=qingyuan.handler, at=NOON)
    send_back(call=call.pk, content=content, reason="写明禁采期", by=qingyuan.reviewer, at=NOON)
    assert CommentCall.objects.get().stage == Stage.DRAFT


def test_a_signed_call_that_is_taken_back_is_signed_anew(qingyuan: County) -> None:
    call = signed(drafted(qingyuan), qingyuan, when=NOON)
    take_back(call=call.pk, reason="正文有误", by=qingyuan.handler, at=NOON)
    change(call=call.pk, called=replace(SAID, about="改过的说明"), by=qingyuan.handler, at=NOON)
    with pytest.raises(GongkaiError, match="不能这样办理"):
        let_out(call=call.pk, screener=Screener(), by=qingyuan.handler, at=NOON)
    signed(call, qingyuan, when=NOON)
    let_out(call=call.pk, screener=Screener(), by=qingyuan.handler, at=NOON)
    assert Chain.objects.count() == 2
    assert list(verify()) == []


def test_what_the_gate_finds_stays_in_or_goes_out_with_a_reason_that_is_signed(qingyuan: County) -> None:
    leaky = replace(SAID, about=f"有疑问请打 {mobile(1)}")
    call = drafted(qingyuan, leaky)
    with pytest.raises(GongkaiError, match="发现 1 处"):
        send_up(call=call.pk, screener=Screener(), by=qingyuan.handler, at=NOON)
    send_up(call=call.pk, screener=Screener(), excuse="对外公布的值班电话", by=qingyuan.handler, at=NOON)
    (found,) = CommentCall.objects.get().findings
    assert mobile(1) not in str(found)
    assert found["place"] == "起草说明"


def test_a_list_that_grew_after_the_signatures_keeps_a_call_in(qingyuan: County) -> None:
    call = signed(drafted(qingyuan), qingyuan, when=NOON)
    with pytest.raises(GongkaiError, match="又发现问题"):
        let_out(call=call.pk, screener=Screener(words=(Word("堤防"),)), by=qingyuan.handler, at=NOON)


def test_a_comment_is_numbered_sealed_and_counted_once_however_often_it_is_sent(qingyuan: County) -> None:
    call, key = opened(qingyuan), uuid4()
    for _ in range(2):
        said(call, "禁采期太长", when=NOON, key=key)
    second = said(call, "没有意见", when=NOON, sender=Sender())
    first = Comment.objects.get(pk=key)
    assert (first.serial, second.serial, Comment.objects.count()) == (1, 2, 2)
    assert (first.masked_name, second.masked_name) == ("欧*问", "")
    assert sender_of(first) == SENDER
    assert "欧阳问".encode() not in bytes(first.sealed)
    facts = str(list(Line.objects.values_list("facts", "reason")))
    assert "欧阳问" not in facts
    assert "ouyang@" not in facts


def test_a_letter_is_entered_with_the_day_it_came(qingyuan: County) -> None:
    call = opened(qingyuan)
    one = enter(
        call=call.pk, channel=Channel.LETTER, text="禁采期太长", sender=SENDER, on=date(2024, 3, 6),
        by=qingyuan.handler, at=at(date(2024, 3, 7)), key=uuid4(),
    )  # fmt: skip
    assert one.received_on == date(2024, 3, 6)
    for day in (date(2024, 3, 1), date(2024, 3, 8)):
        with pytest.raises(GongkaiError, match="收到日期"):
            enter(
                call=call.pk, channel=Channel.PHONE, text="太长", sender=SENDER, on=day, by=qingyuan.handler,
                at=at(date(2024, 3, 7)), key=uuid4(),
            )  # fmt: skip


def test_who_sent_a_comment_is_looked_at_for_a_reason_that_stays_on_record(qingyuan: County) -> None:
    one = said(opened(qingyuan), "禁采期太长", when=NOON)
    with pytest.raises(GongkaiError, match="事由"):
        reveal(comment=one.pk, reason=" ", by=qingyuan.handler, at=NOON)
    with pytest.raises(ForbiddenError):
        reveal(comment=one.pk, reason="想知道", by=qingyuan.reviewer, at=NOON)
    assert reveal(comment=one.pk, reason="核实河段", by=qingyuan.handler, at=NOON) == SENDER
    assert Line.objects.filter(command="comments.reveal", reason="核实河段").count() == 1


def test_no_result_goes_up_before_every_comment_is_answered(qingyuan: County) -> None:
    call = opened(qingyuan)
    said(call, "禁采期太长", when=NOON)
    with pytest.raises(GongkaiError, match="才截止"):
        send_up(call=call.pk, screener=Screener(), by=qingyuan.handler, at=NOON)
    with pytest.raises(GongkaiError, match="1 条意见没有归入"):
        send_up(call=call.pk, screener=Screener(), by=qingyuan.handler, at=at(AFTER))
    with pytest.raises(GongkaiError, match="请说明理由"):
        point_out(call=call.pk, gist="缩短", verdict=Verdict.NOT_ADOPTED, reason="", by=qingyuan.handler, at=at(AFTER))
    point = point_out(
        call=call.pk, gist="缩短", verdict=Verdict.ADOPTED, reason="", by=qingyuan.handler, at=at(AFTER)
    ).pk
    put_under(call=call.pk, comments=[Comment.objects.get().pk], point=point, by=qingyuan.handler, at=at(AFTER))
    with pytest.raises(GongkaiError, match="采纳情况说明"):
        send_up(call=call.pk, screener=Screener(), by=qingyuan.handler, at=at(AFTER))
    unpoint(call=call.pk, point=point, by=qingyuan.handler, at=at(AFTER))
    assert Comment.objects.get().point is None


def test_a_result_is_signed_as_the_call_was_and_then_stands(qingyuan: County) -> None:
    call = opened(qingyuan)
    for text in ("禁采期太长", "请缩短到八月"):
        said(call, text, when=NOON)
    done = answered(call, qingyuan, when=at(AFTER))
    assert (done.stage, done.result_on, standing(done, AFTER)) == (Stage.DONE, AFTER, ANSWERED)
    assert list(verify()) == []
    Comment.objects.filter(serial=2).update(point=None)
    assert [one.where for one in verify()] == ["采纳情况与签署的内容"]


def test_a_closed_call_without_its_result_is_named_to_those_who_owe_it(qingyuan: County) -> None:
    call = opened(qingyuan)
    assert list(unanswered(qingyuan.handler, LAST)) == []
    assert list(unanswered(qingyuan.handler, AFTER)) == [call]
    assert list(unanswered(qingyuan.reviewer, AFTER)) == []
    answered(call, qingyuan, when=at(AFTER))
    assert list(unanswered(qingyuan.handler, AFTER)) == []


def test_the_document_leads_to_the_call_and_to_its_result_and_the_call_to_the_document(qingyuan: County) -> None:
    call = opened(qingyuan)
    document = issued(qingyuan.office, qingyuan.handler, on=AFTER)
    tie(call=call.pk, document=document.pk, by=qingyuan.handler, at=at(AFTER, 10))
    assert [(one.relation, one.address) for one in links_of(document)] == [("征求意见", f"/comments/{call.pk}/")]
    answered(call, qingyuan, when=at(AFTER, 11))
    assert [(one.relation, one.address) for one in links_of(document)][1:] == [
        ("意见采纳情况", f"/comments/{call.pk}/#result")
    ]
    assert CommentCall.objects.get().document == document
    with pytest.raises(GongkaiError, match="已经关联"):
        tie(call=call.pk, document=document.pk, by=qingyuan.handler, at=at(AFTER, 12))


def test_a_stopped_call_keeps_its_page_and_takes_nothing_more(qingyuan: County) -> None:
    call = opened(qingyuan)
    with pytest.raises(GongkaiError, match="理由"):
        stop(call=call.pk, reason="", by=qingyuan.handler, at=NOON)
    stop(call=call.pk, reason="上级办法已经出台", by=qingyuan.handler, at=NOON)
    with pytest.raises(GongkaiError, match="已终止"):
        said(call, "禁采期太长", when=NOON)


def test_only_people_of_the_organ_who_handle_calls_do_so(qingyuan: County, yunling: County) -> None:
    call = opened(qingyuan)
    for stranger in (yunling.handler, qingyuan.registrar, qingyuan.supervisor, qingyuan.auditor):
        with pytest.raises(ForbiddenError):
            begin(organ=qingyuan.office, called=SAID, by=stranger, at=NOON)
        with pytest.raises(ForbiddenError):
            export(call=call.pk, by=stranger, at=NOON)


def test_the_year_counts_calls_comments_that_came_online_and_results(qingyuan: County) -> None:
    call = opened(qingyuan)
    said(call, "禁采期太长", when=NOON)
    enter(
        call=call.pk, channel=Channel.LETTER, text="太长", sender=SENDER, on=OPENED, by=qingyuan.handler, at=NOON,
        key=uuid4(),
    )  # fmt: skip
    answered(call, qingyuan, when=at(AFTER))
    opened(qingyuan, when=at(date(2025, 1, 6)))
    year = date(2024, 1, 1), date(2024, 12, 31)
    assert figures([qingyuan.office.pk], *year) == Figures(held=1, opinions=1, results=1)
    assert figures([qingyuan.office.pk], *year, as_of=at(LAST)) == Figures(held=1, opinions=1, results=0)
    assert figures([qingyuan.water.pk], *year) == Figures(0, 0, 0)


def test_senders_are_sealed_anew_when_the_key_changes(qingyuan: County) -> None:
    one = said(opened(qingyuan), "禁采期太长", when=NOON)
    assert sealed_by(1) == 1
    assert rotate_keys(by="system", at=NOON) == 1
    drop_key(version=1, by="system", at=NOON)
    one.refresh_from_db()
    assert (one.key_version, sender_of(one)) == (2, SENDER)
    assert list(verify()) == []


def test_a_result_that_is_taken_back_can_be_sorted_again(qingyuan: County) -> None:
    call = opened(qingyuan)
    said(call, "禁采期太长", when=NOON)
    sorted_out(call, qingyuan, when=at(AFTER))
    signed(call, qingyuan, when=at(AFTER))
    take_back(call=call.pk, reason="要点写错", by=qingyuan.handler, at=at(AFTER))
    point = call.points.get()
    point_out(
        call=call.pk, gist="改过的要点", verdict=Verdict.ADOPTED, reason="", of=point.pk, by=qingyuan.handler,
        at=at(AFTER),
    )  # fmt: skip
    signed(call, qingyuan, when=at(AFTER, 15))
    assert let_out(call=call.pk, screener=Screener(), by=qingyuan.handler, at=at(AFTER, 16)).stage == Stage.DONE
    assert list(verify()) == []
