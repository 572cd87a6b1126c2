"""Which open cases would move, told before anything moves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.law.notices import Notice
from gongkai_office.cases.queries.redating import Redating, basis, redatings
from gongkai_office.organs.models import ChosenPractice, Organ
from gongkai_office.organs.queries import names_on

SHOWN = 200
"""So many moves are listed one by one; the rest are counted."""
_WORDS = {
    "reply_due": "答复期限",
    "consult_by": "征求意见期限",
    "next_due": "下一期限",
    "provisional": "是否暂定",
}


@dataclass(frozen=True, slots=True)
class Move:
    """One case that moves; `changes` are sentences."""

    number: str
    organ: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would move: how many cases in all, and the first of them."""

    total: int
    moves: tuple[Move, ...]


def foreseen(
    organs: Iterable[Organ], on: date, *, notice: Notice | None = None, practice: ChosenPractice | None = None
) -> Foreseen:
    """The open cases of some organs whose dates a notice or a choice would move."""
    asked = list(organs)
    names = names_on(asked, on)
    found = [
        Move(one.request.number, names[organ.pk], tuple(_told(one)))
        for organ in asked
        for one in redatings(organ, on=basis(organ, notice=notice, practice=practice))
        if one.moved
    ]
    return Foreseen(len(found), tuple(found[:SHOWN]))


def _told(one: Redating) -> Iterator[str]:
    for column, (old, new) in one.moved.items():
        if column != "next_due" or "reply_due" not in one.moved:
            yield f"{_WORDS[column]} {_plain(old)} → {_plain(new)}"


def _plain(value: date | bool | None) -> str:  # noqa: FBT001  a column's value
    if isinstance(value, bool):
        return "暂定" if value else "确定"
    return value.isoformat() if value else "未定"
