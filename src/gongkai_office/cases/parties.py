"""The row of who was asked for an opinion: sealed into it and opened from it."""

from __future__ import annotations

from gongkai_office.cases import sealing
from gongkai_office.cases.models import Consultation
from gongkai_office.cases.sealing import Particulars, seal, unseal
from gongkai_office.sealing.seals import Sealed


def seal_into(row: Consultation, particulars: Particulars) -> None:
    """Put particulars into a row, which has its id already: sealed with the newest key, masked."""
    sealed = seal(particulars, bound_to=_binding(row))
    row.key_version, row.sealed = sealed.version, sealed.value
    name = particulars.name.strip()
    row.masked_name = name if row.organisation else sealing.masked_name(name)


def opened(row: Consultation) -> Particulars:
    """The particulars of a row. Raises SealError, and KeyMissingError without the key."""
    return unseal(Sealed(row.key_version, bytes(row.sealed)), bound_to=_binding(row))


def _binding(row: Consultation) -> bytes:
    """What a seal is bound to: its row and its request."""
    return row.pk.bytes + row.request_id.bytes
