"""What the search is told of an issue: its title and its list of contents; the texts are found by themselves."""

from __future__ import annotations

from gongkai_office.gazette.addresses import address
from gongkai_office.gazette.content import pieces_of, title_of
from gongkai_office.gazette.models import Issue
from gongkai_office.search.commands.put import Text, put
from gongkai_office.search.models import Kind


def found(issue: Issue) -> None:
    """Let an issue that is out be found."""
    if issue.out_on is None:
        raise ValueError("only what is out is found")
    put(
        Text(
            kind=Kind.GAZETTE,
            ref=issue.pk,
            organ=issue.organ,
            url=address(issue),
            title=title_of(issue),
            text="\n".join(one.title for one in pieces_of(issue)),
            day=issue.out_on,
        )
    )
