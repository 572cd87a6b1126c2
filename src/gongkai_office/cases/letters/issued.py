"""The issued letters of a case: which there are, which may be seen by whom, and which is the reply that stands."""

from __future__ import annotations

from dataclasses import replace

from django.db.models import Q, QuerySet

from gongkai.cases.entries import EntryKind
from gongkai.cases.state import voided
from gongkai.documents import letters
from gongkai_office.cases import ledger
from gongkai_office.cases.letters import kept
from gongkai_office.cases.models import DisclosureRequest, Letter, PaperKind

_BESIDE = Q(draft__isnull=True) | ~Q(draft__paper=PaperKind.REPLY)
"""Letters that are no replies, and are the requester's as soon as they are issued."""


def reply_of(request: DisclosureRequest) -> letters.Letter | None:
    """The reply signed last that nobody has voided; None where it has no letter of ours."""
    row = replies(request).order_by("pk").last()
    return kept.opened(row) if row else None


def replies(request: DisclosureRequest) -> QuerySet[Letter]:
    """The replies of ours that were signed and that nobody has voided."""
    return request.letters.filter(voided=False, draft__paper=PaperKind.REPLY)


def told_to_requester(request: DisclosureRequest) -> QuerySet[Letter]:
    """What the requester may read: notices once issued, replies once served, nothing that was voided."""
    lines = ledger.entries(request.entries.all())
    dead = voided(lines)
    served = [line for line in lines if line.kind is EntryKind.SERVED and line.id not in dead]
    rows = request.letters.filter(to_requester=True, voided=False)
    if not served:
        return rows.filter(_BESIDE)
    return rows.filter(_BESIDE | Q(entry__sequence__lt=_place(request, served[-1].id)))


def _place(request: DisclosureRequest, entry: str) -> int:
    return int(request.entries.get(pk=entry).sequence)


def masked(letter: letters.Letter, name: str, shown: str) -> letters.Letter:
    """A letter to the requester with the name as it may be shown; the text keeps no other trace of it."""
    blocks = tuple(_masked(block, name, shown) for block in letter.blocks)
    return replace(letter, addressee=letter.addressee.replace(name, shown), blocks=blocks)


def _masked(block: letters.Block, name: str, shown: str) -> letters.Block:
    if isinstance(block, letters.Form):
        rows = tuple(tuple(cell.replace(name, shown) for cell in row) for row in block.rows)
        return replace(block, rows=rows)
    if isinstance(block, letters.Listing):
        return replace(block, items=tuple(item.replace(name, shown) for item in block.items))
    if isinstance(block, letters.Paragraph):
        return replace(block, text=block.text.replace(name, shown))
    return block
