"""Let a page be found, found otherwise, or found no more; in the transaction that changes the page itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gongkai_office.organs.models import Organ
from gongkai_office.search.models import Kind, Page
from gongkai_office.search.tokens import LONGEST, VERSION, levelled
from gongkai_office.search.vectors import vector


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A page to be found; `text` is what it says without its marks, paragraphs on lines of their own."""

    kind: Kind
    ref: UUID
    organ: Organ
    url: str
    title: str
    text: str
    day: date
    validity: str = ""
    tags: tuple[str, ...] = ()
    public: bool = True


def put(page: Text) -> Page:
    """The page in the index, in the place of what was there."""
    said = f"{page.title}\n{page.text}"
    row, _ = Page.objects.update_or_create(
        kind=page.kind,
        ref=page.ref,
        defaults={
            "organ": page.organ,
            "public": page.public,
            "url": page.url,
            "title": page.title,
            "text": page.text[:LONGEST].replace("\0", ""),
            "plain": levelled(said[:LONGEST]),
            "day": page.day,
            "validity": page.validity,
            "tags": list(page.tags),
            "title_tokens": vector(page.title),
            "tokens": vector(said),
            "tokeniser": VERSION,
        },
    )
    return row


def drop(kind: Kind, ref: UUID) -> None:
    """Take a page out of the index; harmless where there is none."""
    Page.objects.filter(kind=kind, ref=ref).delete()
