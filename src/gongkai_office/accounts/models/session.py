"""Sessions with the person they belong to, so that somebody's can be listed and ended."""

from __future__ import annotations

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils.module_loading import import_string

from gongkai_office.accounts.models.people import Person


class KeptSession(AbstractBaseSession):
    """A session; `person` is empty for visitors of the portal. The times are those of signing in and of last use."""

    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="sessions")
    began_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)

    class Meta(AbstractBaseSession.Meta):
        abstract = False
        verbose_name = verbose_name_plural = "登录"

    def __str__(self) -> str:
        return str(self.person or "访客")

    @classmethod
    def get_session_store_class(cls) -> type[SessionBase]:
        """The store that keeps these."""
        store: type[SessionBase] = import_string(f"{settings.SESSION_ENGINE}.SessionStore")
        return store
