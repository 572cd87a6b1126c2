"""Consultations as people read them: until when, what was said, and what the law makes of it for the decision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.law.citations import REGULATIONS
from gongkai.law.clocks import Ask
from gongkai.law.outcomes import Outcome
from gongkai_office.cases.desk.clock import days_left, left_in_words
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.queries.consultations import Asked, consulted
from gongkai_office.files.queries import numbers
from gongkai_office.organs.queries import calendar_of

_SOON = 3
_DISCLOSING = {Outcome.GRANTED, Outcome.PARTIAL}


@dataclass(frozen=True, slots=True)
class Line:
    """One that was asked: how it stands in words, how urgent that is, how many slips are kept."""

    asked: Asked
    words: str
    grade: str
    slips: int


def lines(request: DisclosureRequest, on: date) -> list[Line]:
    """Everybody who was asked in a case."""
    calendar = calendar_of(request.organ)
    found = consulted(request, calendar, on)
    slips = numbers(f"consultation:{one.row.pk}" for one in found)
    made = []
    for one in found:
        left = days_left(one.until, calendar, on=on) if one.awaited else None
        grade = "soon" if left is not None and left <= _SOON else ""
        words = _words(one, left)
        made.append(Line(one, words, grade, slips.get(f"consultation:{one.row.pk}", 0)))
    return made


def bearing(asked: Iterable[Asked], outcome: Outcome | None = None) -> tuple[str, ...]:
    """What the opinions mean for a decision: one sentence each, with its article (Arts. 15, 32, 34)."""
    return tuple(_bearing(list(asked), outcome))


def _words(one: Asked, left: int | None) -> str:
    if one.opinion:
        return f"{one.opinion.get_stance_display()}（{one.opinion.entry.on.isoformat()} 收到）"
    if one.silent:
        silence = "视为同意公开" if one.whom is Ask.ORGAN else "由本机关依法决定是否公开"
        return f"{one.until.isoformat()} 期满，没有答复，{silence}"
    return f"待答复，{one.until.isoformat()} 期满，{left_in_words(left)}"


def _bearing(asked: list[Asked], outcome: Outcome | None) -> Iterator[str]:
    art_32, art_34 = REGULATIONS.article(32), REGULATIONS.article(34)
    third = [one for one in asked if one.whom is Ask.THIRD_PARTY]
    against = "、".join(one.row.masked_name for one in third if one.objects)
    if against and outcome in (None, *_DISCLOSING):
        yield (
            f"{against}不同意公开：理由合理的，不予公开；认为不公开会对公共利益造成重大影响的，可以决定公开，"
            f"并将决定公开的内容和理由书面告知第三方（{art_32}）"
        )
    agreed = third and all(one.opinion and not one.objects for one in third)
    if agreed and outcome is Outcome.THIRD_PARTY:
        yield f"第三方都同意公开，不能再以损害其合法权益为由不予公开，请核对（{REGULATIONS.article(15)}）"
    if any(one.awaited for one in asked):
        yield f"还有意见没有收到，期满以前不能签发（{art_32}、{art_34}）"
    silent = "、".join(one.row.masked_name for one in third if one.silent)
    if silent:
        yield f"{silent}逾期没有提出意见，由本机关依照条例的规定决定是否公开（{art_32}）"
    consenting = "、".join(one.row.masked_name for one in asked if one.silent and one.whom is Ask.ORGAN)
    if consenting:
        yield f"{consenting}逾期没有提出意见，视为同意公开（{art_34}）"
