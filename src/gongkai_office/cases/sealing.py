"""Sealing of what identifies a requester, hashes to find it again, and what of it may be shown."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import asdict, dataclass

from gongkai.screening.masking import ends, second_starred
from gongkai_office.sealing import seals
from gongkai_office.sealing.hashes import keyed_hash
from gongkai_office.sealing.seals import Sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """Who asks and how to reach them, as the request states it. None of it is kept unsealed."""

    name: str
    identity_kind: str = ""
    identity_number: str = ""
    contact_person: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    postcode: str = ""


def seal(particulars: Particulars, *, bound_to: bytes) -> Sealed:
    """The particulars sealed with the newest key, bound to what names their place. Raises KeyMissingError."""
    plain = json.dumps(asdict(particulars), ensure_ascii=False, sort_keys=True).encode()
    return seals.seal(plain, bound_to=bound_to)


def unseal(sealed: Sealed, *, bound_to: bytes) -> Particulars:
    """What was sealed for this place. Raises SealError, and KeyMissingError without the key."""
    return Particulars(**json.loads(seals.unseal(sealed, bound_to=bound_to)))


def name_hash(name: str) -> bytes:
    """The keyed hash of a name; width, spaces and case do not matter."""
    return keyed_hash("name", _bare(name).encode())


def identity_hash(number: str) -> bytes | None:
    """The keyed hash of an identity number; None where none was given."""
    return keyed_hash("identity", bare.encode()) if (bare := _bare(number)) else None


def text_hash(text: str) -> bytes:
    """The keyed hash of a description: equal for texts that differ in width, spaces and punctuation only."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKC", text) if sign.isalnum())
    return keyed_hash("description", bare.casefold().encode())


def masked_name(name: str) -> str:
    """王*明."""
    return second_starred(name)


def masked_identity(number: str) -> str:
    """440308********1234."""
    return ends(number, 6, 4)


def masked_phone(number: str) -> str:
    """138****5678."""
    return ends(number, 3, 4)


def _bare(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()
