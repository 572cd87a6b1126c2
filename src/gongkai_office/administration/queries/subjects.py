"""What people call that which a chain of the journal is about: a request's number, a person's or an organ's name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from django.db.models import Model

from gongkai_office.accounts.models import Person, Roster
from gongkai_office.cases.models import Amendment, DisclosureRequest, LedgerImport
from gongkai_office.engagement.models import CommentCall
from gongkai_office.gazette.models import Issue
from gongkai_office.ids import read_id
from gongkai_office.normative.models import Campaign, Document
from gongkai_office.organs.models import Merger, Organ
from gongkai_office.organs.queries import names_on
from gongkai_office.publishing.models import Item, SiteImport
from gongkai_office.registers.models import Batch
from gongkai_office.registers.models import Item as Registered

_COLUMNS: dict[str, tuple[type[Model], str]] = {
    "person": (Person, "name"),
    "roster": (Roster, "file_name"),
    "case": (DisclosureRequest, "number"),
    "amendment": (Amendment, "number"),
    "import": (LedgerImport, "file_name"),
    "item": (Item, "index_number"),
    "site": (SiteImport, "file_name"),
    "document": (Document, "registration"),
    "cleanup": (Campaign, "title"),
    "comments": (CommentCall, "title"),
    "register": (Registered, "number"),
    "register-import": (Batch, "name"),
}
"""Subjects that bear the id of a row, and the column by which people know it."""

_ORGANS = {"organ": "", "books": "的账务", "report": "的年度报告", "catalogue": "的公开栏目", "terms": "的检查名单"}
"""Subjects that bear the id of an organ, and what of it each is."""


def named(subjects: Iterable[str], on: date) -> dict[str, str]:
    """The names of subjects, one question for each kind; what has no name of its own, or is gone, is left out."""
    kinds: dict[str, dict[str, UUID]] = defaultdict(dict)
    for subject in subjects:
        kind, key = parts(subject)
        if key:
            kinds[kind][subject] = key
    return dict(pair for kind, keys in kinds.items() for pair in _of_kind(kind, keys, on))


def parts(subject: str) -> tuple[str, UUID | None]:
    """A subject as its kind and the id that it bears, if it bears one."""
    kind, _, key = subject.partition(":")
    return kind, read_id(key.partition("/")[0])


def _of_kind(kind: str, keys: dict[str, UUID], on: date) -> Iterator[tuple[str, str]]:
    names: dict[UUID, str] = {}
    if kind in _ORGANS:
        found = names_on(Organ.objects.filter(pk__in=keys.values()), on)
        names = {key: f"{name}{_ORGANS[kind]}" for key, name in found.items()}
    elif kind == "merger":
        merged = {row.pk: row.organ for row in Merger.objects.filter(pk__in=keys.values()).select_related("organ")}
        told = names_on(merged.values(), on)
        names = {key: f"{told[organ.pk]}的合并" for key, organ in merged.items()}
    elif kind == "gazette":
        names = {row.pk: f"公报{row}" for row in Issue.objects.filter(pk__in=keys.values())}
    elif kind in _COLUMNS:
        model, column = _COLUMNS[kind]
        rows = model._default_manager.filter(pk__in=keys.values())  # noqa: SLF001  Django's documented way
        names = dict(rows.values_list("pk", column))
    yield from ((subject, names[key]) for subject, key in keys.items() if names.get(key))
