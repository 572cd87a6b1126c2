"""The sealed rows of a file: where its headings stand, what each column holds, put away and taken out again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gongkai.documents.readers.containers.rows import Row, Sheet
from gongkai.errors import GongkaiError
from gongkai_office.cases.imports.fields import Field, guess
from gongkai_office.cases.models import LedgerImport
from gongkai_office.cells import bare
from gongkai_office.sealing.seals import Sealed, seal, unseal

_LOOKED_AT = 15
"""Headings stand within so many rows from the top; above them are titles."""

_FEWEST_KNOWN = 2
_EXAMPLE = "示例"
MOST_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class Content:
    """The headings of a file and the rows below them, each with its number in the file."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]

    def cells(self, columns: Mapping[str, str]) -> Iterator[tuple[int, dict[Field, str]]]:
        """The rows by field; `columns` maps the place of a column (as text, for JSON) to its field."""
        wanted = [(int(place), Field(name)) for place, name in columns.items() if name]
        for row in self.rows:
            yield row.number, {one: row.texts[place] for place, one in wanted if place < len(row.texts)}


def found_in(sheets: Sequence[Sheet]) -> Content:
    """The ledger in a file: the sheet and the row with the most headings that are known. Raises GongkaiError."""
    places = [(sheet, place) for sheet in sheets for place in range(min(_LOOKED_AT, len(sheet.rows)))]
    best = max(places, key=lambda one: _known(one[0].rows[one[1]].texts), default=None)
    if best is None:
        raise GongkaiError("文件里没有内容，请核对后再上传")
    sheet, place = best
    if _known(sheet.rows[place].texts) < _FEWEST_KNOWN:
        raise GongkaiError(
            f"没有找到表头：前 {_LOOKED_AT} 行里没有认得的列名（例如“申请人”“收到之日”“申请内容”）。"
            "请把列名写在一行里，或者下载模板，把内容粘贴进去再上传"
        )
    headings, below = _headings(sheet.rows, place)
    return Content(headings, _kept(sheet.rows[below:]))


def _known(texts: Sequence[str]) -> int:
    return len({found for text in texts if (found := guess(text))})


def _headings(rows: Sequence[Row], place: int) -> tuple[tuple[str, ...], int]:
    """The headings and where the rows begin; a second row of headings, under merged ones, is joined to the first."""
    upper, lower = rows[place].texts, rows[place + 1].texts if place + 1 < len(rows) else ()
    if _known(lower) < _FEWEST_KNOWN:
        return tuple(text.strip() for text in upper), place + 1
    width = max(len(upper), len(lower))
    both = [(_at(upper, column), _at(lower, column)) for column in range(width)]
    return tuple(below or above for above, below in both), place + 2


def _at(texts: Sequence[str], column: int) -> str:
    return texts[column].strip() if column < len(texts) else ""


def _kept(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows without the template's example and without a line of totals. Raises GongkaiError."""
    kept = tuple(row for row in rows if not _aside(row))
    if not kept:
        raise GongkaiError("表头下面没有内容（示例行不导入），请填写后再上传")
    if len(kept) > MOST_ROWS:
        raise GongkaiError(f"一次最多导入 {MOST_ROWS:,} 行，这个文件有 {len(kept):,} 行，请按年度分成几个文件")
    return kept


def _aside(row: Row) -> bool:
    first = next((text.strip() for text in row.texts if text.strip()), "")
    return first.startswith(_EXAMPLE) or bare(first) in {"合计", "总计", "小计"}


def seal_into(work: LedgerImport, content: Content) -> None:
    """Put the content into the row of its import, without saving it. Raises KeyMissingError."""
    rows = [(row.number, row.texts) for row in content.rows]
    plain = json.dumps([content.headings, rows], ensure_ascii=False).encode()
    kept = seal(plain, bound_to=work.pk.bytes)
    work.key_version, work.sealed, work.rows = kept.version, kept.value, len(rows)


def content_of(work: LedgerImport) -> Content:
    """The content of an import. Raises SealError, KeyMissingError, and GongkaiError where it is removed already."""
    if work.sealed is None or work.key_version is None:
        raise GongkaiError("文件内容已经清除，请重新上传文件")
    headings, rows = json.loads(unseal(Sealed(work.key_version, bytes(work.sealed)), bound_to=work.pk.bytes))
    return Content(tuple(headings), tuple(Row(number, tuple(texts)) for number, texts in rows))


def remove(work: LedgerImport) -> None:
    """Take the content out of the row, without saving it: what holds personal data is not kept longer than needed."""
    work.key_version, work.sealed = None, None
