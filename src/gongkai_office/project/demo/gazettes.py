"""The county's gazette: an issue every half year of what was published in it, signed and let out by its own people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from gongkai_office.accounts.models import Role
from gongkai_office.gazette.commands.compose import begin, take_in
from gongkai_office.gazette.commands.review import let_out, send_up, sign
from gongkai_office.gazette.queries import SIGNERS
from gongkai_office.normative.models import Version as Text
from gongkai_office.organs.models import Organ
from gongkai_office.project.demo.county import morning, people_of
from gongkai_office.project.demo.tables import county
from gongkai_office.publishing.models import State
from gongkai_office.publishing.models import Version as ItemVersion

FIRST = 2024
_ENDS = ((6, 28), (12, 27))
_ITEMS = 4
"""Notices in an issue, beside every normative document of the half year."""


def print_all(today: date) -> None:
    """Every issue whose half year is over; those of the office stand first, then the departments'."""
    government = Organ.objects.get(code=county()["organ"][0]["code"])
    editor, *signers = (people_of(government, role)[0] for role in (Role.EDITOR, *SIGNERS))
    since = date(FIRST - 1, *_ENDS[-1])
    for day in _days(today):
        at = morning(day)
        issue = begin(organ=government, by=editor, at=at)
        for section, texts in _texts(since, day).items():
            take_in(issue=issue.pk, section=section, texts=texts, by=editor, at=at)
        take_in(issue=issue.pk, section="部门文件", items=_items(since, day), by=editor, at=at)
        content = bytes(send_up(issue=issue.pk, by=editor, at=at).content_hash).hex()
        for signer in signers:
            sign(issue=issue.pk, content=content, by=signer, at=at)
        let_out(issue=issue.pk, by=editor, at=at)
        since = day


def _days(today: date) -> Iterator[date]:
    days = (date(year, *end) for year in range(FIRST, today.year + 1) for end in _ENDS)
    return (day for day in days if day < today)


def _texts(since: date, until: date) -> dict[str, list[UUID]]:
    """The texts published in a span, under the section of their organ."""
    rows = Text.objects.filter(published_on__gt=since, published_on__lte=until, document__void=False)
    sections: dict[str, list[UUID]] = {"县政府办公室文件": [], "部门文件": []}
    for key, code in rows.order_by("published_on", "pk").values_list("pk", "organ__code"):
        sections["县政府办公室文件" if code == "demo-office" else "部门文件"].append(key)
    return sections


def _items(since: date, until: date) -> list[UUID]:
    rows = ItemVersion.objects.filter(
        state=State.PUBLISHED, published_at__date__gt=since, published_at__date__lte=until
    )
    return list(rows.order_by("-published_at", "-pk").values_list("pk", flat=True)[:_ITEMS])
