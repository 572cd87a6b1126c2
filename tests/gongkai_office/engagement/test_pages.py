"""The box for comments needs no account and tells robots apart; the desk reads, sorts, answers, takes away."""

from __future__ import annotations

from datetime import datetime, timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from gongkai_office.accounts.models import Role
from gongkai_office.engagement.commands.let_out import stop
from gongkai_office.engagement.models import Comment, CommentCall, Stage
from gongkai_office.journal.models import Line
from gongkai_office.portal.limits import COMMENT
from gongkai_office.search.queries import search
from tests.factories.cases import at
from tests.factories.clocks import stop as stop_clock
from tests.factories.comments import AFTER, OPENED, SENDER, TITLE, answered, drafted, opened, said
from tests.factories.documents import issued, published, texted
from tests.factories.office import County, signed_in
from tests.factories.portal import solved, text
from tests.gongkai_office.engagement.conftest import Desk

pytestmark = pytest.mark.django_db(transaction=True)
NOON = at(OPENED, 12)


def say(client: Client, call: CommentCall, **given: str) -> int:
    """Fill in the box; the status of the answer."""
    where = reverse("portal:comment", args=[call.pk])
    key = client.get(where).context["form"]["key"].value()
    answer = given.pop("answer", "") or solved(client)
    return client.post(where, {"key": key, "answer": answer, "name": "", "contact": "", **given}).status_code


@pytest.mark.usefixtures("stopped")
def test_anybody_says_something_without_an_account_and_without_a_name(qingyuan: County) -> None:
    call, client = opened(qingyuan), Client()
    shown = client.get(reverse("portal:comment_call", args=[call.pk]))
    assert "2024-04-03 截止" in text(shown)
    assert not shown.cookies
    assert say(client, call, text="禁采期太长") == 302
    one = Comment.objects.get()
    assert (one.text, one.masked_name, one.channel) == ("禁采期太长", "", "portal")
    assert "意见已收到" in text(client.get(reverse("portal:commented", args=[call.pk])))


@pytest.mark.usefixtures("stopped")
def test_a_robot_is_asked_again_and_what_was_typed_stays(qingyuan: County) -> None:
    call, client = opened(qingyuan), Client()
    where = reverse("portal:comment", args=[call.pk])
    key = client.get(where).context["form"]["key"].value()
    refused = client.post(where, {"key": key, "text": "禁采期太长", "answer": "不知道"})
    assert refused.status_code == 422
    assert "禁采期太长" in text(refused)
    assert "不知道" not in text(refused)
    assert Comment.objects.count() == 0
    assert client.post(where, {"key": key, "text": "禁采期太长", "answer": solved(client)}).status_code == 302


@pytest.mark.usefixtures("stopped")
def test_who_wants_another_question_keeps_what_was_typed(qingyuan: County) -> None:
    call, client = opened(qingyuan), Client()
    where = reverse("portal:comment", args=[call.pk])
    key, first = client.get(where).context["form"]["key"].value(), client.session["robot"]["text"]
    shown = client.post(where, {"key": key, "text": "禁采期太长", "answer": "", "another": "1"})
    assert shown.status_code == 200
    assert "禁采期太长" in text(shown)
    assert str(key) in text(shown)
    assert client.session["robot"]["text"] != first
    assert client.post(where, {"key": key, "text": "禁采期太长", "answer": solved(client)}).status_code == 302


@pytest.mark.usefixtures("stopped")
def test_nobody_floods_a_call(qingyuan: County) -> None:
    call, client = opened(qingyuan), Client()
    assert {say(client, call, text=f"意见{number}") for number in range(COMMENT.count)} == {302}
    assert say(client, call, text="再来一条") == 429
    assert Comment.objects.count() == COMMENT.count


