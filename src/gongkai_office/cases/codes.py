"""The code with which a requester follows a request without an account: shown once, kept as a keyed hash."""

from __future__ import annotations

from gongkai_office.sealing.hashes import keyed_hash

_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # no sign that is taken for another in print or on the telephone
_LENGTH, _GROUP = 12, 4


def code_for(idempotency_key: str) -> str:
    """The code that belongs to a submission's own key: a sender who repeats a lost submission gets it again."""
    number = int.from_bytes(keyed_hash("code", idempotency_key.encode()), "big")
    signs = ""
    for _ in range(_LENGTH):
        number, place = divmod(number, len(_SIGNS))
        signs += _SIGNS[place]
    return "-".join(signs[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))


def access_hash(code: str) -> bytes:
    """What the row keeps of a code; hyphens, spaces and small letters do not matter."""
    return keyed_hash("access", "".join(sign for sign in code.upper() if sign.isalnum()).encode())
