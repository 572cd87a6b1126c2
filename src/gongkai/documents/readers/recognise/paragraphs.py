"""Lines of prose made paragraphs again: what the page adds is left out, what lines and pages cut is put together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gongkai.documents.layout import NOTES_HEADING
from gongkai.documents.readers.recognise.identity import is_title, title_end
from gongkai.documents.readers.recognise.normalise import compact

_WRAPPED = frozenset(("text", "pdf", "scan"))
"""Containers whose paragraphs may be cut by lines and pages."""

_STOP = "。！？…"
_CLOSING = "”）)》』」"
_SUBHEADING = re.compile(
    r"(?:[(（][一二三四五六七八九十]+[)）]|[一二三四五六七八九十]+、|\d{1,2}[.、．](?!\d)|第[一二三四五六]部分|[一二三四五六七八九]是)"
)
_SUBHEADING_LENGTH = 26
_NOTES = compact(NOTES_HEADING)
_TITLE_LENGTH = 120
_TITLE_LINES = 3
_METADATA = re.compile(
    r"(?:当前位置|您的位置|首页|发布(?:日期|时间|机构|单位)|公开日期|信息?来源|来源|文号|栏目|标题|名称|索引号|原文链接"
    r"|作者|浏览|阅读|字[号体]|打印|分享|点击|本地目录|页面链接|=+|访问量|责任编辑|时间)"
)
_FOOTER = re.compile(
    r"[\[【(]?(?:打印|关闭|上一篇|下一篇|分享|扫一扫|主办|承办|技术支持|网站标识码|版权所有|网站地图|责任编辑|附件|相关)"
    r"|.{0,30}(?:ICP备|公网安备|网站标识码)"
)
_DATE = re.compile(
    r"\(?(?:20\d\d|二[〇零○][〇零○一二三四五六七八九]{2})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日\)?"
)
_SIGNATURE_LENGTH = 30
_CHINESE_GAP = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \u3000]+(?=[\u3000-\u9fff\uff00-\uffef])")
_MIXED_GAP = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef]) +(?=[!-~])|(?<=[!-~]) +(?=[\u3000-\u9fff\uff00-\uffef])")
_BULLET = re.compile(r"[-*•·]\s+(?=[\u3000-\u9fff（(])")
_FULL = 0.94
_WRAPPED_SHARE = 0.3
_WIDEST = 120


def printed(text: str) -> str:
    """A line without the marks of headings, list items and tables, and with single spaces.

    >>> printed("## 一、总体  情况 ")
    '一、总体 情况'
    """
    return " ".join(_BULLET.sub("", text.strip().lstrip("#").strip("| ")).split())


def without_furniture(lines: Sequence[str], *, first: bool) -> list[str]:
    """A section's lines without what belongs to the page: lines of metadata and links, title, signature, date.

    `first` is true for what stands before section one.
    """
    kept = [line for line in lines if line.strip()]
    return _preamble(kept) if first else _without_end(kept)


def _preamble(lines: Sequence[str]) -> list[str]:
    own = [line for line in lines[_behind_title(lines) :] if not _METADATA.match(compact(line))]
    own = own[_behind_date(own) :]
    while own and "。" not in own[-1]:
        own.pop()
    return [own[0][title_end(own[0]) :], *own[1:]] if own else []


def _behind_date(lines: Sequence[str]) -> int:
    """How many lines there are to the end of a name and a date under the title."""
    return next((index + 1 for index, line in enumerate(lines[:2]) if _DATE.fullmatch(compact(line))), 0)


def _behind_title(lines: Sequence[str]) -> int:
    """How many lines there are to the end of the last title, which may take up to three."""
    return max(
        (
            start + size
            for start in range(len(lines))
            for size in range(1, _TITLE_LINES + 1)
            if len(title := "".join(lines[start : start + size])) < _TITLE_LENGTH and is_title(title)
        ),
        default=0,
    )


def _without_end(lines: list[str]) -> list[str]:
    notes = next((index for index, line in enumerate(lines) if compact(line) == _NOTES), len(lines))
    lines = lines[:notes]
    while lines and _FOOTER.match(compact(lines[-1])):
        lines.pop()
    if lines and _DATE.fullmatch(compact(lines[-1])):
        lines.pop()
        if lines and len(lines[-1]) <= _SIGNATURE_LENGTH and not re.search(r"[，。；：]", lines[-1]):
            lines.pop()
    return lines


def joined(lines: Sequence[str], container: str) -> str:
    """Paragraphs on lines of their own; halves of a sentence put together where the container cuts lines."""
    texts: list[str] = []
    wrapped = container in _WRAPPED
    width = _width(lines) if wrapped else 0
    last = 0
    for line in lines:
        text = printed(line)
        if wrapped and texts and _goes_on(texts[-1], text, full=last >= _FULL * width > 0):
            texts[-1] += _between(texts[-1], text) + text
        else:
            texts.append(text)
        last = _columns(text)
    return "\n".join(_closed_up(text, container) for text in texts if text)


def _width(lines: Sequence[str]) -> int:
    """How wide a page's lines are, in half-width columns; 0 for text that is not cut into lines."""
    widths = sorted(_columns(line) for line in lines)
    widest = widths[-1 - len(widths) // 20] if widths else 0
    full = sum(width >= _FULL * widest for width in widths)
    return widest if widest <= _WIDEST and full > _WRAPPED_SHARE * len(widths) else 0


def _columns(text: str) -> int:
    """Width in half-width columns: three bytes of UTF-8 are a wide character."""
    bare = text.strip()
    return (len(bare.encode()) + len(bare)) // 2


def _goes_on(before: str, after: str, *, full: bool) -> bool:
    """Whether a line goes on in the next: it has not ended, or it ended by chance where the page does."""
    if _SUBHEADING.match(after):
        return before[-1] in "，、" or (full and after[1:2] == "是" and before[-1] not in _STOP)
    if _SUBHEADING.match(before) and len(before) <= _SUBHEADING_LENGTH and not re.search(r"[，。]", before):
        return False
    return full or not _ended(before)


def _ended(text: str) -> bool:
    return text.rstrip(_CLOSING)[-1:] in _STOP


def _between(before: str, after: str) -> str:
    """Latin words keep a space between them; a number or an address cut in two does not."""
    return " " if before[-1].isascii() and before[-1].isalpha() and after[0].isascii() and after[0].isalpha() else ""


def _closed_up(text: str, container: str) -> str:
    """Without the blanks that layout puts inside Chinese; in a PDF also those beside numbers and Latin words."""
    if container not in _WRAPPED:
        return text
    text = _CHINESE_GAP.sub("", text)
    return _MIXED_GAP.sub("", text) if container == "pdf" else text
