"""Captions: read as offices have them, kept as a browser shows them, signed and published with their video."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from gongkai.errors import GongkaiError
from gongkai.screening import Screener
from gongkai_office.files.examining import examine
from gongkai_office.normative.body import from_text
from gongkai_office.normative.captions import captions, spoken
from gongkai_office.normative.commands.release.explain import explain
from gongkai_office.normative.commands.release.let_out import let_out
from gongkai_office.normative.commands.release.look import answer_for, look
from gongkai_office.normative.commands.release.prepare import prepare
from gongkai_office.normative.interpreting import Form
from gongkai_office.normative.models import Interpretation
from gongkai_office.normative.queries.releases import open_findings
from gongkai_office.normative.verify import verify
from tests.factories.cases import at
from tests.factories.documents import DAY, READ, issued, signed, texted
from tests.factories.impossible import mobile
from tests.factories.office import County
from tests.factories.uploads import mp4

SRT = (
    "1\n00:00:01,500 --> 00:00:04,000\n<b>每年六月</b>至九月禁采。\n\n2\n00:00:04,000 --> 00:00:06,000\n请相互转告。\n"
)
VTT = "WEBVTT\n\n00:00:01.500 --> 00:00:04.000\n每年六月至九月禁采。\n\n00:00:04.000 --> 00:00:06.000\n请相互转告。\n"
NOON = at(DAY, 12)


def test_captions_of_either_kind_become_the_same_and_say_what_is_said() -> None:
    assert captions(SRT) == captions(VTT) == captions(VTT.replace("00:00:", "00:").replace("\n", "\r\n")) == VTT
    assert spoken(VTT) == ["每年六月至九月禁采。", "请相互转告。"]
    assert captions("  ") == ""


def test_style_and_notes_and_markup_of_others_are_not_kept() -> None:
    kept = captions(f"WEBVTT\n\nSTYLE\n::cue {{ background: url(//x) }}\n\nNOTE 草稿\n\n{SRT}<script>")
    assert kept == VTT


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("只有文字", "没有找到时间"),
        ("00:00:01 --> 00:00:02\n字", "第 1 行的时间读不懂"),
        ("00:00:02.000 --> 00:00:01.000\n字", "在开始之后"),
        ("00:05.000 --> 00:06.000\n乙\n\n00:01.000 --> 00:02.000\n甲", "请按先后排列"),
    ],
)
def test_captions_that_cannot_be_shown_say_where_and_why(text: str, words: str) -> None:
    with pytest.raises(GongkaiError, match=words):
        captions(text)


@pytest.mark.django_db(transaction=True)
def test_a_video_plays_in_parts_with_its_captions_once_it_is_out(
    client: Client, qingyuan: County, tmp_path: Path, settings: LazySettings
) -> None:
    settings.DATA, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"
    version = texted(issued(qingyuan.office, qingyuan.handler), qingyuan.handler)
    row = prepare(document=version.document_id, version=version.pk, by=qingyuan.handler, at=NOON)
    video = replace(READ, form=Form.VIDEO, body=from_text("每年六月至九月禁采。"), captions=VTT)
    with pytest.raises(GongkaiError, match="字幕只用于视频"):
        explain(release=row.pk, said=replace(READ, captions=VTT), by=qingyuan.handler, at=NOON)
    leak = replace(video, captions=captions(SRT.replace("请相互转告", f"电话{mobile(2)}")))
    one = explain(release=row.pk, said=leak, upload=examine(mp4(), "解读.mp4"), by=qingyuan.handler, at=NOON)
    found = look(release=row.pk, screener=Screener(), at=NOON)
    assert any(hit.place.startswith("解读") for hit in open_findings(found))
    explain(release=row.pk, said=video, of=one.pk, by=qingyuan.handler, at=NOON)
    for hit in open_findings(look(release=row.pk, screener=Screener(), at=NOON)):
        answer_for(hit=hit.pk, reason="视频已看过", by=qingyuan.handler, at=NOON)
    look(release=row.pk, screener=Screener(), at=NOON)
    where = f"/documents/{version.document_id}/interpretations/{one.pk}/"
    assert client.get(f"{where}captions.vtt").status_code == 404
    signed(row, qingyuan, when=NOON)
    let_out(release=row.pk, by=qingyuan.handler, at=at(DAY, 15))
    page = client.get(where).content.decode()
    assert f'<track kind="captions" srclang="zh" label="字幕" src="{where}captions.vtt"' in page
    told = client.get(f"{where}captions.vtt")
    assert (told["Content-Type"], told.content.decode()) == ("text/vtt; charset=utf-8", VTT)
    part = client.get(f"{where}file", headers={"Range": "bytes=0-7"})
    assert (part.status_code, part.content, part["Content-Type"]) == (206, mp4()[:8], "video/mp4")
    assert list(verify()) == []
    Interpretation.objects.update(captions=VTT.replace("禁采", "可采"))
    assert list(verify())
