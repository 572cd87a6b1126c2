"""What somebody types into the one box: found as a number, as a word of the request, as a whole name where allowed.

What is typed may be a name, so that it never stands readable in an address: it is sealed there (`closed`).
"""

from __future__ import annotations

import re
import unicodedata
from base64 import urlsafe_b64decode, urlsafe_b64encode

from django.db.models import Q

from gongkai.errors import GongkaiError
from gongkai_office.cases.models import Requester
from gongkai_office.cases.sealing import identity_hash, name_hash
from gongkai_office.cases.words import holding
from gongkai_office.sealing import keys, seals

_PLACE = b"cases.sought"
_BRACKETS = str.maketrans("([{【)]}】", "〔〔〔〔〕〕〕〕")
_YEAR_AND_SERIAL = re.compile(r"(20\d\d)\D{1,3}(\d{1,6})号?")
_SERIAL = re.compile(r"(?:第)?(\d{1,6})号")
_SHORTEST_IDENTITY = 8
_MOST = 3_000  # requests of one requester that one list shows


def closed(text: str) -> str:
    """The words as an address may carry them."""
    key = keys.hashing_key("sought")
    return urlsafe_b64encode(seals.close(key, text.encode(), bound_to=_PLACE)).decode().rstrip("=")


def opened(token: str) -> str:
    """The words of an address. Raises GongkaiError for an address somebody made up."""
    try:
        value = urlsafe_b64decode(token + "=" * (-len(token) % 4))
        return seals.open_with(keys.hashing_key("sought"), value, bound_to=_PLACE).decode()
    except (ValueError, GongkaiError):
        raise GongkaiError("查找的内容读不出来，请重新输入") from None


def plain_number(number: str) -> str:
    """A number as the register writes it, whatever brackets somebody typed.

    >>> plain_number("清源政办公申（2024）12号")
    '清源政办公申〔2024〕12号'
    """
    return unicodedata.normalize("NFKC", "".join(number.split())).translate(_BRACKETS)


def sought(text: str, *, by_name: bool) -> Q:
    """The requests that fit the words in any way; `by_name` says whether requesters may be looked for."""
    bare = text.strip()
    found = holding("description", bare)
    if any(sign.isdigit() for sign in bare):
        found |= _numbered(plain_number(bare)) | holding("former_number", bare)
    if by_name:
        found |= _of(name_hash=name_hash(bare))
        if len(bare) >= _SHORTEST_IDENTITY:
            found |= _of(identity_hash=identity_hash(bare))
    return found


def _of(**requester: bytes | None) -> Q:
    """The requests of a requester, by their ids, so that the index of words stands beside them."""
    return Q(pk__in=list(Requester.objects.filter(**requester).values_list("request", flat=True)[:_MOST]))


def _numbered(number: str) -> Q:
    """A whole number or a part of it, a year with a serial (2024-12), a serial alone (12号)."""
    if serial := _SERIAL.fullmatch(number):
        return Q(serial=int(serial[1]))
    found = holding("number", number)
    if both := _YEAR_AND_SERIAL.fullmatch(number):
        found |= Q(year=int(both[1]), serial=int(both[2]))
    return found
