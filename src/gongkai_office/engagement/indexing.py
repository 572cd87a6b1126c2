"""What the search is told of a call that is out; with its result once that is told."""

from __future__ import annotations

from gongkai_office.engagement.addresses import address
from gongkai_office.engagement.models import CommentCall, Stage
from gongkai_office.normative.body import to_text
from gongkai_office.search.commands.put import Text, put
from gongkai_office.search.models import Kind


def found(row: CommentCall) -> None:
    """Let a call that is out be found as it stands."""
    if row.opens_on is None:
        raise ValueError("only what is out is found")
    gists = row.points.values_list("gist", flat=True) if row.stage == Stage.DONE else ()
    put(
        Text(
            kind=Kind.COMMENTS,
            ref=row.pk,
            organ=row.organ,
            url=address(row.pk),
            title=row.title,
            text="\n".join((row.about, to_text(row.body), row.result if row.stage == Stage.DONE else "", *gists)),
            day=row.opens_on,
        )
    )
