"""The row of who was asked for an opinion: sealed into it, opened from it, and what the journal says of it."""

from __future__ import annotations

from dataclasses import asdict

from gongkai_office.cases import sealing
from gongkai_office.cases.models import Consultation, Opinion
from gongkai_office.cases.sealing import Particulars, seal, unseal
from gongkai_office.journal.chain import canonical
from gongkai_office.sealing.hashes import keyed_hash
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


def consultation_seal(row: Consultation) -> str:
    """What the journal says of who was asked about what: a keyed hash, which survives a change of key."""
    content: dict[str, object] = {
        "id": str(row.pk),
        "request": str(row.request_id),
        "entry": str(row.entry_id),
        "organisation": row.organisation,
        "masked": row.masked_name,
        "about": row.about,
        **asdict(opened(row)),
    }
    return keyed_hash("journal", canonical(content)).hex()


def opinion_seal(row: Opinion) -> str:
    """What the journal says of an answer."""
    content: dict[str, object] = {
        "id": str(row.pk),
        "consultation": str(row.consultation_id),
        "entry": str(row.entry_id),
        "stance": row.stance,
        "reason": row.reason,
    }
    return keyed_hash("journal", canonical(content)).hex()


def _binding(row: Consultation) -> bytes:
    """What a seal is bound to: its row and its request."""
    return row.pk.bytes + row.request_id.bytes
