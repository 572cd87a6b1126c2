"""Documents as papers for the library's writers: one to download, many as a compilation volume."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from gongkai.documents.papers import Block, Grid, Heading, Paper, Text, Volume
from gongkai_office.normative.ledger import state_on
from gongkai_office.normative.models import Version
from gongkai_office.organs.queries import name_on


def paper_of(version: Version, on: date) -> Paper:
    """A version as a paper; its note says where the document stands on the day."""
    document = version.document
    return Paper(
        title=version.title,
        number=version.number,
        organ=name_on(document.organ, version.dated).name,
        dated=version.dated,
        blocks=tuple(map(block, version.body)),
        note=f"（效力：{state_on(document, on).value}，截至 {on.isoformat()}）",
    )


def volume_of(versions: Sequence[Version], *, title: str, organ: str, on: date) -> Volume:
    """Many versions as one volume with its contents."""
    return Volume(title=title, organ=organ, dated=on, papers=tuple(paper_of(one, on) for one in versions))


def block(kept: Mapping[str, object]) -> Block:
    """A block of a kept body as a paper has it."""
    if kept["kind"] == "table":
        rows = kept["rows"]
        assert isinstance(rows, list)  # noqa: S101  kept by `normative.body`
        return Grid(tuple(tuple(map(str, row)) for row in rows))
    if kept["kind"] == "heading":
        return Heading(str(kept["text"]), int(str(kept["level"])))
    return Text(str(kept["text"]))
