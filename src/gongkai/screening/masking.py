"""How a text is masked: each way keeps of it what law or practice lets stand.

Sources: the State Council's work points for 2018 (de-identification of published lists); practice of published
lists for the count of signs that stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable

DROPPED = "［已隐去］"
_STAR = "*"
_YEAR = re.compile(r"(?:19|20)\d\d")
_VILLAGE = re.compile(
    r"[^\d#]*?(?:行政村|[^\d号]村(?!民小组)(?!小学)|社区|居委会)(?:村民委员会|村委会|居民委员会)?"
    r"|[^\d#]*(?:街道办事处|街道|镇|乡)(?!路)|[^\d#]*?[县区旗](?!府|政)|[^\d#]*?市"
)
_GLIMPSE_HEAD, _GLIMPSE_TAIL = 3, 2
_SHORT = 6


def mask(text: str, way: str) -> str:
    """The text masked in one of the ways that profiles name; `ends 6 4` takes how many signs stay at each end."""
    name, *numbers = way.split()
    if name == "ends":
        head, tail = map(int, numbers)
        return ends(text, head, tail)
    return WAYS[name](text)


def ends(text: str, head: int, tail: int) -> str:
    """So many signs at each end, stars between; a text too short for that becomes stars."""
    plain = re.sub(r"[ -]", "", text)
    if len(plain) <= head + tail:
        return _STAR * len(plain)
    return plain[:head] + _STAR * (len(plain) - head - tail) + plain[len(plain) - tail :]


def glimpse(text: str) -> str:
    """Enough of a text to find it again in its place, too little to use it."""
    if len(text) <= _SHORT:
        return text[:1] + _STAR * (len(text) - 1)
    return ends(text, _GLIMPSE_HEAD, _GLIMPSE_TAIL)


def second_starred(name: str) -> str:
    """A name with its second character starred, and every further one but the last: 王*, 王*明."""
    plain = name.strip()
    return plain[:1] + _STAR * max(len(plain) - 2, 1) + (plain[-1] if len(plain) > 2 else "")  # noqa: PLR2004  a name of two has no last part


def to_village(address: str) -> str:
    """An address down to the village or community, else the town, else the county."""
    found = _VILLAGE.match(address)
    return found[0] if found else DROPPED


def year_only(day: str) -> str:
    """The year of a date."""
    found = _YEAR.search(day)
    return f"{found[0]}年" if found else DROPPED


def mailbox(address: str) -> str:
    """A mailbox with its first letter and its host."""
    return f"{address[:1]}***@{address.rpartition('@')[2]}"


WAYS: dict[str, Callable[[str], str]] = {
    "keep": lambda text: text,
    "drop": lambda _: DROPPED,
    "second": second_starred,
    "minor": lambda _: "某某",
    "village": to_village,
    "year": year_only,
    "mailbox": mailbox,
}
"""Ways without numbers, by the names that profiles use."""
