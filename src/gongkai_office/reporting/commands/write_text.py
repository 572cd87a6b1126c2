"""Save the text of a report."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import require
from gongkai_office.clock import day_of
from gongkai_office.journal.commands.vouch import vouch
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.models import Draft
from gongkai_office.reporting.queries.frozen import digest
from gongkai_office.reporting.queries.reports import UNDER_WAY, reports
from gongkai_office.reporting.queries.written import SECTION_KEYS, drafts
from gongkai_office.reporting.vouched import DRAFT
from gongkai_office.reporting.writing.figures import stored, strangers

_MOST = 60_000


@transaction.atomic(durable=True)
def write_text(*, one: Account, sections: Mapping[str, str], base: int, by: Person, at: datetime) -> Draft:
    """The next draft. `base` is the number of the draft it was written over, nought for the first.

    Raises GongkaiError where somebody saved meanwhile, where a figure names no cell, and while a report is under way.
    """
    require(by, "report.prepare", one.organ, day_of(at))
    kept = {key: stored(sections.get(key, "").replace("\r\n", "\n").strip(), one.form) for key in SECTION_KEYS}
    _require_sound(one, kept)
    newest = drafts(one).first()
    if base != (newest.number if newest else 0):
        raise GongkaiError("您编辑的时候，别人保存过一稿，请对照最新的一稿再保存，您写的内容还在下面")
    going = reports(one).first()
    if going and going.stage in UNDER_WAY:
        raise GongkaiError(f"报告{going.get_stage_display()}，文字不能再改；需要修改的，请先退回")
    made = Draft.objects.create(
        organ=one.organ, year=one.year, own=one.own, number=base + 1, sections=kept, by=by, at=at
    )
    facts = {"draft": str(made.pk), "year": one.year, "own": one.own, "number": made.number, "hash": digest(kept).hex()}
    vouch(DRAFT, made, "report.write", by=str(by.pk), at=at, facts=facts)
    return made


def _require_sound(one: Account, kept: Mapping[str, str]) -> None:
    if sum(map(len, kept.values())) > _MOST:
        raise GongkaiError(f"文字太长，请控制在 {_MOST} 字以内")
    unknown = [word for text in kept.values() for word in strangers(text, one.form)]
    if unknown:
        raise GongkaiError(f"表里没有“{'”“'.join(unknown[:3])}”这一格，请从“插入数字”里选")
