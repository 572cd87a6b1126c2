"""An installation that has neither organs nor people yet: who reads the machine's own screen may begin it."""

from __future__ import annotations

import secrets
from pathlib import Path

from django.conf import settings

from gongkai_office.accounts.models import Person
from gongkai_office.organs.models import Organ
from gongkai_office.private import make_once

_SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_GROUPS, _GROUP = 4, 4


def is_new() -> bool:
    """Whether nobody has begun here."""
    return not (Organ.objects.exists() or Person.objects.exists())


def opening_code() -> str:
    """The code that begins this installation (开办码), the same until it has served; four groups of four signs."""
    file = _file()
    if not file.exists():
        groups = ("".join(secrets.choice(_SIGNS) for _ in range(_GROUP)) for _ in range(_GROUPS))
        make_once(file, "-".join(groups).encode())
    return file.read_text()


def opens(given: str) -> bool:
    """Whether somebody typed the code, with or without hyphens, in whatever case."""
    file = _file()
    return file.exists() and secrets.compare_digest(_signs(given), _signs(file.read_text()))


def close() -> None:
    """The code has served."""
    _file().unlink(missing_ok=True)


def _file() -> Path:
    return Path(settings.DATA) / "opening-code"


def _signs(text: str) -> bytes:
    return "".join(sign for sign in text.upper() if sign.isalnum()).encode()
