"""Who sent a comment: sealed into its row, opened from it, and what may stand beside the seal."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from gongkai.screening.masking import second_starred
from gongkai_office.engagement.models import Comment
from gongkai_office.journal.chain import canonical


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """A name and a way to reach somebody, both as they gave them; who comments need give neither."""

    name: str = ""
    contact: str = ""


def seal_into(row: Comment, sender: Sender) -> None:
    """Put a sender into a row that has its id."""
    row.masked_name = second_starred(sender.name) if sender.name.strip() else ""
    row.close(canonical(dict(asdict(sender))))


def opened(row: Comment) -> Sender:
    """The sender of a row. Raises SealError, and KeyMissingError without the key."""
    return Sender(**json.loads(row.open()))
