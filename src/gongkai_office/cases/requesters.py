"""The row of who asks: sealed into it, opened from it, and what may stand beside the seal."""

from __future__ import annotations

from dataclasses import asdict

from gongkai.cases.entries import Applicant
from gongkai_office.cases import sealing
from gongkai_office.cases.models import DisclosureRequest, Requester
from gongkai_office.cases.sealing import Particulars, seal, unseal
from gongkai_office.ids import new_id
from gongkai_office.journal.chain import canonical
from gongkai_office.sealing.hashes import keyed_hash
from gongkai_office.sealing.seals import Sealed


def new_requester(request: DisclosureRequest, kind: Applicant, particulars: Particulars) -> Requester:
    """The sealed row of who asks, not saved yet."""
    row = Requester(id=new_id(), request=request, organ_id=request.organ_id)
    seal_into(row, kind, particulars)
    return row


def seal_into(row: Requester, kind: Applicant, particulars: Particulars) -> None:
    """Put particulars into a row: sealed with the newest key, hashed, masked."""
    row.kind = kind.value
    sealed = seal(particulars, bound_to=binding(row))
    row.key_version, row.sealed = sealed.version, sealed.value
    row.name_hash = sealing.name_hash(particulars.name)
    row.identity_hash = sealing.identity_hash(particulars.identity_number)
    row.masked_name = shown_name(kind, particulars.name)


def opened(row: Requester) -> Particulars:
    """The particulars of a row. Raises SealError, and KeyMissingError without the key."""
    return unseal(Sealed(row.key_version, bytes(row.sealed)), bound_to=binding(row))


def binding(row: Requester) -> bytes:
    """What a seal is bound to: its row, its request and the kind of requester."""
    return row.pk.bytes + row.request_id.bytes + row.kind.encode()


def shown_name(kind: Applicant, name: str) -> str:
    """What lists show: a person's name masked, an organisation's whole."""
    return sealing.masked_name(name) if kind is Applicant.NATURAL_PERSON else name.strip()


def requester_seal(row: Requester) -> str:
    """What the journal says of a requester: a keyed hash of kind and particulars, which survives a change of key."""
    content: dict[str, object] = {"kind": row.kind, **asdict(opened(row))}
    return keyed_hash("journal", canonical(content)).hex()
