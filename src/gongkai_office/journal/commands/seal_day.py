"""Seal an organ's finished day: the Merkle root over its lines, signed with the installation's key."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction

from gongkai.errors import GongkaiError
from gongkai_office.journal import signing
from gongkai_office.journal.merkle import merkle
from gongkai_office.journal.models import DayRoot
from gongkai_office.journal.queries import closes, hashes, newest_sealed


class SealError(GongkaiError):
    """A day that cannot be sealed."""


@transaction.atomic(durable=True)
def seal_day(*, organ: UUID, day: date, at: datetime) -> DayRoot:
    """The root of the day; the one that stands where the day was sealed before, since nothing is sealed twice.

    Raises SealError for a day that is not over, that has no lines, or that lies before a sealed one: a line dated
    there was written later than it says. Raises SigningKeyError where the key of earlier roots is gone.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('journal:roots', 0))")
    found = DayRoot.objects.filter(organ=organ, day=day).first()
    return found or _sealed(organ, day, at)


def _sealed(organ: UUID, day: date, at: datetime) -> DayRoot:
    newest = newest_sealed()
    if at < closes(day):
        raise SealError(f"{day.isoformat()} 的日志还可能增加，请在次日 1 时以后封存")
    if newest and day < newest:
        raise SealError(
            f"{newest.isoformat()} 已经封存，不能再封存更早的 {day.isoformat()}，请运行 gongkai verify 核查"
        )
    lines, root = merkle(hashes(organ, day))
    if not lines:
        raise SealError(f"该机关在 {day.isoformat()} 没有日志，不需要封存")
    if newest is None:
        signing.make_key()
    signature = signing.sign(signing.statement(organ=organ, day=day, lines=lines, root=root))
    return DayRoot.objects.create(organ=organ, day=day, lines=lines, root=root, signature=signature)
