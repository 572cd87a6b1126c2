"""Give a person's calendar another secret address, or none; the old one is closed at once."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.db import transaction

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.queries import author
from gongkai_office.cases.models import FeedSalt
from gongkai_office.journal.commands.write import write


@transaction.atomic(durable=True)
def renew_feed(*, by: Person, at: datetime, closed: bool = False) -> None:
    """Another address from now on; where it is `closed`, none until it is renewed."""
    new = {"salt": secrets.token_urlsafe(20), "renewed_at": at, "closed": closed}
    FeedSalt.objects.update_or_create(person=by, defaults=new)
    command = "feed.close" if closed else "feed.renew"
    write(organ=by.organ_id, subject=f"person:{by.pk}", command=command, by=author(by), at=at)
