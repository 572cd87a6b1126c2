"""What the search is told of an item: in the transaction that lets it out or takes it down, so nothing lags behind."""

from __future__ import annotations

from gongkai.documents.grid import Table
from gongkai.documents.readers.containers import extract
from gongkai_office.clock import BEIJING
from gongkai_office.publishing.addresses import address
from gongkai_office.publishing.gate import as_page
from gongkai_office.publishing.models import Item, Version
from gongkai_office.search.commands.put import Text, drop, put
from gongkai_office.search.models import Kind


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
            text="\n".join(filter(None, (version.document_number, version.summary, body_text(version.body)))),
            day=version.published_at.astimezone(BEIJING).date(),
            tags=(*(f"column:{column}" for column in columns), f"theme:{version.theme}", f"genre:{version.genre}"),
        )
    )


def lost(item: Item) -> None:
    """An item that came down is found no more; its page still says where it went."""
    drop(Kind.ITEM, item.pk)


def body_text(body: str) -> str:
    """A cleaned body as plain text, a paragraph or a row of a table to a line."""
    if not body:
        return ""
    return "\n".join(_lines(as_page(body)))


def _lines(page: bytes) -> list[str]:
    lines = []
    for block in extract(page, "正文.html").blocks:
        if isinstance(block, Table):
            rows: dict[int, list[str]] = {}
            for cell in block.cells:
                rows.setdefault(cell.row, []).append(cell.text)
            lines += ["\t".join(cells) for _, cells in sorted(rows.items())]
        else:
            lines.append(block.text)
    return lines
