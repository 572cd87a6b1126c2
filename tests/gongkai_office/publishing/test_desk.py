"""The publishing desk as its people use it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from gongkai_office.accounts.models import Person, Role
from gongkai_office.publishing.metadata import Attribute
from gongkai_office.publishing.models import State, Version
from gongkai_office.publishing.procedure import REVIEWS
from gongkai_office.publishing.queries.published import out
from tests.factories.impossible import mobile
from tests.factories.office import County, signed_in
from tests.factories.publishing import NOTICE, Desk

pytestmark = pytest.mark.django_db(transaction=True)


def written(desk: Desk, **other: str) -> dict[str, object]:
    """An editor's form, filled in."""
    return {
        "key": "0196f6a5-0000-7000-8000-000000000001",
        "title": "关于开放县图书馆夜间阅览的通知",
        "body": "自4月1日起延长至21时。\n请有序入馆。",
        "columns": [str(desk.columns["20(11)"].pk)],
        "attribute": "public",
        "formed_on": "2024-03-01",
        "genre": "notice",
        "theme": "12",
        "source": "清源县人民政府办公室",
        **other,
    }


def at(name: str, version: Version, *more: object) -> str:
    return reverse(f"publishing:{name}", args=[version.pk, *more])


def acting(client: Client, who: Person, version: Version, slug: str, **given: object) -> int:
    """Open the page of an act as somebody, and send its form as the page has it."""
    signed_in(client, who)
    shown = client.get(at("act", version, slug))
    form = shown.context["form"]
    sent = {"key": form.initial["key"], "content_hash": form.initial["content_hash"], "sure": "on", **given}
    return client.post(at("act", version, slug), sent).status_code


def test_an_item_walks_from_an_editors_form_to_the_public(client: Client, desk: Desk) -> None:
    signed_in(client, desk.editor)
    assert client.post(reverse("publishing:new"), written(desk)).status_code == 302
    version = Version.objects.get()
    assert version.body == "<p>自4月1日起延长至21时。</p><p>请有序入馆。</p>"
    assert acting(client, desk.editor, version, "send-up") == 302
    for stage in REVIEWS:
        if stage.proof:
            assert acting(client, desk.reviewers[stage.role], version, "proofread") == 302
        assert acting(client, desk.reviewers[stage.role], version, "review", opinion="同意") == 302
    assert acting(client, desk.editor, version, "publish") == 302
    assert [one.title for one in out()] == ["关于开放县图书馆夜间阅览的通知"]
    form = client.get(at("form", version)).content.decode()
    for stage in REVIEWS:
        assert desk.reviewers[stage.role].name in form


def test_what_the_gate_finds_stands_on_the_page_masked_with_a_way_on(client: Client, desk: Desk) -> None:
    signed_in(client, desk.editor)
    client.post(reverse("publishing:new"), written(desk, body=f"联系人手机{mobile(7)}。"))
    version = Version.objects.get()
    shown = client.get(at("show", version)).content.decode()
    gate = shown.split('id="gate"')[1].split("</section>")[0]
    assert mobile(7) not in gate
    assert "1 处需要处理" in gate
    assert acting(client, desk.editor, version, "send-up") == 422
    hit = version.screenings.get().hits.get()
    client.post(at("answer", version, hit.pk), {"key": written(desk)["key"], "reason": "公开的值班手机"})
    assert acting(client, desk.editor, version, "send-up") == 302


def test_two_editors_do_not_overwrite_each_other_and_lose_nothing(client: Client, desk: Desk) -> None:
    version = desk.drafted()
    signed_in(client, desk.second)
    assert client.post(at("edit", version), written(desk, title="孔亥的稿", seen="1")).status_code == 302
    signed_in(client, desk.editor)
    answer = client.post(at("edit", version), written(desk, title="卫壬的稿", seen="1"))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "孔亥的稿" in page
    assert "卫壬的稿" in page
    assert Version.objects.get().title == "孔亥的稿"


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("title", "", "请填写标题"),
        ("columns", [], "请至少选择一个栏目"),
        ("attribute", "withheld", "请写明理由"),
        ("changed_on", "2024-02-01", "不早于成文日期"),
        ("planned_at", "明天", "2024-03-04T09:00"),
    ],
)
def test_a_form_that_cannot_be_kept_says_why_and_keeps_what_was_typed(
    client: Client, desk: Desk, field: str, value: object, words: str
) -> None:
    signed_in(client, desk.editor)
    answer = client.post(reverse("publishing:new"), {**written(desk), field: value})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "请有序入馆" in answer.content.decode()
    assert not Version.objects.exists()


