"""Take away the authenticator of somebody who lost it, so that they set up a new one at the next sign-in."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person, RecoveryCode, SecondFactor
from gongkai_office.accounts.policies import require_over
from gongkai_office.accounts.queries import author
from gongkai_office.journal.commands.write import write


@transaction.atomic(durable=True)
def reset_factor(*, person: Person, by: Person | str, on: date, at: datetime, reason: str) -> None:
    """Raises ForbiddenError; GongkaiError for one's own, or where there is none."""
    losing = Person.objects.select_for_update(of=("self",)).select_related("organ").get(pk=person.pk)
    require_over(by, losing, on)
    if losing == by:
        raise GongkaiError("不能重置自己的动态口令，请由其他管理员办理")
    removed, _ = SecondFactor.objects.filter(person=losing).delete()
    if not removed:
        raise GongkaiError(f"{losing.name}没有启用动态口令，不需要重置")
    RecoveryCode.objects.filter(person=losing).delete()
    subject = f"person:{losing.pk}"
    write(organ=losing.organ_id, subject=subject, command="person.reset_factor", by=author(by), at=at, reason=reason)
