"""Two editors at one draft: each sees the other, nobody overwrites what they have not seen, nothing typed is lost."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from gongkai_office.clock import BEIJING
from gongkai_office.publishing.commands.attend import attend, leave
from gongkai_office.publishing.models import Editing, Version
from gongkai_office.publishing.queries.editing import SILENT, editors
from tests.factories.office import signed_in
from tests.factories.publishing import AT, Desk
from tests.gongkai_office.publishing.test_desk import written

pytestmark = pytest.mark.django_db(transaction=True)


def edited(client: Client, version: Version, desk: Desk, **other: str) -> str:
    return client.post(reverse("publishing:edit", args=[version.pk]), written(desk, **other)).content.decode()


def test_who_opens_a_draft_sees_who_has_it_open_and_since_when(client: Client, desk: Desk) -> None:
    version = desk.drafted()
    client.get(reverse("publishing:edit", args=[version.pk]))  # nobody yet: refused at the door
    assert not Editing.objects.exists()
    signed_in(client, desk.second)
    client.get(reverse("publishing:edit", args=[version.pk]))
    since = Editing.objects.get().since.astimezone(BEIJING)
    signed_in(client, desk.editor)
    words = f"孔亥 从 {since:%H:%M} 起打开了这一稿"
    assert words in client.get(reverse("publishing:edit", args=[version.pk])).content.decode()
    assert "正在修改这一稿" in client.get(reverse("publishing:show", args=[version.pk])).content.decode()
    assert "孔亥、卫壬 正在修改" in client.get(reverse("publishing:work")).content.decode()


def test_a_page_says_that_it_is_open_and_is_told_of_a_saving_meanwhile(client: Client, desk: Desk) -> None:
    version = desk.drafted()
    beat = reverse("publishing:editing", args=[version.pk])
    signed_in(client, desk.editor)
    assert "保存了这一稿" not in client.post(beat, {"seen": "1"}).content.decode()
    signed_in(client, desk.second)
    edited(client, version, desk, title="孔亥的稿", seen="1")
    signed_in(client, desk.editor)
    assert "孔亥 在" in client.post(beat, {"seen": "1"}).content.decode()


def test_a_page_that_falls_silent_is_closed_and_opens_anew(desk: Desk) -> None:
    version = desk.drafted()
    attend(version=version.pk, by=desk.second, at=AT)
    later = AT + SILENT + timedelta(seconds=1)
    assert editors(version, AT + SILENT, but=desk.editor)
    assert not editors(version, later, but=desk.editor)
    assert attend(version=version.pk, by=desk.second, at=later).since == later


def test_a_page_heard_of_in_time_keeps_the_instant_it_was_opened(desk: Desk) -> None:
    version = desk.drafted()
    attend(version=version.pk, by=desk.second, at=AT)
    assert attend(version=version.pk, by=desk.second, at=AT + SILENT).since == AT
    leave(version=version.pk, by=desk.second)
    assert not editors(version, AT, but=desk.editor)


def test_who_saves_second_sees_both_texts_compared_and_saves_only_knowingly(client: Client, desk: Desk) -> None:
    version = desk.drafted()
    signed_in(client, desk.second)
    edited(client, version, desk, title="孔亥的稿", body="阅览延长至20时。", seen="1")
    signed_in(client, desk.editor)
    page = edited(client, version, desk, title="卫壬的稿", body="阅览延长至22时。", seen="1")
    assert "阅览延长至20时。</del>" in page
    assert "阅览延长至22时。</ins>" in page
    assert "阅览延长至22时。</textarea>" in page
    again = edited(client, version, desk, title="卫壬的稿", body="阅览延长至22时。", seen="1")
    assert "阅览延长至22时。</ins>" in again
    assert Version.objects.get().title == "孔亥的稿"
    edited(client, version, desk, title="卫壬的稿", body="阅览延长至22时。", seen="1", instead="2")
    assert (Version.objects.get().title, Version.objects.get().revision) == ("卫壬的稿", 3)


def test_saving_over_what_was_compared_does_not_save_over_what_came_after(client: Client, desk: Desk) -> None:
    version = desk.drafted()
    signed_in(client, desk.second)
    edited(client, version, desk, title="孔亥的第一稿", seen="1")
    edited(client, version, desk, title="孔亥的第二稿", seen="2")
    signed_in(client, desk.editor)
    assert "孔亥的第二稿" in edited(client, version, desk, title="卫壬的稿", seen="1", instead="2")
    assert Version.objects.get().title == "孔亥的第二稿"


def test_saving_closes_the_mark(client: Client, desk: Desk) -> None:
    version = desk.drafted()
    signed_in(client, desk.second)
    client.get(reverse("publishing:edit", args=[version.pk]))
    edited(client, version, desk, seen="1")
    assert not editors(version, datetime.now(BEIJING), but=desk.editor)
