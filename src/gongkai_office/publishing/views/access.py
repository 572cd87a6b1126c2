"""Which version somebody may look into."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404

from gongkai_office.accounts.models import Person
from gongkai_office.clock import today
from gongkai_office.publishing.models import Version
from gongkai_office.publishing.queries.desk import readable


def version_of(person: Person, version: UUID) -> Version:
    """The version, where the person may read it. Raises Http404 else, as for one that does not exist."""
    found = readable(person, today()).filter(pk=version).first()
    if found is None:
        raise Http404
    return found
