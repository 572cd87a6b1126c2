"""Cases that the journal tells of and that are not there any more."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection

from gongkai_office.journal.difference import Difference, Fault

_ORPHANS = """
    SELECT DISTINCT line.subject FROM journal_line line
    WHERE line.subject LIKE 'case:%%'
    AND NOT EXISTS (SELECT FROM cases_disclosurerequest request WHERE 'case:' || request.id = line.subject)
"""


def orphans() -> Iterator[Difference]:
    """Cases that the journal tells of and that are not there any more."""
    with connection.cursor() as cursor:
        cursor.execute(_ORPHANS, [])
        for (subject,) in cursor.fetchall():
            yield Difference(Fault.REQUEST_MISSING, subject, "整件")
