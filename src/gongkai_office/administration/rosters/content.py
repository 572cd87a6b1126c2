"""The rows of a roster: found in an uploaded workbook, sealed until they are made, taken out again."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gongkai.documents.readers.containers.rows import Row, Sheet, rows_guarded
from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Roster
from gongkai_office.administration.rosters.columns import APART, ORGANS, PEOPLE, SHEETS, SheetKind
from gongkai_office.sealing.seals import Sealed, seal, unseal

MOST_ROWS = 5_000
MOST_BYTES = 20_000_000
_LOOKED_AT = 15  # headings stand within so many rows from the top
_FAMILIAR = 3  # one or two familiar words are chance

Line = tuple[int, Mapping[str, str]]
"""A row: its number in the sheet, and its texts by column."""


@dataclass(frozen=True, slots=True)
class Content:
    """The rows of both sheets."""

    organs: tuple[Line, ...]
    people: tuple[Line, ...]

    @property
    def number(self) -> int:
        """How many rows."""
        return len(self.organs) + len(self.people)


def read_workbook(data: bytes, name: str) -> Content:
    """The rows of an uploaded file, opened in the guarded child. Raises GongkaiError, UnreadableError."""
    if len(data) > MOST_BYTES:
        raise GongkaiError(f"文件超过 {MOST_BYTES // 1_000_000} MB，请删去图片和多余的工作表")
    sheets = rows_guarded(data, name)
    content = Content(_lines(sheets, ORGANS), _lines(sheets, PEOPLE))
    if not content.number:
        raise GongkaiError("没有找到“机关”或者“人员”表的内容，请下载模板，把内容填进去再上传")
    if content.number > MOST_ROWS:
        raise GongkaiError(f"一次最多导入 {MOST_ROWS:,} 行，这个文件有 {content.number:,} 行，请分成几个文件")
    return content


def _lines(sheets: Sequence[Sheet], kind: SheetKind) -> tuple[Line, ...]:
    """The rows below the headings of a kind; nothing where no sheet has them. Raises GongkaiError."""
    places = [(sheet, row) for sheet in sheets for row in range(min(_LOOKED_AT, len(sheet.rows)))]
    best = max(places, key=lambda one: len(kind.places(one[0].rows[one[1]].texts)), default=None)
    found = kind.places(best[0].rows[best[1]].texts) if best else {}
    if best is None or kind.key not in found or len(found) < _FAMILIAR:
        return ()
    lacking = [one.label for one in kind.columns if one.needed and one.key not in found]
    if lacking:
        raise GongkaiError(f"“{kind.name}”表缺少这些列：{APART.join(lacking)}。请下载模板，把内容粘贴进去再上传")
    lines = [(row.number, _texts(row, found)) for row in best[0].rows[best[1] + 1 :]]
    return tuple((number, texts) for number, texts in lines if any(texts.values()))


def _texts(row: Row, places: Mapping[str, int]) -> dict[str, str]:
    return {key: row.texts[place].strip() for key, place in places.items() if place < len(row.texts)}


def put_away(roster: Roster, plain: object) -> None:
    """Seal something plain into the row of a roster, without saving it. Raises KeyMissingError."""
    kept = seal(json.dumps(plain, ensure_ascii=False).encode(), bound_to=roster.pk.bytes)
    roster.key_version, roster.sealed = kept.version, kept.value


def remove(roster: Roster) -> None:
    """Take away what is sealed in the row, without saving it."""
    roster.key_version, roster.sealed = None, None


def keep_content(roster: Roster, content: Content) -> None:
    """Put the rows into their roster, without saving it."""
    put_away(roster, {sheet.name: rows for sheet, rows in zip(SHEETS, (content.organs, content.people), strict=True)})


def content_of(roster: Roster) -> Content:
    """The rows of a roster that is not made yet. Raises SealError, KeyMissingError, GongkaiError."""
    kept = _opened(roster)
    if not isinstance(kept, dict):
        raise GongkaiError(_GONE)
    return Content(*(tuple((int(number), dict(texts)) for number, texts in kept[sheet.name]) for sheet in SHEETS))


@dataclass(frozen=True, slots=True)
class Slip:
    """What a new person is handed: where they work, how they sign in."""

    organ: str
    name: str
    login: str
    password: str


def keep_slips(roster: Roster, slips: Sequence[Slip]) -> None:
    """Put first passwords into the roster that made them, without saving it."""
    put_away(roster, [[one.organ, one.name, one.login, one.password] for one in slips])


def slips_of(roster: Roster) -> list[Slip]:
    """The first passwords of a roster that is made. Raises SealError, KeyMissingError, GongkaiError."""
    kept = _opened(roster)
    if not isinstance(kept, list):
        raise GongkaiError(_GONE)
    return [Slip(*map(str, one)) for one in kept]


_GONE = "文件内容已经清除，请重新上传"


def _opened(roster: Roster) -> object:
    if roster.sealed is None or roster.key_version is None:
        raise GongkaiError(_GONE)
    kept: object = json.loads(unseal(Sealed(roster.key_version, bytes(roster.sealed)), bound_to=roster.pk.bytes))
    return kept
