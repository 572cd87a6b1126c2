"""Text messages go out through whatever an installation brings: a class that its settings name."""

from __future__ import annotations

from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string


class SmsGateway(Protocol):
    """Sends one text message. `key` is the message's own: a gateway that sees it twice sends it once."""

    def send(self, *, phone: str, text: str, key: str) -> None:
        """Hand the message over. Raises OSError where it could not be handed over and may be tried again."""


def gateway() -> SmsGateway | None:
    """The gateway of this installation; None where it has none."""
    if not settings.GONGKAI_SMS_GATEWAY:
        return None
    made: SmsGateway = import_string(settings.GONGKAI_SMS_GATEWAY)()
    return made
