"""Send what is due: by mail through Django's backend, by text message through the installation's gateway."""

from __future__ import annotations

import logging
from datetime import datetime
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage

from gongkai_office.cases.requesters import opened
from gongkai_office.portal.messages import outbox, wording
from gongkai_office.portal.messages.gateways import SmsGateway, gateway
from gongkai_office.portal.models import Message, Way

_LOG = logging.getLogger(__name__)


def deliver(at: datetime) -> int:
    """Collect and send; how many went out. Safe to run at any time, by any number of workers at once."""
    texts = gateway()
    ways = frozenset(
        way for way, able in ((Way.EMAIL, bool(settings.EMAIL_HOST)), (Way.SMS, texts is not None)) if able
    )
    if not ways:
        return 0
    outbox.collect(at, ways)
    return sum(_send(message, texts, at) for message in outbox.claim(at))


def _send(message: Message, texts: SmsGateway | None, at: datetime) -> bool:
    if outbox.voided(message.entry):
        outbox.drop(message, at)
        return False
    try:
        _hand_over(message, texts)
    except (OSError, SMTPException) as failed:
        _LOG.warning("message %s did not go out: %s", message.pk, type(failed).__name__)
        outbox.fail(message, at)
        return False
    return outbox.finish(message, at)


def _hand_over(message: Message, texts: SmsGateway | None) -> None:
    to = opened(message.entry.request.requester)
    if message.way == Way.EMAIL:
        body, headers = wording.letter(message.entry), {"Message-ID": f"<{message.pk}@{_domain()}>"}
        EmailMessage(wording.SUBJECT, body, to=[to.email], headers=headers).send()
    elif texts is not None:
        texts.send(phone=to.phone, text=wording.text(message.entry), key=str(message.pk))


def _domain() -> str:
    """What stands behind the sign of our own address: a message that goes out twice is known by its id."""
    return settings.DEFAULT_FROM_EMAIL.rpartition("@")[2] or "localhost"
