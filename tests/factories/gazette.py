"""Invented issues of a gazette, composed, signed and let out by the county's own people."""

from __future__ import annotations

from datetime import datetime

from gongkai_office.accounts.models import Person, Role
from gongkai_office.gazette.commands.review import let_out, send_up, sign
from gongkai_office.gazette.models import Issue
from tests.factories.office import County


def editor(county: County) -> Person:
    """卫壬, who edits."""
    return county.people[county.office, Role.EDITOR]


def signed(issue: Issue, county: County, *, when: datetime) -> Issue:
    """The issue, sent up and signed by reviewer and head."""
    content = bytes(send_up(issue=issue.pk, by=editor(county), at=when).content_hash).hex()
    for one in (county.reviewer, county.head):
        sign(issue=issue.pk, content=content, by=one, at=when)
    return Issue.objects.get(pk=issue.pk)


def printed(issue: Issue, county: County, *, when: datetime) -> Issue:
    """The issue, out under its number."""
    return let_out(issue=signed(issue, county, when=when).pk, by=editor(county), at=when)
