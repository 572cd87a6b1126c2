"""Where sessions are kept: in the database, each with the person who signed in by it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from gongkai_office.accounts.models import KeptSession
from gongkai_office.clock import BEIJING


class SessionStore(DatabaseStore):
    """Django's store over our table."""

    @classmethod
    def get_model_class(cls) -> type[KeptSession]:
        """Our table."""
        return KeptSession

    def create_model_instance(self, data: Mapping[str, object]) -> KeptSession:
        """The row of a session, with what can be asked of it without opening it."""
        made = super().create_model_instance(dict(data))
        if not isinstance(made, KeptSession):
            raise TypeError("sessions are kept in our own table")
        person = data.get(SESSION_KEY)
        made.person_id = UUID(str(person)) if person else None
        made.began_at, made.seen_at = _instant(data.get("began")), _instant(data.get("seen"))
        return made


def _instant(stamp: object) -> datetime | None:
    return datetime.fromtimestamp(stamp, BEIJING) if isinstance(stamp, float | int) else None
