"""What an issue says: its pieces by section in their order, and the fingerprint that its signers sign."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from gongkai.documents.papers import Paper, Text, Volume
from gongkai_office.clock import day_of
from gongkai_office.gazette.models import Issue, Piece
from gongkai_office.journal.chain import canonical
from gongkai_office.normative.desk.papers import paper_of as paper_of_text
from gongkai_office.organs.queries import name_on
from gongkai_office.publishing.models import State
from gongkai_office.publishing.paper import paper_of as paper_of_item

SECTIONS = ("县政府文件", "县政府办公室文件", "部门文件", "政策解读", "人事任免", "大事记", "其他")
"""Sections as gazettes usually have them; an editor may write any other."""
_STANDS = (State.PUBLISHED, State.SUPERSEDED)


@dataclass(frozen=True, slots=True)
class Section:
    """A section with its pieces."""

    name: str
    pieces: tuple[Piece, ...]


def pieces_of(issue: Issue) -> list[Piece]:
    """The pieces in their order, with what they print."""
    rows = issue.pieces.select_related("item__item", "item__organ", "text__document__organ")
    return list(rows.order_by("position", "pk"))


def sections_of(pieces: Sequence[Piece]) -> list[Section]:
    """Pieces by section; a section stands where its first piece stands."""
    order = list(dict.fromkeys(one.section for one in pieces))
    held = sorted(pieces, key=lambda one: order.index(one.section))
    return [Section(name, tuple(those)) for name, those in groupby(held, key=lambda one: one.section)]


def in_print(piece: Piece) -> bool:
    """Whether its text may be shown: an item that came down is named with where it went, and printed no more."""
    return piece.item is None or piece.item.state in _STANDS


def content_seal(issue: Issue) -> str:
    """The hash of everything an issue prints, in its order: what its signers sign."""
    content: dict[str, object] = {
        "id": str(issue.pk),
        "organ": str(issue.organ_id),
        "pieces": list(map(_told, pieces_of(issue))),
    }
    return hashlib.sha256(canonical(content)).hexdigest()


def title_of(issue: Issue) -> str:
    """What an issue is called: the organ, the year, the number."""
    name = name_on(issue.organ, issue.out_on or day_of(issue.at)).name
    return f"{name}公报{issue.year}年第{issue.serial}期" if issue.serial else f"{name}公报（编排中）"


def volume_of(issue: Issue) -> Volume:
    """An issue as a volume for the library's writers."""
    on = issue.out_on or day_of(issue.at)
    return Volume(
        title=title_of(issue),
        organ=name_on(issue.organ, on).name,
        dated=on,
        papers=tuple(_paper(one) for section in sections_of(pieces_of(issue)) for one in section.pieces),
    )


def _paper(piece: Piece) -> Paper:
    if piece.text:
        return paper_of_text(piece.text, piece.text.dated)
    if piece.item is None:
        raise ValueError("a piece is an item or a text")
    organ = name_on(piece.item.organ, piece.item.formed_on).name
    if in_print(piece):
        return paper_of_item(piece.item, organ)
    gone = Text("这一篇出版以后已经撤下。")
    return Paper(title=piece.title, number="", organ=organ, dated=piece.item.formed_on, blocks=(gone,))


def _told(piece: Piece) -> list[str]:
    if piece.text:
        return [piece.section, "text", str(piece.text_id), piece.text.hash]
    return [piece.section, "item", str(piece.item_id), bytes(piece.item.content_hash).hex() if piece.item else ""]
