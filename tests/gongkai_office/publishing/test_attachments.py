"""Files of an item: looked into before they leave, signed with the text, public only while their version is."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.errors import GongkaiError
from gongkai.screening import Screener
from gongkai_office.files.commands.hold import hold
from gongkai_office.files.models import Purpose
from gongkai_office.publishing.commands.draft import draft, revise
from gongkai_office.publishing.commands.edit import edit
from gongkai_office.publishing.commands.publish import publish
from gongkai_office.publishing.commands.screen import overrule, screen
from gongkai_office.publishing.commands.send_up import send_up
from gongkai_office.publishing.commands.take_down import take_down
from gongkai_office.publishing.metadata import Descent
from gongkai_office.publishing.models import State, Version
from gongkai_office.publishing.queries.gate import undecided
from gongkai_office.publishing.tasks import read_attachments
from gongkai_office.publishing.verify import verify
from gongkai_office.search.queries import search
from tests.factories.impossible import id_number
from tests.factories.office import signed_in
from tests.factories.publishing import AT, NOTICE, Desk
from tests.factories.uploads import jpeg, subsidy_list, taken, upload

pytestmark = pytest.mark.django_db(transaction=True)
SUBSIDIES = replace(NOTICE, title="耕地补贴名单", body="")
NUMBER = id_number("19850101")


def paper(content: bytes, name: str = "补贴名单.xlsx") -> UUID:
    return hold(upload=taken(name, content), purpose=Purpose.OTHER, at=AT).pk


def drafted(desk: Desk, *papers: UUID) -> Version:
    columns = [desk.columns["20(11)"].pk]
    return draft(organ=desk.county.office, content=SUBSIDIES, columns=columns, by=desk.editor, at=AT, papers=papers)


def edited(desk: Desk, version: Version, **change: object) -> Version:
    given = {"content": SUBSIDIES, "columns": [desk.columns["20(11)"].pk], "seen": version.revision}
    return edit(version=version.pk, by=desk.editor, at=AT, **given, **change)  # type: ignore[arg-type]


def address(version: Version, index: int = 0) -> str:
    return f"/info/{version.item.index_number}/files/{version.attachments.all()[index].pk}/"


def test_numbers_in_a_hidden_column_of_a_workbook_stop_the_item(desk: Desk) -> None:
    version = drafted(desk, paper(subsidy_list(NUMBER)))
    run = screen(version=version.pk, screener=Screener(), at=AT)
    found = {(hit.sort, hit.place) for hit in undecided(run)}
    assert ("id-number", "附件“补贴名单.xlsx”工作表“Sheet”第2行第4列") in found
    assert ("hidden-content", "附件“补贴名单.xlsx”工作表“Sheet”第4列") in found
    assert NUMBER not in "".join(hit.masked + hit.message for hit in run.hits.all())
    with pytest.raises(GongkaiError, match="没有处理"):
        send_up(version=version.pk, by=desk.editor, at=AT)


def test_the_public_reads_the_files_of_what_is_out_and_no_others(client: Client, desk: Desk) -> None:
    content = subsidy_list("无", hidden=False)
    version = drafted(desk, paper(content))
    assert client.get(address(version)).status_code == 404
    publish(version=desk.reviewed(desk.sent_up(version)).pk, by=desk.editor, at=AT)
    page = client.get(f"/info/{version.item.index_number}/").content.decode()
    assert "补贴名单.xlsx" in page
    answer = client.get(address(version))
    assert answer.content == content
    assert answer["X-Content-Type-Options"] == "nosniff"
    second = revise(item=version.item_id, by=desk.editor, at=AT)
    assert client.get(address(second)).status_code == 404
    take_down(version=version.pk, kind=Descent.ERROR, reason="金额有误", by=desk.editor, at=AT)
    assert client.get(address(version)).status_code == 404


def test_another_file_voids_the_reviews_and_what_was_out_keeps_its_own(desk: Desk) -> None:
    version = desk.reviewed(desk.sent_up(drafted(desk, paper(subsidy_list("无", hidden=False)))))
    held = version.attachments.get()
    changed = edited(desk, version, without=[held.pk], papers=[paper(subsidy_list("没有", hidden=False))])
    assert changed.state == State.DRAFT
    assert changed.content_hash != version.content_hash
    out = publish(version=desk.reviewed(desk.sent_up(changed)).pk, by=desk.editor, at=AT)
    second = revise(item=out.item_id, by=desk.editor, at=AT)
    assert bytes(second.content_hash) == bytes(out.content_hash)
    edited(desk, second, without=[second.attachments.get().pk])
    assert [one.name for one in out.attachments.all()] == ["补贴名单.xlsx"]
    assert list(verify()) == []


def test_what_stands_in_a_file_is_found_once_it_was_read_in_the_background(desk: Desk) -> None:
    version = drafted(desk, paper(subsidy_list("无", hidden=False)))
    publish(version=desk.reviewed(desk.sent_up(version)).pk, by=desk.editor, at=AT)
    assert read_attachments(AT) == 1
    assert read_attachments(AT) == 0
    assert [one.page.url for one in search("云溪").found] == [f"/info/{version.item.index_number}/"]


def test_a_picture_that_cannot_be_read_waits_for_somebodys_name_and_so_does_the_next(desk: Desk) -> None:
    version = drafted(desk, paper(jpeg(), "公示照片.jpg"))
    run = screen(version=version.pk, screener=Screener(), at=AT)
    hit = undecided(run).get()
    assert "人工" in hit.message
    overrule(hit=hit.pk, by=desk.editor, at=AT, reason="已逐页看过，没有个人信息")
    assert not undecided(screen(version=version.pk, screener=Screener(), at=AT)).exists()
    other = edited(desk, version, without=[version.attachments.get().pk], papers=[paper(jpeg(50), "公示照片.jpg")])
    assert undecided(screen(version=other.pk, screener=Screener(), at=AT)).count() == 1


def test_a_file_stays_with_a_form_that_has_to_be_filled_in_again(client: Client, desk: Desk) -> None:
    signed_in(client, desk.editor)
    given = {
        "key": "0196f6a5-0000-7000-8000-000000000001",
        "title": "",
        "columns": [str(desk.columns["20(11)"].pk)],
        "attribute": "public",
        "formed_on": "2024-03-01",
        "genre": "list",
        "theme": "12",
        "source": "清源县人民政府办公室",
    }
    sent = {**given, "papers": upload("补贴名单.xlsx", subsidy_list("无", hidden=False))}
    again = client.post(reverse("publishing:new"), sent)
    assert again.status_code == 422
    assert "补贴名单.xlsx" in again.content.decode()
    tray = again.context["tray"].token
    assert client.post(reverse("publishing:new"), {**given, "title": "名单", "tray": tray}).status_code == 302
    version = Version.objects.get()
    assert [one.name for one in version.attachments.all()] == ["补贴名单.xlsx"]
    assert "补贴名单.xlsx" in client.get(reverse("publishing:show", args=[version.pk])).content.decode()
    held = reverse("publishing:attachment", args=[version.pk, version.attachments.get().pk])
    assert client.get(held).status_code == 200
