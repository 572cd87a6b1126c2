"""What a call says and what its result says: the fingerprints that signers sign, and what the gate sees of each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from django.db.models import Count

from gongkai.documents.papers import Paper
from gongkai.screening import Listing, Passage, Screener
from gongkai_office.clock import day_of
from gongkai_office.engagement.models import CommentCall, Point
from gongkai_office.gate.looking import STOPPING, Placed
from gongkai_office.journal.chain import canonical
from gongkai_office.normative.desk.papers import block
from gongkai_office.normative.releasing import screened
from gongkai_office.organs.queries import name_on


def call_seal(row: CommentCall) -> str:
    """The hash of everything that goes out with a call."""
    return _hash(
        {
            "id": str(row.pk),
            "draft": row.draft,
            "title": row.title,
            "about": row.about,
            "text": row.hash,
            "days": row.days,
            "shortened": row.shortened,
            "ways": row.ways,
        }
    )


def result_seal(row: CommentCall) -> str:
    """The hash of everything that goes out with a result: how many comments came, and what became of each point."""
    rows = row.points.annotate(number=Count("comments")).order_by("position", "pk")
    points = list(map(list, rows.values_list("gist", "verdict", "reason", "number")))
    content: dict[str, object] = {"id": str(row.pk), "result": row.result, "points": points}
    return _hash({**content, "comments": row.comments.count()})


def points_of(row: CommentCall) -> list[Point]:
    """The points in their order, each with the `number` of comments that make it."""
    return list(row.points.annotate(number=Count("comments")).order_by("position", "pk"))


def looked_into(row: CommentCall, screener: Screener) -> list[Placed]:
    """What the gate stops in a call, place by place."""
    return _stopped(_of_call(row), screener)


def result_looked_into(row: CommentCall, screener: Screener) -> list[Placed]:
    """What the gate stops in a result."""
    return _stopped(_of_result(row), screener)


def paper_of(row: CommentCall) -> Paper:
    """The draft as a paper."""
    on = row.opens_on or day_of(row.at)
    note = f"（征求意见稿，{row.opens_on} 至 {row.closes_on} 公开征求意见）" if row.opens_on else "（征求意见稿）"
    blocks = tuple(map(block, row.body))
    return Paper(title=row.title, number="", organ=name_on(row.organ, on).name, dated=on, blocks=blocks, note=note)


def _of_call(row: CommentCall) -> Iterator[tuple[str, list[Passage | Listing]]]:
    yield "标题", [Passage(row.title)]
    yield "起草说明", _lines(row.about)
    yield "草案正文", list(map(screened, row.body))


def _of_result(row: CommentCall) -> Iterator[tuple[str, list[Passage | Listing]]]:
    yield "采纳情况说明", _lines(row.result)
    for place, one in enumerate(points_of(row), 1):
        yield f"第 {place} 个意见要点", [Passage(one.gist), Passage(one.reason)]


def _lines(text: str) -> list[Passage | Listing]:
    return [Passage(line) for line in text.splitlines() if line.strip()]


def _stopped(texts: Iterator[tuple[str, list[Passage | Listing]]], screener: Screener) -> list[Placed]:
    hits = [Placed(place, hit) for place, blocks in texts for hit in screener.blocks(blocks)]
    return [one for one in hits if one.hit.severity.value in STOPPING]


def _hash(content: dict[str, object]) -> str:
    return hashlib.sha256(canonical(content)).hexdigest()
