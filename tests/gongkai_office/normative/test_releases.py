"""A text goes out with its interpretation: drafted, looked into, signed and published as one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse

from gongkai.errors import GongkaiError
from gongkai.screening import Screener, Word
from gongkai_office.accounts.models import Role
from gongkai_office.accounts.policies import ForbiddenError
from gongkai_office.files.examining import Examined, examined
from gongkai_office.normative.body import from_text
from gongkai_office.normative.commands.release.explain import excuse, explain, unexplain
from gongkai_office.normative.commands.release.let_out import let_out, note_out
from gongkai_office.normative.commands.release.look import answer_for, look
from gongkai_office.normative.commands.release.prepare import drop, prepare
from gongkai_office.normative.commands.release.review import send_back, send_up, sign
from gongkai_office.normative.interpreting import Form
from gongkai_office.normative.models import Document, Interpretation, Progress, Release, Version
from gongkai_office.normative.queries.releases import open_findings, to_sign
from gongkai_office.normative.verify import verify
from tests.factories import uploads
from tests.factories.cases import at
from tests.factories.documents import DAY, READ, TITLE, issued, published, signed, texted
from tests.factories.office import County
from tests.gongkai_office.normative.conftest import Desk

NOON = at(DAY, 12)
SPOKEN = from_text("局长：每年六月至九月禁采。")


@pytest.fixture(autouse=True)
def own_files(tmp_path: Path, settings: LazySettings) -> None:
    settings.DATA = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def version(qingyuan: County) -> Version:
    return texted(issued(qingyuan.office, qingyuan.handler), qingyuan.handler)


@pytest.fixture
def release(version: Version, qingyuan: County) -> Release:
    return prepare(document=version.document_id, version=version.pk, by=qingyuan.handler, at=NOON)


def handed_in(name: str, content: bytes) -> Examined:
    return examined(SimpleUploadedFile(name, content))


def looked(release: Release, *words: str) -> Release:
    return look(release=release.pk, screener=Screener(words=tuple(map(Word, words))), at=NOON)


def test_no_text_goes_out_without_an_interpretation_or_a_named_reason(release: Release, qingyuan: County) -> None:
    looked(release)
    with pytest.raises(GongkaiError, match="文件和解读同步公布"):
        send_up(release=release.pk, by=qingyuan.handler, at=NOON)
    excuse(release=release.pk, reason="只废止旧文件", by=qingyuan.handler, at=NOON)
    with pytest.raises(GongkaiError, match="还没有做发布前检查"):
        send_up(release=release.pk, by=qingyuan.handler, at=NOON)
    looked(release)
    assert send_up(release=release.pk, by=qingyuan.handler, at=NOON).awaiting == Role.REVIEWER


def test_text_and_interpretation_are_signed_as_one_and_go_out_on_one_day(release: Release, qingyuan: County) -> None:
    explain(release=release.pk, said=READ, by=qingyuan.handler, at=NOON)
    looked(release)
    with pytest.raises(GongkaiError, match="起草"):
        let_out(release=release.pk, by=qingyuan.handler, at=NOON)
    signed(release, qingyuan, when=NOON)
    let_out(release=release.pk, by=qingyuan.handler, at=at(DAY, 15))
    assert Version.objects.get().published_on == Interpretation.objects.get().published_on == DAY
    assert Document.objects.get().published == DAY
    assert list(verify()) == []


def test_three_people_sign_in_turn_and_the_drafter_is_none_of_them(release: Release, qingyuan: County) -> None:
    explain(release=release.pk, said=READ, by=qingyuan.handler, at=NOON)
    looked(release)
    content = bytes(send_up(release=release.pk, by=qingyuan.handler, at=NOON).content_hash).hex()
    assert to_sign(qingyuan.reviewer, DAY).get() == release
    assert not to_sign(qingyuan.head, DAY).exists()
    for early in (qingyuan.head, qingyuan.handler):
        with pytest.raises(ForbiddenError):
            sign(release=release.pk, content=content, by=early, at=NOON)
    sign(release=release.pk, content=content, by=qingyuan.reviewer, at=NOON)
    secrecy = qingyuan.people[qingyuan.office, Role.SECRECY_REVIEWER]
    assert to_sign(secrecy, DAY).get() == release


def test_what_comes_back_is_changed_and_signed_anew(release: Release, qingyuan: County) -> None:
    one = explain(release=release.pk, said=READ, by=qingyuan.handler, at=NOON)
    looked(release)
    content = bytes(send_up(release=release.pk, by=qingyuan.handler, at=NOON).content_hash).hex()
    with pytest.raises(GongkaiError, match="审签"):
        explain(release=release.pk, said=READ, of=one.pk, by=qingyuan.handler, at=NOON)
    send_back(release=release.pk, content=content, reason="没有写惠民举措", by=qingyuan.reviewer, at=NOON)
    fuller = replace(READ, body=from_text("三、惠民举措\n农户自用砂石不收费。"))
    explain(release=release.pk, said=fuller, of=one.pk, by=qingyuan.handler, at=at(DAY, 13))
    looked(release)
    signed(release, qingyuan, when=at(DAY, 14))
    let_out(release=release.pk, by=qingyuan.handler, at=at(DAY, 15))
    assert "农户自用" in str(Interpretation.objects.get().body)


@pytest.mark.parametrize(
    ("form", "file", "told"),
    [
        (Form.PICTURE, None, "请上传文件"),
        (Form.VIDEO, ("图.jpg", uploads.jpeg()), "可以是 MP4"),
        (Form.PICTURE, ("片.mp4", uploads.mp4()), "可以是 PNG、JPG"),
        (Form.PRESS, None, "新闻发布会的日期"),
    ],
)
def test_each_form_asks_for_what_it_is_made_of(
    release: Release, qingyuan: County, form: Form, file: tuple[str, bytes] | None, told: str
) -> None:
    upload = handed_in(*file) if file else None
    with pytest.raises(GongkaiError, match=told):
        explain(release=release.pk, said=replace(READ, form=form), upload=upload, by=qingyuan.handler, at=NOON)


def test_a_picture_or_a_video_without_its_words_is_refused(release: Release, qingyuan: County) -> None:
    silent = replace(READ, form=Form.VIDEO, body=[])
    with pytest.raises(GongkaiError, match="视频的完整文字稿"):
        explain(
            release=release.pk, said=silent, upload=handed_in("片.mp4", uploads.mp4()), by=qingyuan.handler, at=NOON
        )  # fmt: skip


def test_the_gate_looks_into_text_interpretation_and_file_and_somebody_answers(
    release: Release, qingyuan: County
) -> None:
    said = replace(READ, form=Form.VIDEO, body=[*SPOKEN, *from_text("联系人手机13800138000")])
    explain(release=release.pk, said=said, upload=handed_in("片.mp4", uploads.mp4()), by=qingyuan.handler, at=NOON)
    row = looked(release, "堤防")
    places = {hit.place for hit in open_findings(row)}
    assert places == {"正文", f"解读“{READ.title}”", "附件“片.mp4”"}
    assert not any("13800138000" in f"{hit.masked}{hit.message}" for hit in row.hits.all())
    with pytest.raises(GongkaiError, match="还有 3 处没有处理"):
        send_up(release=release.pk, by=qingyuan.handler, at=NOON)
    for hit in open_findings(row):
        answer_for(hit=hit.pk, reason="逐处核对，可以公开", by=qingyuan.handler, at=NOON)
    assert not open_findings(looked(release, "堤防")).exists()
    send_up(release=release.pk, by=qingyuan.handler, at=NOON)


def test_what_was_published_before_is_noted_with_its_place_and_passes_the_gate_too(
    release: Release, qingyuan: County
) -> None:
    later = at(date(2024, 3, 6))
    with pytest.raises(GongkaiError, match="还没有做发布前检查"):
        note_out(release=release.pk, on=DAY, where="县政府公报", by=qingyuan.handler, at=later)
    looked(release)
    for on, where, told in ((date(2024, 3, 6), "县政府公报", "今天以前"), (DAY, " ", "请写明此前在哪里公布")):
        with pytest.raises(GongkaiError, match=told):
            note_out(release=release.pk, on=on, where=where, by=qingyuan.handler, at=later)
    note_out(release=release.pk, on=DAY, where="清源县人民政府公报2024年第2期", by=qingyuan.handler, at=later)
    assert Version.objects.get().published_on == DAY
    assert list(verify()) == []


def test_interpretations_may_follow_a_text_that_is_out(version: Version, qingyuan: County) -> None:
    published(version, qingyuan, when=NOON)
    later = at(date(2024, 4, 8))
    row = prepare(document=version.document_id, version=None, by=qingyuan.handler, at=later)
    looked(row)
    with pytest.raises(GongkaiError, match="还没有解读"):
        send_up(release=row.pk, by=qingyuan.handler, at=later)
    said = replace(READ, form=Form.INTERVIEW, held_on=date(2024, 4, 3), body=SPOKEN)
    explain(release=row.pk, said=said, by=qingyuan.handler, at=later)
    looked(row)
    signed(row, qingyuan, when=later)
    let_out(release=row.pk, by=qingyuan.handler, at=later)
    assert Interpretation.objects.get().published_on == date(2024, 4, 8)
    assert Version.objects.get().published_on == DAY


def test_a_draft_is_taken_away_and_a_release_given_up(release: Release, qingyuan: County) -> None:
    one = explain(release=release.pk, said=READ, by=qingyuan.handler, at=NOON)
    with pytest.raises(GongkaiError, match="没办完的公布稿"):
        prepare(document=release.document_id, version=texted(release.document, qingyuan.handler, "新").pk,
                by=qingyuan.handler, at=NOON)  # fmt: skip
    unexplain(interpretation=one.pk, by=qingyuan.handler, at=NOON)
    drop(release=release.pk, reason="文本要改", by=qingyuan.handler, at=NOON)
    assert Release.objects.get(pk=release.pk).progress == Progress.DROPPED
    assert not Interpretation.objects.exists()


@pytest.fixture
def filmed(release: Release, qingyuan: County) -> Interpretation:
    """A video that is out with its text, and a draft beside it that is not."""
    said = replace(READ, form=Form.VIDEO, body=SPOKEN)
    film = handed_in("片.mp4", uploads.mp4())
    one = explain(release=release.pk, said=said, upload=film, by=qingyuan.handler, at=NOON)
    for hit in open_findings(looked(release)):
        answer_for(hit=hit.pk, reason="已看完全片", by=qingyuan.handler, at=NOON)
    signed(release, qingyuan, when=NOON)
    let_out(release=release.pk, by=qingyuan.handler, at=NOON)
    later = prepare(document=release.document_id, version=None, by=qingyuan.handler, at=NOON)
    explain(release=later.pk, said=replace(READ, title="还没有公布的解读"), by=qingyuan.handler, at=NOON)
    return one


def test_the_public_reads_document_and_interpretation_each_from_the_other(filmed: Interpretation) -> None:
    here = reverse("portal:interpretation", args=[filmed.document_id, filmed.pk])
    document = Client().get(reverse("portal:document", args=[filmed.document_id])).content.decode()
    assert f'视频解读：<a href="{here}">' in document
    assert "还没有公布的解读" not in document
    page = Client().get(here).content.decode()
    assert f'href="{reverse("portal:document", args=[filmed.document_id])}">{TITLE}</a>' in page
    assert "局长：每年六月至九月禁采。" in page
    assert "<video controls" in page
    film = Client().get(f"{here}file")
    assert (film.status_code, film["Content-Type"]) == (200, "video/mp4")
    assert "inline" in film["Content-Disposition"]


def test_a_draft_has_no_public_page_and_no_public_file(filmed: Interpretation) -> None:
    draft = Interpretation.objects.exclude(pk=filmed.pk).get()
    here = reverse("portal:interpretation", args=[draft.document_id, draft.pk])
    assert (Client().get(here).status_code, Client().get(f"{here}file").status_code) == (404, 404)


def test_an_interpretation_is_found_in_the_search(filmed: Interpretation) -> None:
    found = Client().get(reverse("portal:find"), {"q": "六月至九月", "kind": "reading"}).content.decode()
    assert reverse("portal:interpretation", args=[filmed.document_id, filmed.pk]) in found


TAMPERINGS = [
    "UPDATE normative_interpretation SET interpreter = '别人' WHERE published_on IS NOT NULL",
    "UPDATE normative_interpretation SET hash = '00' WHERE published_on IS NOT NULL",
    "UPDATE normative_interpretation SET published_on = '2023-01-01' WHERE published_on IS NOT NULL",
    "UPDATE normative_release SET excuse = '不必' WHERE progress = 'out'",
    "UPDATE normative_release SET out_on = '2023-01-01' WHERE progress = 'out'",
]


@pytest.mark.parametrize("statement", TAMPERINGS)
def test_one_altered_row_is_found(filmed: Interpretation, statement: str) -> None:
    assert filmed
    with connection.cursor() as cursor:
        cursor.execute(statement)
        assert cursor.rowcount == 1
    assert list(verify())


def test_a_release_walks_through_its_page(version: Version, qingyuan: County, desk: Desk) -> None:
    clerk = desk(qingyuan.handler)
    begun = clerk.post(reverse("normative:begin", args=[version.document_id]), {"version": str(version.pk)})
    here = begun["Location"]
    release = Release.objects.get()
    form = {
        "key": "0190b6d5-0000-7000-8000-000000000009",
        "form": "picture",
        "title": "一图读懂",
        "text": "每年六月禁采",
        "interpreter": "清源县水务局局长",
        "upload": SimpleUploadedFile("图.png", uploads.png()),
    }
    page = clerk.post(reverse("normative:interpretation_new", args=[release.pk]), form, follow=True).content.decode()
    assert "图片解读：一图读懂" in page
    assert "还有 1 处没有处理" in clerk.post(here, {"do": "send_up"}, follow=True).content.decode()
    hit = release.hits.get()
    clerk.post(here, {"do": "answer_for", "hit": str(hit.pk), "reason": "图上没有个人信息"})
    assert "已送审" in clerk.post(here, {"do": "send_up"}, follow=True).content.decode()
    for who in (qingyuan.reviewer, qingyuan.people[qingyuan.office, Role.SECRECY_REVIEWER], qingyuan.head):
        reader = desk(who)
        assert TITLE in reader.get(reverse("normative:library")).content.decode().split("等您审签")[1]
        page = reader.get(here).content.decode()
        content = page.split('name="content" value="')[1].split('"')[0]
        assert "已签署" in reader.post(here, {"do": "sign", "content": content}, follow=True).content.decode()
    assert "已公布" in clerk.post(here, {"do": "let_out"}, follow=True).content.decode()
    one = Interpretation.objects.get()
    picture = Client().get(f"{reverse('portal:interpretation', args=[version.document_id, one.pk])}file")
    assert picture["Content-Type"] == "image/png"
