"""Identifiers of rows: UUIDv7, which sort by the instant they were made and name no person."""

from __future__ import annotations

import secrets
import time
from uuid import UUID

from django.db import models


def new_id() -> UUID:
    """A new UUIDv7 (RFC 9562, section 5.7): milliseconds since 1970, then 74 random bits."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & ((1 << 48) - 1)) << 80
    value |= 0x7 << 76 | secrets.randbits(12) << 64
    value |= 0b10 << 62 | secrets.randbits(62)
    return UUID(int=value)


def read_id(text: str) -> UUID | None:
    """The identifier that a text is; None where it is none."""
    try:
        return UUID(text)
    except ValueError:
        return None


class Identified(models.Model):
    """A row known by an identifier of ours."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)

    class Meta:
        abstract = True
