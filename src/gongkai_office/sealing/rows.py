"""Rows that keep something sealed, whatever capability they belong to: closed, opened, and sealed anew."""

from __future__ import annotations

from django.apps import apps
from django.db import models, transaction

from gongkai_office.sealing.seals import Sealed, seal, unseal


class SealedRow(models.Model):
    """A row that keeps bytes sealed, bound to the row itself. When the key changes, `reseal` finds it here."""

    key_version = models.PositiveSmallIntegerField()
    sealed = models.BinaryField()

    class Meta:
        abstract = True

    def close(self, plain: bytes) -> None:
        """Put bytes into the row, which has its id already, sealed with the newest key."""
        sealed = seal(plain, bound_to=self.pk.bytes)
        self.key_version, self.sealed = sealed.version, sealed.value

    def open(self) -> bytes:
        """The bytes. Raises SealError, and KeyMissingError without the key."""
        return unseal(Sealed(self.key_version, bytes(self.sealed)), bound_to=self.pk.bytes)


def tables() -> list[type[SealedRow]]:
    """Every table of such rows."""
    return [one for one in apps.get_models() if issubclass(one, SealedRow)]


def reseal(newest: int, batch: int) -> int:
    """How many rows were sealed with the newest key, at most a batch of each table."""
    return sum(_reseal(table, newest, batch) for table in tables())


@transaction.atomic(durable=True)
def _reseal(table: type[SealedRow], newest: int, batch: int) -> int:
    old = table._default_manager.select_for_update().filter(key_version__lt=newest)  # noqa: SLF001  Django calls it public
    rows = list(old.order_by("key_version", "pk")[:batch])
    for row in rows:
        row.close(row.open())
    table._default_manager.bulk_update(rows, ["key_version", "sealed"])  # noqa: SLF001  as above
    return len(rows)
