"""Pictures in the text: an editor's with their words, a former site's brought over, and nobody else's."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gongkai.errors import GongkaiError
from gongkai.screening import Screener
from gongkai_office.files.commands.hold import hold
from gongkai_office.files.models import Purpose
from gongkai_office.publishing.cleaning import cleaned
from gongkai_office.publishing.commands.draft import draft, revise
from gongkai_office.publishing.commands.edit import edit
from gongkai_office.publishing.commands.mask import mask
from gongkai_office.publishing.commands.publish import publish
from gongkai_office.publishing.commands.screen import overrule, screen
from gongkai_office.publishing.commands.send_up import send_up
from gongkai_office.publishing.illustrations import placed, shown
from gongkai_office.publishing.models import State, Verdict, Version
from gongkai_office.publishing.paper import paper_of
from gongkai_office.publishing.queries.gate import last_screening, undecided
from gongkai_office.publishing.verify import verify
from gongkai_office.search.queries import search
from tests.factories.impossible import mobile
from tests.factories.office import signed_in
from tests.factories.publishing import AT, NOTICE, Desk
from tests.factories.sites import TEXT, imported, page, taken_in
from tests.factories.uploads import jpeg, png, taken

pytestmark = pytest.mark.django_db(transaction=True)
KEY = "0196f6a5-0000-7000-8000-000000000001"


def written(desk: Desk, **other: object) -> dict[str, object]:
    """An editor's form, filled in."""
    return {
        "key": KEY,
        "title": NOTICE.title,
        "body": "新馆四月开放。",
        "columns": [str(desk.columns["20(11)"].pk)],
        "attribute": "public",
        "formed_on": "2024-03-01",
        "genre": "notice",
        "theme": "12",
        "source": "清源县人民政府办公室",
        **other,
    }


def illustrated(desk: Desk, words: str = "新馆南门", *, also: str = "") -> Version:
    """A draft that shows one picture."""
    file = taken("新馆.jpg", jpeg(60, 40))
    paper = hold(upload=file, purpose=Purpose.OTHER, at=AT)
    content = replace(NOTICE, body=f"<p>见图。{placed(file.sha256, words)}</p>{also}")
    columns = [desk.columns["20(11)"].pk]
    return draft(organ=desk.county.office, content=content, columns=columns, by=desk.editor, at=AT, papers=[paper.pk])


def answered(desk: Desk, version: Version) -> Version:
    """The gate passed: somebody looked at the picture."""
    for hit in undecided(last_screening(version) or screen(version=version.pk, screener=Screener(), at=AT)):
        overrule(hit=hit.pk, by=desk.editor, at=AT, reason="图上没有个人信息")
    return version


def test_an_editor_puts_a_picture_into_the_text_with_its_words_and_the_public_sees_it(
    client: Client, desk: Desk
) -> None:
    signed_in(client, desk.editor)
    picture = SimpleUploadedFile("新馆.jpg", jpeg(60, 40))
    sent = written(desk, picture=picture, picture_words="新馆“南门”<正面>")
    assert client.post(reverse("publishing:new"), sent).status_code == 302
    version = answered(desk, Version.objects.get())
    assert list(shown(version.body).values()) == ["新馆“南门”＜正面＞"]
    send_up(version=version.pk, by=desk.editor, at=AT)
    publish(version=desk.reviewed(version).pk, by=desk.editor, at=AT)
    file = version.attachments.get()
    where = f"/info/{version.item.index_number}/"
    page_ = client.get(where).content.decode()
    assert f'<img src="{where}files/{file.pk}/" alt="新馆“南门”＜正面＞"' in page_
    assert "<h2>附件" not in page_
    assert client.get(f"{where}files/{file.pk}/")["Content-Type"] == "image/jpeg"
    assert f"{where}files/{file.pk}/" in client.get(f"{where}data.json").json()["body"]
    assert [one.page.title for one in search("南门").found] == [NOTICE.title]
    assert "南门" in repr(paper_of(Version.objects.get(), "清源县人民政府办公室"))
    assert list(verify()) == []


def test_a_picture_without_its_words_is_not_taken_and_one_that_lost_them_is_not_sent_up(
    client: Client, desk: Desk
) -> None:
    signed_in(client, desk.editor)
    answer = client.post(reverse("publishing:new"), written(desk, picture=SimpleUploadedFile("新馆.jpg", jpeg())))
    assert answer.status_code == 422
    assert "请写明图片上有什么" in answer.content.decode()
    version = answered(desk, illustrated(desk, ""))
    with pytest.raises(GongkaiError, match="1 张图片没有文字说明"):
        send_up(version=version.pk, by=desk.editor, at=AT)
    where = reverse("publishing:edit", args=[version.pk])
    field = client.get(where).context["form"].pictures[0].field.name
    assert client.post(where, written(desk, body=version.body, seen="1", **{field: "南门"})).status_code == 302
    assert list(shown(Version.objects.get().body).values()) == ["南门"]


def test_a_picture_stays_with_a_form_that_has_to_be_filled_in_again(client: Client, desk: Desk) -> None:
    signed_in(client, desk.editor)
    picture = SimpleUploadedFile("新馆.jpg", jpeg(60, 40))
    again = client.post(reverse("publishing:new"), written(desk, title="", picture=picture, picture_words="南门"))
    assert again.status_code == 422
    form, tray = again.context["form"], again.context["tray"]
    sent = written(desk, body=form["body"].value(), tray=tray.token)
    assert client.post(reverse("publishing:new"), sent).status_code == 302
    assert list(shown(Version.objects.get().body).values()) == ["南门"]


