"""Which version somebody may look into, and where its files are read."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from gongkai_office.accounts.models import Person
from gongkai_office.clock import today
from gongkai_office.publishing.models import Attachment, Version
from gongkai_office.publishing.queries.desk import readable


def version_of(person: Person, version: UUID) -> Version:
    """The version, where the person may read it. Raises Http404 else, as for one that does not exist."""
    found = readable(person, today()).filter(pk=version).first()
    if found is None:
        raise Http404
    return found


def file_of(version: Version) -> Callable[[Attachment], str]:
    """Where the desk reads the files of a version."""
    return lambda one: reverse("publishing:attachment", args=[version.pk, one.pk])
