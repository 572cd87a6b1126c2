"""The pictures of a page put into its text: bared, looked at, named by their content; what is missing is told."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from gongkai.documents.articles import picture_mark
from gongkai.errors import GongkaiError
from gongkai_office.files.examining import Examined, picture
from gongkai_office.files.limits import limits, megabytes
from gongkai_office.publishing.illustrations import placed
from gongkai_office.publishing.imports.sources import Picture

_ADORNING = 24
_WORDLESS = "图片的文字说明"


class _LeftOutError(GongkaiError):
    """A picture or file that is not taken, and why."""


def in_place(body: str, pictures: Sequence[Picture]) -> tuple[str, Mapping[str, Examined], tuple[str, ...]]:
    """The text with its pictures, the pictures by digest, and in words what is missing of them.

    What only adorns a page (a rule, a point, an icon) goes without a word.
    """
    kept: dict[str, Examined] = {}
    missing: list[str] = []
    for place, one in enumerate(pictures):
        try:
            tag = _placed(one, kept)
        except GongkaiError as error:
            missing.append(f"图片没有导入：{error.message}")
            tag = ""
        if tag and not one.words:
            missing.append(_WORDLESS)
        body = body.replace(picture_mark(place), tag)
    return body, kept, tuple(dict.fromkeys(missing))


def _placed(one: Picture, kept: dict[str, Examined]) -> str:
    if one.content is None:
        raise _LeftOutError(f"“{one.name}”不在压缩包里")
    found = picture(one.content, one.name)
    if min(found.width, found.height) < _ADORNING:
        return ""
    taken = found.file
    require_room([*kept.values(), taken])
    kept[taken.sha256] = taken
    return placed(taken.sha256, one.words)


def require_room(files: Collection[Examined]) -> None:
    """Pass what one item may keep. Raises GongkaiError."""
    most, size = limits(), sum(len(one.content) for one in files)
    if len(files) > most.number or size > most.subject:
        raise _LeftOutError(f"一条信息最多 {most.number} 个文件、共 {megabytes(most.subject)}")
