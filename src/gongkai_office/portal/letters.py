"""The letters a requester may read: their own, once they were issued, a reply once it was served."""

from __future__ import annotations

from gongkai.documents.letters import Letter
from gongkai_office.cases.letters import kept
from gongkai_office.cases.letters.issued import told_to_requester
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.models import Letter as Row


def own(followed: DisclosureRequest) -> list[Row]:
    """The letters of a case in the order they were issued."""
    return list(told_to_requester(followed).order_by("pk"))


def letter(followed: DisclosureRequest, nth: int) -> Letter | None:
    """The nth of them, counted from one; None where there is none. Raises GongkaiError where it does not open."""
    rows = own(followed)
    return kept.opened(rows[nth - 1]) if 0 < nth <= len(rows) else None
