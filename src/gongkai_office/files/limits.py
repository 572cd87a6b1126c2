"""How large and how many: what the installation's settings say."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of one file, of all files sent at once, of all files of one subject; and how many files a subject has."""

    largest: int
    at_once: int
    subject: int
    number: int


def limits() -> Limits:
    """The limits of this installation."""
    return Limits(**settings.GONGKAI_FILES)


def megabytes(size: int) -> str:
    """A size as people say it.

    >>> megabytes(31_000_000), megabytes(1_234_567), megabytes(2_000), megabytes(0)
    ('31 MB', '1.2 MB', '2 KB', '0 KB')
    """
    if size < MEGABYTE:
        return f"{-(-size // 1000)} KB"
    return f"{size / MEGABYTE:.1f}".removesuffix(".0") + " MB"
