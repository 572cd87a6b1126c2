"""The headings of a list of items, as offices write them, and what pages call the same things."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum


class Field(StrEnum):
    """What a column of the list holds; the values are what `gongkai.documents.articles` calls the same."""

    TITLE = "title"
    FILE = "file"
    ADDRESS = "address"
    FORMED = "formed"
    PUBLISHED = "published"
    NUMBER = "number"
    COLUMN = "column"
    GENRE = "genre"
    THEME = "theme"
    SOURCE = "source"
    AUTHOR = "author"
    KEYWORDS = "keywords"
    SUMMARY = "summary"
    PAPERS = "papers"
    BODY = "body"

    @property
    def label(self) -> str:
        """The column's name in the template."""
        return HEADINGS[self][0]


HEADINGS: Mapping[Field, tuple[str, ...]] = {
    Field.TITLE: ("标题", "名称", "信息名称", "信息标题"),
    Field.FILE: ("文件", "正文文件", "文件路径", "文件名"),
    Field.ADDRESS: ("原网址", "网址", "链接", "原地址", "url"),
    Field.FORMED: ("成文日期", "生成日期"),
    Field.PUBLISHED: ("发布日期", "发布时间", "公开日期", "公开时间"),
    Field.NUMBER: ("发文字号", "文号"),
    Field.COLUMN: ("栏目", "所在栏目", "所属栏目"),
    Field.GENRE: ("体裁",),
    Field.THEME: ("主题分类", "主题"),
    Field.SOURCE: ("信息来源", "来源"),
    Field.AUTHOR: ("作者",),
    Field.KEYWORDS: ("关键词",),
    Field.SUMMARY: ("内容概述", "摘要"),
    Field.PAPERS: ("附件", "附件文件"),
    Field.BODY: ("正文", "内容"),
}
"""Per column the names that are known; the first is the template's."""
_KNOWN = {name: field for field, names in HEADINGS.items() for name in names}
_BLANKS = re.compile(r"[\s　（(].*|[:：*]")


def guess(heading: str) -> Field | None:
    """The column of a heading.

    >>> guess(" 发布日期（年月日）"), guess("备注")
    (<Field.PUBLISHED: 'published'>, None)
    """
    return _KNOWN.get(_BLANKS.sub("", heading.strip()).lower())
