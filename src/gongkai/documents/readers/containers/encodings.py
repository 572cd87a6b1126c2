"""Bytes to text: the byte order mark, else strict UTF-8, else the encoding that makes the most Chinese sense.

What a file declares is believed only where nothing else decides: a wrong declaration is common,
and every candidate here is cheap to try.
"""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CANDIDATES = ("gb18030", "big5hkscs", "utf-8", "utf-16-le", "utf-16-be")
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行"
    "学法所民得经十三之进着等部度家电力里如水化高自二理起小现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外"
    "天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军"
    "信息申请府县市区报告情况总项件单位收处决维持纠尚未审复议诉讼规章文许罚强征费依据予提供办公务"
    "這個們為國時來會產過後說對發經實關門開無還進種電體應從業機當兩點與樣問題東車長書見聲請報資訊總項單處決維審復議訴訟規"
    "，。、；：？！（）《》“”〔〕年月日"
)
_SPACES = frozenset("\t\n\r ")
_SAMPLE = 200_000
_WRONG = 8
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_-]+)""", re.IGNORECASE)
_ALIASES = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "big5": "big5hkscs", "utf8": "utf-8"}


def decode(data: bytes) -> str:
    """The text of a file, newlines as they are. Bytes that make no character become U+FFFD."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace").removeprefix("\ufeff")
    if b"\x00" not in data:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    return data.decode(_best(data), "replace").removeprefix("\ufeff")


def _best(data: bytes) -> str:
    sample = data[:_SAMPLE]
    declared = _declared(sample)
    order = [declared, *_CANDIDATES] if declared else list(_CANDIDATES)
    return max(order, key=lambda encoding: _sense(sample.decode(encoding, "replace")))


def _declared(sample: bytes) -> str | None:
    """The encoding an HTML or XML head names, if it is one of the candidates."""
    found = _DECLARED.search(sample[:4096].replace(b"\x00", b""))
    name = found.group(1).decode("ascii").lower() if found else ""
    name = _ALIASES.get(name, name)
    return name if name in _CANDIDATES else None


def _sense(text: str) -> float:
    """How much of a text reads as Chinese, per character; wrong characters weigh heavily."""
    score = 0
    for character in text:
        if character in _COMMON:
            score += 3
        elif character <= "\x7f":
            score += 1 if character.isprintable() or character in _SPACES else -_WRONG
        elif not _plausible(character):
            score -= _WRONG
    return score / max(len(text), 1)


def _plausible(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" or "\u3000" <= character <= "\u303f" or "\uff00" <= character <= "\uffef"
