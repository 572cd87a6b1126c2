"""What somebody slips into titles, texts, names and files is shown as it was written, and does nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.screening import Screener
from gongkai_office.files.commands.hold import hold
from gongkai_office.files.examining import RefusedFileError
from gongkai_office.files.models import Purpose
from gongkai_office.gate.models import Term
from gongkai_office.publishing.commands.columns import add_column
from gongkai_office.publishing.commands.draft import draft, revise
from gongkai_office.publishing.commands.publish import publish
from gongkai_office.publishing.commands.screen import overrule, screen
from gongkai_office.publishing.commands.terms import list_term
from gongkai_office.publishing.metadata import Freshness
from gongkai_office.publishing.models import Version
from gongkai_office.publishing.queries.gate import undecided
from tests.factories.office import signed_in
from tests.factories.publishing import AT, NOTICE, Desk
from tests.factories.uploads import pdf, taken

pytestmark = pytest.mark.django_db(transaction=True)
SCRIPT = "<script>alert(1)</script>"
PICTURE = '"><img src=x onerror=alert(2)>'
BODY = (
    f"<p>正文{SCRIPT}<svg onload=alert(3)><a xlink:href='javascript:alert(4)'>x</a></svg></p>"
    "<p onclick=alert(5) style='background:url(javascript:alert(6))'>段落</p><a href='javascript:alert(7)'>点</a>"
    "<a href='data:text/html,x'>数据</a><iframe src=//evil.invalid></iframe><form action=//evil.invalid><input></form>"
)
LIVE = (
    "<script>alert",
    "<img src=x",
    "<svg",
    "onclick=alert",
    "onload=alert",
    "javascript:alert",
    "<iframe",
    "evil.invalid",
)


def slipped_in(desk: Desk) -> Version:
    """An item whose every part tries something; the gate's hits are answered for, so that it may go out."""
    add_column(parent=desk.columns["20(11)"].pk, name=f"栏目{PICTURE}", freshness=Freshness.NEWS, by=desk.editor, at=AT)
    list_term(organ=desk.county.office, kind=Term.Kind.NEGATIVE, text=f"词{PICTURE}", by=desk.editor, at=AT)
    content = replace(
        NOTICE,
        title=f"通知{SCRIPT}",
        body=BODY,
        summary=PICTURE,
        keywords=SCRIPT,
        author=PICTURE,
        source=f"办公室{SCRIPT}",
    )
    paper = hold(upload=taken(f"../../{PICTURE}.pdf", pdf()), purpose=Purpose.OTHER, at=AT).pk
    columns = [desk.columns["20(11)"].pk]
    version = draft(organ=desk.county.office, content=content, columns=columns, by=desk.editor, at=AT, papers=[paper])
    run = screen(version=version.pk, screener=Screener(), at=AT)
    for hit in undecided(run):
        overrule(hit=hit.pk, by=desk.editor, at=AT, reason=f"试验{SCRIPT}")
    return version


def test_every_page_of_the_desk_and_the_portal_shows_tricks_as_text(client: Client, desk: Desk) -> None:
    version = slipped_in(desk)
    signed_in(client, desk.editor)
    before = [reverse(f"publishing:{name}", args=[version.pk]) for name in ("show", "edit", "form")]
    pages = [client.get(where).content.decode() for where in before]
    out = publish(version=desk.reviewed(desk.sent_up(version)).pk, by=desk.editor, at=AT)
    second = revise(item=out.item_id, by=desk.editor, at=AT)
    after = [
        *(reverse(f"publishing:{name}") for name in ("work", "items", "terms", "catalogue", "old_stock", "imports")),
        reverse("publishing:compare", args=[second.pk, out.pk]),
        f"/info/{out.item.index_number}/",
        f"/organ/{desk.county.office.code}/",
        "/find/?q=%3Cscript%3Ealert(1)%3C/script%3E",
        "/find/?q=通知",
    ]
    pages += [client.get(where).content.decode() for where in after]
    for where, shown in zip([*before, *after], pages, strict=True):
        main = shown.split("<main")[1]
        assert not [one for one in LIVE if one in main], where
    assert "&lt;script&gt;" in pages[-4]


def test_a_file_is_named_without_a_path_and_without_marks(desk: Desk) -> None:
    name = slipped_in(desk).attachments.get().name
    assert not set(name) & set('/\\<>"')


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("图.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("图.png", b"<svg onload=alert(1)></svg>"),
        ("说明.txt", b"<!DOCTYPE html><script>alert(1)</script>"),
        ("说明.pdf", b"<html><script>alert(1)</script></html>"),
    ],
)
def test_markup_is_no_attachment_whatever_it_is_called(name: str, content: bytes) -> None:
    with pytest.raises(RefusedFileError):
        taken(name, content)
