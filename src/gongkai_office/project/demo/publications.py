"""What the county has published: each item drafted, proof-read, reviewed and let out by its own people."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils.html import strip_tags

from gongkai.documents.writers.sheet_pdf import sheet_pdf
from gongkai.screening import Screener
from gongkai_office.accounts.models import Person, Role
from gongkai_office.accounts.policies import SYSTEM
from gongkai_office.files.commands.hold import hold
from gongkai_office.files.examining import examine
from gongkai_office.files.models import Purpose
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import name_on
from gongkai_office.project.demo.county import morning, people_of
from gongkai_office.project.demo.tables import ItemRow, publications
from gongkai_office.publishing.commands.draft import draft
from gongkai_office.publishing.commands.open_catalogue import open_catalogue
from gongkai_office.publishing.commands.publish import publish
from gongkai_office.publishing.commands.review import proofread, review
from gongkai_office.publishing.commands.screen import overrule, screen
from gongkai_office.publishing.commands.send_up import send_up
from gongkai_office.publishing.content import Content
from gongkai_office.publishing.metadata import Genre
from gongkai_office.publishing.models import Version
from gongkai_office.publishing.procedure import REVIEWS

_OWN_NAME = "文件属性中的作者是发文机关，不是个人。"
_UNTIL_OUT = timedelta(days=2)


def publish_all(today: date) -> None:
    """Open every organ's catalogue, and let out what is ready by now, the oldest first."""
    organs = {organ.code: organ for organ in Organ.objects.all()}
    columns = {
        code: {one.code: one.pk for one in open_catalogue(organ=organ, by=SYSTEM, at=morning(organ.opened_on))}
        for code, organ in organs.items()
    }
    screener = Screener()
    for row in sorted(publications(), key=lambda row: row["formed"]):
        if row["formed"] + _UNTIL_OUT < today:
            _walk(row, organs[row["organ"]], columns[row["organ"]][row["column"]], screener)


def _walk(row: ItemRow, organ: Organ, column: UUID, screener: Screener) -> None:
    at = morning(row["formed"])
    author, *others = people_of(organ, Role.EDITOR)
    papers = [_enclosed(row, name, organ, at) for name in row["attachments"]]
    version = draft(organ=organ, content=_content(row, organ), columns=[column], by=author, at=at, papers=papers)
    for hit in screen(version=version.pk, screener=screener, at=at).hits.all():
        overrule(hit=hit.pk, by=author, at=at, reason=_OWN_NAME)
    send_up(version=version.pk, by=author, at=at)
    _review(version, others[0], organ, at)
    publish(version=version.pk, by=author, at=at + _UNTIL_OUT)


def _enclosed(row: ItemRow, name: str, organ: Organ, at: datetime) -> UUID:
    """An attachment as PDF: its name as title, over the item's own words."""
    marked = row["body"].replace("</p>", "\n").replace("</tr>", "\n").replace("</td>", "　").replace("</th>", "　")
    lines = [line for line in strip_tags(marked).splitlines() if line.strip()]
    content = sheet_pdf(name, lines, organ=name_on(organ, row["formed"]).name, dated=at)
    return hold(upload=examine(content, f"{name}.pdf"), purpose=Purpose.OTHER, at=at).pk


def _review(version: Version, second: Person, organ: Organ, at: datetime) -> None:
    content = bytes(version.content_hash)
    for hours, stage in enumerate(REVIEWS, 1):
        who = second if stage.role is Role.EDITOR else people_of(organ, stage.role)[0]
        when = at + timedelta(hours=hours)
        if stage.proof:
            proofread(version=version.pk, content_hash=content, by=who, at=when)
        review(version=version.pk, content_hash=content, by=who, at=when)


def _content(row: ItemRow, organ: Organ) -> Content:
    return Content(
        title=row["title"],
        body=row["body"],
        document_number=row["number"],
        genre=Genre(row["genre"]),
        source=name_on(organ, row["formed"]).name,
        formed_on=row["formed"],
    )
