"""What people call that which a chain of the journal is about: a request's number, an organ's name."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Model

from gongkai_office.cases.models import Amendment, DisclosureRequest, LedgerImport
from gongkai_office.clock import today
from gongkai_office.normative.models import Campaign, Document
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import names_on
from gongkai_office.publishing.models import Item
from gongkai_office.registers.models import Batch
from gongkai_office.registers.models import Item as Registered


def called(subject: str) -> str:
    """A subject in words; empty where nothing of it is left, or where it has no name of its own."""
    kind, _, key = subject.partition(":")
    try:
        return _called(kind, UUID(key.partition("/")[0]))
    except ValueError:
        return ""


def _called(kind: str, key: UUID) -> str:
    if kind in _ORGANS:
        name = names_on(Organ.objects.filter(pk=key), today()).get(key)
        return f"{name}{_ORGANS[kind]}" if name else ""
    if kind in _COLUMNS:
        model, column = _COLUMNS[kind]
        return str(model._default_manager.filter(pk=key).values_list(column, flat=True).first() or "")  # noqa: SLF001  Django's documented way
    return ""


_ORGANS = {"organ": "", "books": "的账务", "report": "的年度报告", "catalogue": "的公开栏目", "terms": "的检查名单"}
"""Subjects that bear the id of an organ, and what of it each is."""

_COLUMNS: dict[str, tuple[type[Model], str]] = {
    "case": (DisclosureRequest, "number"),
    "amendment": (Amendment, "number"),
    "import": (LedgerImport, "file_name"),
    "item": (Item, "index_number"),
    "document": (Document, "registration"),
    "cleanup": (Campaign, "title"),
    "register": (Registered, "number"),
    "register-import": (Batch, "name"),
}
"""Subjects that bear the id of a row, and the column by which people know it."""
