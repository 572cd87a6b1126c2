"""Where the public reads an issue; the portal's addresses follow."""

from __future__ import annotations

from gongkai_office.gazette.models import Issue


def address(issue: Issue) -> str:
    """The path of an issue's page."""
    return f"/gazette/{issue.organ.code}/{issue.year}/{issue.serial}/"