def test_a_text_shows_only_pictures_of_its_own_item(client: Client, desk: Desk) -> None:
    strange = placed("a" * 64, "别处的图")
    version = illustrated(desk, also=f"<p>{strange}</p>")
    assert list(shown(version.body).values()) == ["新馆南门"]
    signed_in(client, desk.editor)
    file = version.attachments.get()
    sent = written(desk, body=version.body, seen="1", without=[str(file.pk)])
    client.post(reverse("publishing:edit", args=[version.pk]), sent)
    assert shown(Version.objects.get().body) == {}
    word = hold(upload=taken("说明.pdf"), purpose=Purpose.OTHER, at=AT)
    edit(
        version=version.pk,
        content=replace(NOTICE, body=f"<p>{placed(word.sha256, '文件')}</p>"),
        columns=[desk.columns["20(11)"].pk],
        seen=Version.objects.get().revision,
        by=desk.editor,
        at=AT,
        papers=[word.pk],
    )
    assert "<img" not in client.get(reverse("publishing:show", args=[version.pk])).content.decode()


@pytest.mark.parametrize(
    "harm",
    [
        '<img src="https://elsewhere.invalid/a.png">',
        '<img src="data:image/png;base64,AAAA">',
        f'<img src="picture:{"a" * 63}">',
        f'<img src="picture:{"a" * 64}.svg">',
        f'<a href="picture:{"a" * 64}">看图</a>',
        f'<img src="picture:{"A" * 64}" onerror="alert(1)">',
    ],
)
def test_no_picture_of_elsewhere_is_kept(harm: str) -> None:
    kept = cleaned(f"<p>字{harm}</p>")
    assert "<img" not in kept
    assert "picture:" not in kept
    assert "onerror" not in kept


def test_the_words_of_a_picture_pass_the_gate_and_are_masked(desk: Desk) -> None:
    version = illustrated(desk, f"值班手机{mobile(3)}")
    run = screen(version=version.pk, screener=Screener(), at=AT)
    (number,) = (hit for hit in undecided(run) if hit.place == "正文")
    masked = mask(version=version.pk, screener=Screener(), by=desk.editor, at=AT, only=number.pk).version
    (words,) = shown(masked.body).values()
    assert mobile(3) not in words
    assert words.startswith("值班手机")


def test_the_next_version_shows_the_same_picture_as_its_own(client: Client, desk: Desk) -> None:
    version = answered(desk, illustrated(desk))
    send_up(version=version.pk, by=desk.editor, at=AT)
    publish(version=desk.reviewed(version).pk, by=desk.editor, at=AT)
    newer = revise(item=version.item_id, by=desk.editor, at=AT)
    signed_in(client, desk.editor)
    seen = client.get(reverse("publishing:show", args=[newer.pk])).content.decode()
    assert reverse("publishing:attachment", args=[newer.pk, newer.attachments.get().pk]) in seen


def test_pictures_of_a_former_site_come_over_and_stay_public_for_the_importer_to_answer(
    client: Client, desk: Desk
) -> None:
    inner = b64encode(png(30, 30)).decode()
    text = (
        f'{TEXT}</p><p><img src="../images/a.jpg" alt="新馆南门"><img src="data:image/png;base64,{inner}" alt="示意图">'
        '<img src="/images/dot.png" width="1"><img src="没有.png" alt="丢失"><img src="../images/b.gif" alt="动图">'
    )
    files = {
        "通知/1.html": page(text=text), "images/a.jpg": jpeg(60, 40), "images/b.gif": b"GIF89a" + bytes(50),
        "images/dot.png": png(1, 1),
    }  # fmt: skip
    work = imported(desk, files)
    version = Version.objects.select_related("item").get()
    assert (version.state, list(shown(version.body).values())) == (State.PUBLISHED, ["新馆南门", "示意图"])
    lacks = "；".join(work.findings[0][3])
    assert "“没有.png”不在压缩包里" in lacks
    assert "b.gif" in lacks
    assert "dot.png" not in lacks
    hits = version.screenings.get().hits.filter(place__startswith="附件")
    assert {(hit.verdict, hit.by) for hit in hits} == {(Verdict.OVERRULED, desk.editor)}
    public = client.get(f"/info/{version.item.index_number}/").content.decode()
    assert public.count('<img src="/info/') == 2
    assert list(verify()) == []


def test_a_picture_of_a_former_site_without_words_is_asked_for_them(desk: Desk) -> None:
    text = f'{TEXT}</p><p><img src="a.jpg" alt="a.jpg">'
    work = taken_in(desk, {"1.html": page(text=text), "a.jpg": jpeg(60, 40)})
    assert work.summary["lacks"]["图片的文字说明"] == 1
    assert work.findings[0][2] == "公开"


def test_pictures_inside_a_word_file_are_told_to_be_missing(desk: Desk) -> None:
    document, out = docx.Document(), BytesIO()
    document.core_properties.author = ""
    document.add_paragraph("关于新馆开放的说明")
    document.add_paragraph("新馆四月开放，欢迎读者参观。")
    document.add_picture(BytesIO(jpeg(60, 40)))
    document.save(out)
    work = taken_in(desk, {"说明.docx": out.getvalue()})
    assert "图片没有导入：Word 文件里的 1 张，请在编辑页补上" in work.findings[0][3]
