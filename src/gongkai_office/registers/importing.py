"""An Excel ledger on its way into a register: where its header is, what columns mean, what is wrong with each row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.documents.grid import Document, Table
from gongkai.documents.readers.containers import extract_guarded
from gongkai.documents.unreadable import UnreadableError
from gongkai_office.registers.kinds import Kind, RegisterError
from gongkai_office.registers.models import Batch
from gongkai_office.registers.money import Unit
from gongkai_office.registers.particulars import ON, PARTICULARS, REFERENCE, Particular
from gongkai_office.registers.policies import doubles, totals_over
from gongkai_office.registers.reading import Problem, read
from gongkai_office.registers.statement import Statement

MOST_ROWS = 5_000
MOST_BYTES = 20_000_000
_HEADER_WITHIN = 12
_FOOT = re.compile(r"^(合计|总计|小计|填表人|制表|备注：|说明：)")

Rows = list[list[str]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a workbook under their header; `first` is the line of the sheet the first row stands on."""

    header: list[str]
    rows: Rows


@dataclass(frozen=True, slots=True)
class Checked:
    """A row of the file: where it stands, what it says if it can be kept, what is wrong with it if not."""

    line: int
    statement: Statement | None
    problems: Sequence[Problem]


def open_sheet(data: bytes, name: str, kind: Kind) -> Sheet:
    """The table of a workbook, opened in the guarded child. Raises RegisterError in words for a clerk."""
    if len(data) > MOST_BYTES:
        raise RegisterError(f"文件超过 {MOST_BYTES // 1_000_000} MB，请分成几个文件导入")
    try:
        return _sheet(extract_guarded(data, name), kind)
    except UnreadableError as error:
        raise RegisterError(error.message) from error


def guess(kind: Kind, header: Sequence[str]) -> dict[str, int]:
    """Which column holds which field, by the names that ledgers give them; each column serves once."""
    found: dict[str, int] = {}
    for names in (_exact, _alias, _contained):
        for one in PARTICULARS[kind]:
            for place, title in enumerate(header):
                if one.key not in found and place not in found.values() and names(one, _bare(title)):
                    found[one.key] = place
    return found


def missing(kind: Kind, mapping: Mapping[str, int]) -> list[Particular]:
    """The required fields that no column holds."""
    return [one for one in PARTICULARS[kind] if one.required and one.key not in mapping]


def check(batch: Batch, today: date) -> list[Checked]:
    """Every row with what can be kept and what is wrong with it: in itself, beside the others, beside the register."""
    kind, unit = Kind(batch.kind), Unit(batch.unit)
    raw = [_given(row, batch.mapping) for row in batch.rows]
    found = [read(kind, given, today=today, unit=unit) for given in raw]
    references = [given.get(REFERENCE, "") for given in raw]
    again = {one for one, times in Counter(filter(None, references)).items() if times > 1}
    known = doubles(batch.organ, kind, references)
    totals = totals_over(batch.organ, kind)
    checked = []
    for place, (statement, problems) in enumerate(found):
        more = [*problems, *_beside(references[place], again, known)]
        if statement and any(first <= statement.on <= last for first, last in totals):
            more.append(Problem(ON, f"{statement.on.isoformat()} 所在期间已经登记了合计数，再导入会重复计算"))
        checked.append(Checked(place + 1, None if more else statement, more))
    return checked


def _beside(reference: str, again: Iterable[str], known: Mapping[str, str]) -> list[Problem]:
    if reference in known:
        return [Problem(REFERENCE, f"文号“{reference}”已经登记过，编号 {known[reference]}")]
    if reference in again:
        return [Problem(REFERENCE, f"文号“{reference}”在这个文件里出现了不止一次")]
    return []


def _given(row: Sequence[str], mapping: Mapping[str, int]) -> dict[str, str]:
    return {key: row[place] for key, place in mapping.items() if place < len(row)}


def _sheet(document: Document, kind: Kind) -> Sheet:
    tables = [rows for block in document.blocks if isinstance(block, Table) and (rows := _laid(block))]
    best = max(((_match(kind, row), rows, place) for rows in tables for place, row in enumerate(rows[:_HEADER_WITHIN])),
               key=lambda one: one[0], default=None)  # fmt: skip
    if not best or best[0] < 2:  # noqa: PLR2004  one familiar word is chance
        raise RegisterError("在文件里没有找到表头，请使用模板，或者让第一行写明各栏的名称")
    _, rows, place = best
    kept = [row for row in rows[place + 1 :] if any(row) and not _is_foot(row)]
    if not kept:
        raise RegisterError("表头下面没有数据，请核对文件")
    if len(kept) > MOST_ROWS:
        raise RegisterError(f"文件有 {len(kept)} 行，一次最多导入 {MOST_ROWS} 行，请分成几个文件")
    return Sheet(rows[place], kept)


def _is_foot(row: Sequence[str]) -> bool:
    """A line of totals or signatures under the table: it says so in its first words and leaves most cells empty."""
    filled = [cell for cell in row if cell]
    return bool(_FOOT.match(filled[0])) and len(filled) <= len(row) / 2


def _laid(table: Table) -> Rows:
    rows = [[""] * table.width for _ in range(table.height)]
    for cell in table.cells:
        rows[cell.row][cell.column] = " ".join(cell.text.split())
    return rows


def _match(kind: Kind, row: Sequence[str]) -> int:
    return len(guess(kind, row))


def _exact(one: Particular, title: str) -> bool:
    return title == _bare(one.label)


def _alias(one: Particular, title: str) -> bool:
    return any(title == _bare(alias) for alias in one.aliases)


def _contained(one: Particular, title: str) -> bool:
    return len(title) > 2 and title.startswith(_bare(one.label))  # noqa: PLR2004  a word of two says too little


def _bare(title: str) -> str:
    """A heading without blanks, stars and what stands in brackets.

    >>> _bare(" 许可决定日期*（必填）")
    '许可决定日期'
    """
    return re.sub(r"[（(].*?[）)]|[\s*＊：:]", "", title)
