"""Keep the slip on which somebody who was consulted answered."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai_office.accounts.models import Person
from gongkai_office.cases.commands.append import locked
from gongkai_office.cases.models import Consultation
from gongkai_office.cases.policies import acting
from gongkai_office.cases.queries.consultations import answer_kind
from gongkai_office.clock import day_of
from gongkai_office.files.commands.keep import enter
from gongkai_office.files.examining import Examined
from gongkai_office.files.models import Purpose, StoredFile


@transaction.atomic(durable=True)
def keep_slip(*, consultation: UUID, slip: Examined, by: Person, at: datetime) -> StoredFile:
    """The kept file, under its consultation; whoever may enter the answer may keep its slip. Raises GongkaiError."""
    asked = Consultation.objects.select_related("entry").get(pk=consultation)
    request = locked(asked.request_id)
    acting(by, answer_kind(asked), request, day_of(at))
    subject = f"consultation:{asked.pk}"
    return enter(organ=request.organ, subject=subject, purpose=Purpose.REPLY_SLIP, upload=slip, by=by, at=at)
