"""Say what the columns of a file hold and what its words mean; have it checked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.accounts.queries import author
from gongkai_office.cases.books import IMPORT
from gongkai_office.cases.imports import progress
from gongkai_office.cases.imports.content import content_of
from gongkai_office.cases.imports.fields import COLUMNS, Field, bare_word
from gongkai_office.cases.imports.words import CHOSEN, choices
from gongkai_office.cases.models import ImportHabit, ImportStage, LedgerImport
from gongkai_office.cells import bare
from gongkai_office.clock import day_of
from gongkai_office.journal.commands.vouch import vouch

_OPEN = (ImportStage.MAPPING, ImportStage.CHECKED)


def held(work: UUID, by: Person, at: datetime, stages: tuple[ImportStage, ...]) -> LedgerImport:
    """The import, locked, for somebody who may import into its organ. Raises GongkaiError in any other stage."""
    row = LedgerImport.objects.select_related("organ", "by").select_for_update(of=("self",)).get(pk=work)
    require(by, "case.import", row.organ, day_of(at))
    if row.stage not in stages:
        raise GongkaiError(f"这次导入现在“{ImportStage(row.stage).label}”，不能做这一步，请刷新页面")
    return row


@transaction.atomic(durable=True)
def choose_columns(*, work: UUID, columns: Mapping[str, str], by: Person, at: datetime) -> LedgerImport:
    """The import with its columns, on its way to the check; the organ's habit is kept. Raises GongkaiError."""
    row = held(work, by, at, _OPEN)
    headings = content_of(row).headings
    chosen = {str(place): str(columns.get(str(place), "")) for place in range(len(headings))}
    _require_sense([Field(name) for name in chosen.values() if name])
    row.columns = chosen
    habit, _ = ImportHabit.objects.get_or_create(organ=row.organ)
    habit.headings |= {bare(headings[int(place)]): name for place, name in chosen.items() if bare(headings[int(place)])}
    habit.save()
    return _to_check(row, by, at)


@transaction.atomic(durable=True)
def explain_words(*, work: UUID, words: Mapping[Field, Mapping[str, str]], by: Person, at: datetime) -> LedgerImport:
    """The import with what its own words mean, on its way to another check. Raises GongkaiError."""
    row = held(work, by, at, (ImportStage.CHECKED,))
    given = {
        field: {bare_word(word): value for word, value in meanings.items() if value in dict(choices(field))}
        for field, meanings in words.items()
        if field in CHOSEN
    }
    habit, _ = ImportHabit.objects.get_or_create(organ=row.organ)
    for field, meanings in given.items():
        row.words[field] = row.words.get(field, {}) | meanings
        habit.words[field] = habit.words.get(field, {}) | meanings
    habit.save()
    return _to_check(row, by, at)


def _to_check(row: LedgerImport, by: Person, at: datetime) -> LedgerImport:
    row.stage, row.findings, row.summary, row.trouble = ImportStage.CHECKING, [], {}, ""
    row.save()
    progress.begin(row)
    vouch(IMPORT, row, "import.columns", by=author(by), at=at)
    return row


def _require_sense(fields: list[Field]) -> None:
    """Each field once, and those that no request can do without."""
    twice = {field.label for field in fields if fields.count(field) > 1}
    if twice:
        raise GongkaiError(f"有两列都对应“{'”“'.join(sorted(twice))}”，请只留一列")
    missing = [column.label for field, column in COLUMNS.items() if column.needed and field not in fields]
    if not {Field.RECEIVED, Field.ARRIVED} & set(fields):
        missing.append(Field.RECEIVED.label)
    if missing:
        raise GongkaiError(
            f"还没有对应“{'”“'.join(missing)}”的列。请在下面选出对应的列；文件里没有这一列的，请在文件里补上再上传"
        )
