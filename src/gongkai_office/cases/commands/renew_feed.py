"""Give a person's calendar another secret address; the old one is closed at once."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.db import transaction

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.queries import author
from gongkai_office.cases.models import FeedSalt
from gongkai_office.journal.commands.write import write


@transaction.atomic(durable=True)
def renew_feed(*, by: Person, at: datetime) -> None:
    """Another address from now on."""
    FeedSalt.objects.update_or_create(person=by, defaults={"salt": secrets.token_urlsafe(20), "renewed_at": at})
    write(organ=by.organ_id, subject=f"person:{by.pk}", command="feed.renew", by=author(by), at=at)
