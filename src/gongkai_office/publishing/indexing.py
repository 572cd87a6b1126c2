"""What the search is told of an item: in the transaction that lets it out or takes it down, so nothing lags behind."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.documents.grid import Document, Table
from gongkai.documents.readers.containers import extract, extract_guarded
from gongkai.errors import GongkaiError
from gongkai_office.clock import day_of
from gongkai_office.files.reading import content
from gongkai_office.gate.looking import Paper
from gongkai_office.publishing.addresses import address
from gongkai_office.publishing.gate import as_page
from gongkai_office.publishing.illustrations import spoken
from gongkai_office.publishing.models import Attachment, Item, Version
from gongkai_office.search.commands.put import Text, drop, put
from gongkai_office.search.models import Kind
from gongkai_office.search.tokens import LONGEST


def found(version: Version) -> None:
    """Let a version that is out be found, in the place of the one before."""
    if version.published_at is None:
        raise ValueError("only what is out is found")
    columns = version.item.placements.values_list("column", flat=True)
    put(
        Text(
            kind=Kind.ITEM,
            ref=version.item_id,
            organ=version.organ,
            url=address(version.item),
            title=version.title,
            text="\n".join(filter(None, _said(version))),
            day=day_of(version.published_at),
            tags=(*(f"column:{column}" for column in columns), f"theme:{version.theme}", f"genre:{version.genre}"),
        )
    )


def _said(version: Version) -> Iterator[str]:
    yield version.document_number
    yield version.summary
    yield body_text(version.body)
    for one in version.attachments.all():
        yield one.name
        yield one.text or ""


def papers(version: Version) -> Iterator[Paper]:
    """The attachments of a version with their contents, one at a time. Raises DamagedFileError."""
    for one in version.attachments.select_related("file"):
        yield Paper(one.name, one.file.sha256, content(one.file))


def paper_text(attachment: Attachment) -> str:
    """What an attachment says, read within bounds; empty where it cannot be read."""
    try:
        return "\n".join(_lines(extract_guarded(content(attachment.file), attachment.name)))[:LONGEST]
    except GongkaiError:
        return ""


def lost(item: Item) -> None:
    """An item that came down is found no more; its page still says where it went."""
    drop(Kind.ITEM, item.pk)


def body_text(body: str) -> str:
    """A cleaned body as plain text, a paragraph or a row of a table to a line."""
    if not body:
        return ""
    return "\n".join(_lines(extract(as_page(spoken(body)), "正文.html")))


def _lines(document: Document) -> list[str]:
    lines = []
    for block in document.blocks:
        if isinstance(block, Table):
            rows: dict[int, list[str]] = {}
            for cell in block.cells:
                rows.setdefault(cell.row, []).append(cell.text)
            lines += ["\t".join(cells) for _, cells in sorted(rows.items())]
        else:
            lines.append(block.text)
    return lines
