"""Typst on the page of GB/T 9704: the fonts, the sources, and what it refuses, in words."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from importlib.resources import as_file, files

import typst

from gongkai.documents.writers import WriteError

FONTS = {
    "title": ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "STZhongsong", "Gongkai Song"),
    "fangsong": ("FangSong_GB2312", "FangSong", "STFangsong", "Zhuque Fangsong (technical preview)", "Gongkai Song"),
    "hei": ("SimHei", "STHeiti", "Gongkai Hei", "Gongkai Song"),
    "kai": ("KaiTi_GB2312", "KaiTi", "STKaiti", "Gongkai Kai", "Gongkai Song"),
    "song": ("SimSun", "STSong", "Gongkai Song"),
}
"""The fonts of each role in the order they are looked for: the official ones where they are installed, then ours."""

_RARE = ("Noto Serif CJK SC", "Source Han Serif SC", "SimSun-ExtB", "BabelStone Han")
_UNKNOWN = re.compile(r'text `"(.*?)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def typeset(source: str, data: Mapping[str, object], *, dated: datetime) -> bytes:
    """A tagged PDF (PDF/UA-1) of a source of ours on the page of `page.typ`, with its data.

    The page wants `title`, `title_lines` and `organ` in the data. Raises WriteError where no font here has one of
    the characters.
    """
    known = font_families()
    fonts = {role: [name for name in (*names, *_RARE) if name in known] for role, names in FONTS.items()}
    folder = files(__package__)
    try:
        return typst.compile(
            (folder / "page.typ").read_bytes() + (folder / source).read_bytes(),
            format="pdf",
            font_paths=_fonts(),
            sys_inputs={"data": json.dumps({**data, "fonts": fonts}, ensure_ascii=False)},
            pdf_standards="ua-1",
            timestamp=dated,
        )
    except typst.TypstError as error:
        raise _explained(error) from error


def font_families() -> frozenset[str]:
    """The families a PDF can be set in on this machine, ours included."""
    return frozenset(_fonts().families())


@cache
def _fonts() -> typst.Fonts:
    """Ours and those of the system, looked up once."""
    with as_file(files(__package__) / "fonts") as folder:
        return typst.Fonts(font_paths=[folder], include_embedded_fonts=False)


def _explained(error: typst.TypstError) -> WriteError:
    unknown = _UNKNOWN.search(error.message)
    if not unknown:
        return WriteError(f"PDF 没有写成，可改写成 Word。排版程序说：{error.message}")
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), unknown[1])
    return WriteError(
        f"本机没有能印出“{text}”的字体，PDF 没有写成；"
        "请安装收字较全的中文字体（如 Noto Serif CJK）后再试，或改写成 Word。"
    )
