"""Keep a filter of the ledger under a name, or drop it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import organs_where
from gongkai_office.accounts.queries import author
from gongkai_office.cases.models import SavedFilter
from gongkai_office.clock import day_of
from gongkai_office.journal.commands.write import write

_MOST = 50


def filters_of(person: Person, at: datetime) -> QuerySet[SavedFilter]:
    """The filters a person keeps, and those shared in the organs whose cases the person reads."""
    organs = organs_where(person, "case.read", day_of(at))
    return SavedFilter.objects.filter(Q(person=person) | Q(shared=True, organ__in=organs)).select_related("person")


@transaction.atomic(durable=True)
def keep_filter(*, name: str, query: str, shared: bool, by_default: bool, by: Person, at: datetime) -> SavedFilter:
    """The filter, new or changed under its old name. Raises GongkaiError."""
    if SavedFilter.objects.filter(person=by).exclude(name=name).count() >= _MOST:
        raise GongkaiError(f"最多保存 {_MOST} 个筛选，请先删去不用的")
    if by_default:
        SavedFilter.objects.filter(person=by, by_default=True).update(by_default=False)
    given = {"organ_id": by.organ_id, "query": query, "shared": shared, "by_default": by_default, "saved_at": at}
    kept, _ = SavedFilter.objects.update_or_create(person=by, name=name.strip(), defaults=given)
    _tell(kept, "list.keep", by, at)
    return kept


@transaction.atomic(durable=True)
def drop_filter(*, kept: UUID, by: Person, at: datetime) -> None:
    """The filter gone. Raises GongkaiError for another person's."""
    row = SavedFilter.objects.filter(pk=kept, person=by).first()
    if row is None:
        raise GongkaiError("只能删除自己保存的筛选")
    _tell(row, "list.drop", by, at)
    row.delete()


def _tell(kept: SavedFilter, command: str, by: Person, at: datetime) -> None:
    facts = {"filter": str(kept.pk), "shared": kept.shared}
    write(organ=kept.organ_id, subject=f"ledger:{kept.organ_id}", command=command, by=author(by), at=at, facts=facts)
