"""How files are kept here, for whoever answers for the installation: limits, kinds, scanner, what lies in store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Count, Sum

from gongkai_office.accounts.models import Person
from gongkai_office.accounts.policies import organs_where
from gongkai_office.files.fields import UPLOADS
from gongkai_office.files.limits import limits, megabytes
from gongkai_office.files.models import Purpose, StoredFile

_KINDS = {"command": "外部命令", "clamd": "ClamAV 服务"}


@dataclass(frozen=True, slots=True)
class Keeping:
    """What the page of files says. `scanner` is empty where none is named; `stored` is by purpose, in words."""

    largest: str
    at_once: str
    subject: str
    number: int
    endings: tuple[str, ...]
    scanner: str
    cipher: str
    stored: tuple[tuple[str, int, str], ...]


def keeping(person: Person, on: date) -> Keeping:
    """How files are kept, and how many there are in the organs a person manages."""
    most = limits()
    return Keeping(
        largest=megabytes(most.largest),
        at_once=megabytes(most.at_once),
        subject=megabytes(most.subject),
        number=most.number,
        endings=tuple(ending for one in UPLOADS for ending in one.endings),
        scanner=_KINDS.get(settings.GONGKAI_SCANNER.partition(":")[0], "") if settings.GONGKAI_SCANNER else "",
        cipher={"sm4-gcm": "SM4"}.get(settings.SEALING_SUITE, "AES-256"),
        stored=_stored(person, on),
    )


def _stored(person: Person, on: date) -> tuple[tuple[str, int, str], ...]:
    files = StoredFile.objects.filter(organ__in=organs_where(person, "organ.manage", on))
    sums = files.order_by().values_list("purpose").annotate(Count("pk"), Sum("size"))
    return tuple((Purpose(purpose).label, count, megabytes(size)) for purpose, count, size in sums)
