"""Numbers of official documents: read in every usual print, written as GB/T 9704 wants them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from gongkai.documents.letters.wording import LetterError

_OPEN, _CLOSE = r"[〔(\[【]", r"[〕)\]】]"
_YEAR = rf"{_OPEN}(?P<year>[12]\d{{3}})年?{_CLOSE}"
_CODE = r"(?P<code>[^\d\s〔〕()\[\]【】]+?)"
_SERIAL = r"第?0*(?P<serial>[1-9]\d{0,6})号"
_PRINTS = tuple(re.compile(print_) for print_ in (rf"{_CODE}{_YEAR}{_SERIAL}", rf"{_YEAR}{_CODE}{_SERIAL}"))


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A document's number: code (organ and series), year, serial within both.

    >>> str(DocumentNumber("清政公开答", 2024, 12))
    '清政公开答〔2024〕12号'
    """

    code: str
    year: int
    serial: int

    def __str__(self) -> str:
        return f"{self.code}〔{self.year}〕{self.serial}号"


def parse(text: str) -> DocumentNumber:
    """The number a text prints, whatever brackets, zeros and 第 it prints it with.

    GB/T 9704-2012 fixes one print; letters in use have others, older ones the year in front. Raises LetterError.
    """
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    for print_ in _PRINTS:
        found = print_.fullmatch(plain)
        if found:
            return DocumentNumber(found["code"], int(found["year"]), int(found["serial"]))
    raise LetterError(f"“{text}”不是文号，文号应当写成“机关代字〔年份〕序号号”，例如“清政公开答〔2024〕12号”")
