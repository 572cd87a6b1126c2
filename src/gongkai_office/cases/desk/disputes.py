"""The reconsiderations and suits over a case, as its facts tell them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.cases.entries import DisputeResult, Forum
from gongkai_office.cases.desk.words import FORUM_LABELS, RESULT_LABELS
from gongkai_office.cases.models import DisclosureRequest


@dataclass(frozen=True, slots=True)
class Told:
    """One dispute in the words of table four; `ended` is None and `result` empty while it is pending."""

    number: str
    forum: str
    filed: date
    ended: date | None
    result: str


def disputes(request: DisclosureRequest) -> list[Told]:
    """Every dispute of a case, the oldest first."""
    rows = sorted(request.disputes.all(), key=lambda row: (row.filed, row.number))
    return [
        Told(
            row.number,
            FORUM_LABELS[Forum(row.forum)],
            row.filed,
            row.ended,
            RESULT_LABELS[DisputeResult(row.result)] if row.result else "",
        )
        for row in rows
    ]