def test_everybody_sees_on_their_page_what_waits_for_them(client: Client, desk: Desk) -> None:
    version = desk.sent_up(desk.drafted())
    waiting = "等我审核"
    signed_in(client, desk.second)
    assert waiting in client.get(reverse("publishing:work")).content.decode()
    signed_in(client, desk.editor)
    assert waiting not in client.get(reverse("publishing:work")).content.decode()
    assert version.title in client.get(reverse("publishing:work")).content.decode()


def test_a_comparison_shows_what_was_taken_out_and_put_in(client: Client, desk: Desk) -> None:
    first = desk.published()
    signed_in(client, desk.editor)
    client.post(at("again", first))
    second = Version.objects.get(number=2)
    client.post(at("edit", second), written(desk, body="自5月1日起延长至22时。", seen="1"))
    page = client.get(at("compare", second, first.pk)).content.decode()
    assert "<del><span" in page
    assert "延长至21时" in page.split("<del>")[1].split("</del>")[0]
    assert "延长至22时" in page.split("<ins>")[1].split("</ins>")[0]


def test_the_list_is_narrowed_by_state_and_words(client: Client, desk: Desk) -> None:
    desk.drafted(replace(NOTICE, title="采购目录"))
    desk.published()
    signed_in(client, desk.editor)
    here = reverse("publishing:items")
    assert [row.title for row in client.get(here, {"state": "draft"}).context["rows"]] == ["采购目录"]
    assert [row.title for row in client.get(here, {"text": "图书馆"}).context["rows"]] == [NOTICE.title]
    assert client.get(here, {"after": "x", "state": "y"}).status_code == 200


def test_other_counties_and_other_roles_find_nothing(client: Client, desk: Desk, yunling: County) -> None:
    version = desk.drafted()
    signed_in(client, yunling.people[yunling.office, Role.HEAD])
    for name in ("show", "form", "edit"):
        assert client.get(at(name, version)).status_code in (403, 404)
    assert client.post(at("check", version)).status_code == 404
    assert client.get(at("act", version, "send-up")).status_code == 404
    signed_in(client, desk.county.registrar)
    assert client.get(at("show", version)).status_code == 403
    assert client.get(reverse("publishing:new")).status_code == 403
    client.logout()
    assert client.get(reverse("publishing:work")).status_code == 302


def test_an_act_whose_turn_has_passed_says_so(client: Client, desk: Desk) -> None:
    version = desk.published()
    signed_in(client, desk.editor)
    page = client.get(at("act", version, "send-up")).content.decode()
    assert "现在是“已发布”，不能送审" in page


def test_taking_down_asks_how_and_why(client: Client, desk: Desk) -> None:
    version = desk.published(replace(NOTICE, formed_on=date(2024, 3, 2)))
    assert acting(client, desk.editor, version, "take-down", kind="merged", reason="合并") == 422
    assert acting(client, desk.editor, version, "take-down", kind="error", reason="时间有误") == 302
    assert Version.objects.get().state == State.TAKEN_DOWN


def test_several_are_reviewed_at_once_and_each_is_told_how_it_went(client: Client, desk: Desk) -> None:
    first, second = (desk.sent_up(desk.drafted(replace(NOTICE, title=title))) for title in ("甲通知", "乙通知"))
    for version in (first, second):
        acting(client, desk.second, version, "proofread")
    page = client.get(reverse("publishing:work"))
    tickets = {row.title: ticket for row, _, ticket in page.context["to_review"]}
    stale = f"{second.pk}:{'00' * 32}"
    told = client.post(reverse("publishing:bulk"), {"review": [tickets["甲通知"], stale, "x"]}).content.decode()
    assert "已审核通过" in told.split("甲通知")[1].split("</tr>")[0]
    assert "没有通过" in told.split("乙通知")[1].split("</tr>")[0]
    waiting = client.get(reverse("publishing:work")).context["to_review"]
    assert [row.title for row, _, _ in waiting] == ["乙通知"]


def test_what_is_not_for_the_public_is_filed_and_stays_out_of_the_way(client: Client, desk: Desk) -> None:
    inner = replace(NOTICE, attribute=Attribute.ON_REQUEST, attribute_reason="涉及特定对象")
    version = desk.drafted(inner)
    assert acting(client, desk.editor, version, "keep") == 302
    assert Version.objects.get().state == State.KEPT
    assert version.title not in client.get(reverse("publishing:work")).content.decode()
    public = desk.drafted(replace(NOTICE, title="公开的通知"))
    acting(client, desk.editor, public, "keep")
    assert Version.objects.get(pk=public.pk).state == State.DRAFT
