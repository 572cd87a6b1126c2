"""One click masks what the gate found; what cannot be masked faithfully is left to people."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import docx
import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from gongkai.errors import GongkaiError
from gongkai.screening import Screener
from gongkai_office.files.commands.hold import hold
from gongkai_office.files.models import Purpose
from gongkai_office.files.reading import content
from gongkai_office.publishing.commands.draft import draft
from gongkai_office.publishing.commands.mask import mask
from gongkai_office.publishing.commands.publish import publish
from gongkai_office.publishing.commands.screen import screen
from gongkai_office.publishing.models import State, Verdict, Version
from gongkai_office.publishing.queries.gate import last_screening, undecided
from gongkai_office.publishing.verify import verify
from tests.factories.impossible import id_number, mobile
from tests.factories.office import signed_in
from tests.factories.publishing import AT, NOTICE, Desk
from tests.factories.uploads import subsidy_list, taken, word

pytestmark = pytest.mark.django_db(transaction=True)
NUMBER = id_number("19850101")


def drafted(desk: Desk, body: str, *papers: tuple[str, bytes]) -> Version:
    held = [hold(upload=taken(name, data), purpose=Purpose.OTHER, at=AT).pk for name, data in papers]
    columns = [desk.columns["20(11)"].pk]
    written = replace(NOTICE, body=body)
    version = draft(organ=desk.county.office, content=written, columns=columns, by=desk.editor, at=AT, papers=held)
    screen(version=version.pk, screener=Screener(), at=AT)
    return version


def test_a_text_is_masked_between_its_tags_and_the_review_form_names_who_did_it(client: Client, desk: Desk) -> None:
    body = f"<p>联系人 3 &lt; 5，<strong>手机{mobile(7)}</strong>，身份证号{NUMBER}。</p>"
    version = drafted(desk, body)
    signed_in(client, desk.editor)
    assert client.post(reverse("publishing:cover", args=[version.pk])).status_code == 302
    row = Version.objects.get()
    masked = f"{mobile(7)[:3]}****{mobile(7)[-4:]}"
    assert row.body == f"<p>联系人 3 &lt; 5，<strong>手机{masked}</strong>，身份证号［已隐去］。</p>"
    run = last_screening(row)
    assert run is not None
    assert not undecided(run).exists()
    assert {(hit.verdict, hit.by) for hit in run.hits.all()} == {(Verdict.MASKED, desk.editor)}
    assert "卫壬：已遮盖" in client.get(reverse("publishing:show", args=[row.pk])).content.decode()
    assert list(verify()) == []


def test_one_hit_is_masked_and_the_others_wait(desk: Desk) -> None:
    version = drafted(desk, f"<p>手机{mobile(7)}，身份证号{NUMBER}。</p>")
    hit = version.screenings.get().hits.get(sort="id-number")
    mask(version=version.pk, screener=Screener(), by=desk.editor, at=AT, only=hit.pk)
    body = Version.objects.get().body
    assert NUMBER not in body
    assert mobile(7) in body


def test_a_workbook_is_masked_as_a_copy_whose_original_stays_and_is_never_public(client: Client, desk: Desk) -> None:
    original = subsidy_list(NUMBER)
    version = drafted(desk, "", ("补贴名单.xlsx", original))
    masked = mask(version=version.pk, screener=Screener(), by=desk.editor, at=AT)
    assert masked.left == ()
    held = Version.objects.get().attachments.get()
    book = openpyxl.load_workbook(BytesIO(content(held.file)))
    assert [cell.value for cell in book["Sheet"][2]] == [1, "云溪镇", "耕地地力保护 320元"]
    assert held.original is not None
    assert content(held.original) == original
    out = publish(version=desk.reviewed(desk.sent_up(Version.objects.get())).pk, by=desk.editor, at=AT)
    answer = client.get(f"/info/{out.item.index_number}/files/{held.pk}/")
    assert answer.content == content(held.file)
    assert NUMBER.encode() not in b"".join(map(content, [held.file]))


def test_a_word_file_is_masked_as_a_copy_whose_original_stays_and_is_never_public(client: Client, desk: Desk) -> None:
    original = word(f"申请人身份证号{NUMBER}，电话{mobile(7)}")
    version = drafted(desk, "", ("说明.docx", original))
    assert mask(version=version.pk, screener=Screener(), by=desk.editor, at=AT).left == ()
    run = screen(version=version.pk, screener=Screener(), at=AT)
    assert not undecided(run).exists()
    held = Version.objects.get().attachments.get()
    assert held.original is not None
    assert content(held.original) == original
    out = publish(version=desk.reviewed(desk.sent_up(Version.objects.get())).pk, by=desk.editor, at=AT)
    public = client.get(f"/info/{out.item.index_number}/files/{held.pk}/").content
    said = docx.Document(BytesIO(public)).paragraphs[0].text
    assert said == f"申请人身份证号［已隐去］，电话{mobile(7)[:3]}****{mobile(7)[-4:]}"


def test_a_text_file_is_left_to_people_who_are_told_what_to_do(desk: Desk) -> None:
    version = drafted(desk, f"<p>手机{mobile(7)}</p>", ("说明.txt", f"身份证号{NUMBER}".encode()))
    masked = mask(version=version.pk, screener=Screener(), by=desk.editor, at=AT)
    assert "再上传改好的文件" in masked.left[0]
    assert mobile(7) not in Version.objects.get().body
    screen(version=version.pk, screener=Screener(), at=AT)
    with pytest.raises(GongkaiError, match="再上传改好的文件"):
        mask(version=version.pk, screener=Screener(), by=desk.editor, at=AT)


def test_masking_after_a_review_voids_it(desk: Desk) -> None:
    version = drafted(desk, f"<p>手机{mobile(7)}</p>")
    Version.objects.filter(pk=version.pk).update(state=State.RETURNED)
    assert mask(version=version.pk, screener=Screener(), by=desk.editor, at=AT).version.state == State.DRAFT