def test_a_closed_call_shows_no_box_and_says_that_its_result_is_owed(
    qingyuan: County, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = opened(qingyuan)
    stop_clock(monkeypatch, at(AFTER))
    client = Client()
    page = text(client.get(reverse("portal:comment_call", args=[call.pk])))
    assert "已经截止，采纳情况待公布" in page
    assert "在网上提意见" not in page
    where = reverse("portal:comment", args=[call.pk])
    assert client.get(where).headers["Location"] == reverse("portal:comment_call", args=[call.pk])
    assert TITLE in text(client.get(reverse("portal:comment_calls"), {"state": "closed"}))
    assert TITLE not in text(client.get(reverse("portal:comment_calls")))


@pytest.mark.usefixtures("stopped")
def test_the_result_names_points_and_numbers_and_nobody(qingyuan: County) -> None:
    call = opened(qingyuan)
    said(call, "我是欧阳问，禁采期太长", when=NOON)
    said(call, "缩短到八月", when=NOON)
    answered(call, qingyuan, when=at(AFTER))
    page = text(Client().get(reverse("portal:comment_call", args=[call.pk])))
    for shown in ("缩短禁采期", "部分采纳", "六月已经进入汛期", "共收到意见 2 条"):
        assert shown in page
    assert "欧阳问" not in page
    assert [one.page.title for one in search("缩短禁采期").found] == [TITLE]


@pytest.mark.usefixtures("stopped")
def test_document_and_call_lead_to_each_other(qingyuan: County, desk: Desk) -> None:
    call = opened(qingyuan)
    document = issued(qingyuan.office, qingyuan.handler, on=OPENED)
    published(texted(document, qingyuan.handler), qingyuan, when=NOON)
    client, where = desk(qingyuan.handler), reverse("engagement:call", args=[call.pk])
    assert client.post(where, {"do": "tie", "document": document.pk}).status_code == 302
    here = reverse("portal:comment_call", args=[call.pk])
    assert f'href="{here}"' in text(Client().get(reverse("portal:document", args=[document.pk])))
    assert f'href="{reverse("portal:document", args=[document.pk])}"' in text(Client().get(here))


@pytest.mark.usefixtures("stopped")
def test_a_draft_is_nobodys_to_read_and_a_stopped_call_says_why(qingyuan: County) -> None:
    draft = drafted(qingyuan)
    assert Client().get(reverse("portal:comment_call", args=[draft.pk])).status_code == 404
    call = opened(qingyuan)
    stop(call=call.pk, reason="上级办法已经出台", by=qingyuan.handler, at=NOON)
    assert "上级办法已经出台" in text(Client().get(reverse("portal:comment_call", args=[call.pk])))


@pytest.mark.usefixtures("stopped")
def test_the_public_takes_the_draft_home(qingyuan: County) -> None:
    call = opened(qingyuan)
    answer = Client().get(reverse("portal:comment_draft", args=[call.pk, "docx"]))
    assert answer.status_code == 200
    assert Client().get(reverse("portal:comment_draft", args=[call.pk, "exe"])).status_code == 404
    assert f"/comments/{call.pk}/" in b"".join(Client().get(reverse("portal:sitemap"))).decode()


def test_a_call_goes_from_its_draft_to_the_public_by_its_pages(qingyuan: County, desk: Desk, stopped: datetime) -> None:
    handler = desk(qingyuan.handler)
    page = handler.get(reverse("engagement:new"))
    given = {
        "key": page.context["form"]["key"].value(), "organ": qingyuan.office.pk, "draft": "MARKET", "title": TITLE,
        "about": "拟规定禁采期", "text": "第一条　本办法。", "days": 10, "shortened": "", "ways": "来信",
    }  # fmt: skip
    refused = handler.post(reverse("engagement:new"), given)
    assert "一般不少于 30 日" in text(refused)
    where = handler.post(reverse("engagement:new"), {**given, "days": 30}).headers["Location"]
    handler.post(where, {"do": "send_up"})
    for person in (qingyuan.reviewer, qingyuan.people[qingyuan.office, Role.SECRECY_REVIEWER], qingyuan.head):
        client = desk(person)
        assert TITLE in text(client.get(reverse("engagement:calls")))
        client.post(where, {"do": "sign", "content": client.get(where).context["content"]})
    handler.post(where, {"do": "let_out"})
    call = CommentCall.objects.get()
    assert (call.stage, call.closes_on) == (Stage.OUT, (stopped + timedelta(30)).date())


def test_comments_are_sorted_and_taken_away_without_names(qingyuan: County, desk: Desk) -> None:
    call = opened(qingyuan)
    one = said(call, "=1+1 禁采期太长", when=NOON)
    client, where = desk(qingyuan.handler), reverse("engagement:comments", args=[call.pk])
    client.post(where, {"do": "point", "gist": "缩短禁采期", "verdict": "adopted", "reason": ""})
    client.post(where, {"do": "put_under", "comment": one.pk, "point": call.points.get().pk})
    assert "都已归入要点" in text(client.get(where))
    sheet = load_workbook(BytesIO(client.post(reverse("engagement:export", args=[call.pk])).content)).worksheets[0]
    cells = [str(cell.value) for cell in sheet[2]]
    assert cells[3:7] == ["欧*问", "=1+1 禁采期太长", "缩短禁采期", "采纳"]
    assert sheet["E2"].data_type == "s"
    assert Line.objects.filter(command="comments.export").exists()


def test_contact_is_shown_to_whoever_says_why(qingyuan: County, desk: Desk) -> None:
    one = said(opened(qingyuan), "禁采期太长", when=NOON)
    client, where = desk(qingyuan.handler), reverse("engagement:comment", args=[one.call_id, one.serial])
    assert SENDER.contact not in text(client.get(where))
    assert client.post(where, {"reason": ""}).status_code == 422
    assert SENDER.contact in text(client.post(where, {"reason": "核实河段"}))
    assert signed_in(Client(), qingyuan.reviewer).get(where).status_code == 403


def test_a_letter_is_entered_at_the_desk(qingyuan: County, desk: Desk) -> None:
    call = opened(qingyuan)
    client, where = desk(qingyuan.handler), reverse("engagement:comments", args=[call.pk])
    key = client.get(where).context["enter"]["key"].value()
    given = {"do": "enter", "key": key, "channel": "letter", "on": "2024-03-04", "name": "欧阳问", "contact": ""}
    assert client.post(where, {**given, "text": ""}).status_code == 422
    assert client.post(where, {**given, "text": "禁采期太长"}).status_code == 302
    assert Comment.objects.get().channel == "letter"


def test_strangers_neither_see_nor_touch_a_call(qingyuan: County, yunling: County, desk: Desk) -> None:
    call = opened(qingyuan)
    client = desk(yunling.handler)
    for name in ("call", "comments", "export", "change"):
        where = reverse(f"engagement:{name}", args=[call.pk])
        assert {client.get(where).status_code, client.post(where, {"do": "stop", "reason": "x"}).status_code} <= {
            403,
            404,
            405,
        }
    assert CommentCall.objects.get().stage == Stage.OUT


@pytest.mark.usefixtures("stopped")
def test_programs_read_calls_with_how_they_stand(qingyuan: County) -> None:
    opened(qingyuan)
    drafted(qingyuan)
    (one,) = Client().get("/api/consultations", {"organ": "qy-office", "standing": "open"}).json()["results"]
    assert (one["title"], one["closes_on"], one["standing"]) == (TITLE, "2024-04-03", "open")
    assert Client().get("/api/consultations", {"standing": "answered"}).json()["results"] == []
    assert Client().get("/api/consultations", {"standing": "nix"}).status_code == 422
