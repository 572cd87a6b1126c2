"""Note that somebody has a content before their eyes, so that the next time shows what changed since."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongkai_office.accounts.models import Person
from gongkai_office.approvals.models import Chain, Sighting
from gongkai_office.approvals.queries import current_version


@transaction.atomic
def see(*, chain: Chain, by: Person, at: datetime) -> Sighting:
    """The sighting. A help for the reader and no act, so the journal is not told."""
    seen = {"version": current_version(chain), "at": at}
    sighting, _ = Sighting.objects.update_or_create(chain=chain, person=by, defaults=seen)
    return sighting
