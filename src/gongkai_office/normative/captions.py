"""Captions of a video, as WebVTT or SRT hands them in, kept as the plainest WebVTT (WCAG 1.2.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from gongkai_office.normative.acts import DocumentError

LONGEST = 200_000
_TIME = r"(?:(\d{1,2}):)?([0-5]?\d):([0-5]\d)[.,](\d{3})"
_TIMES = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}(?:\s.*)?", re.ASCII)
_TAG = re.compile(r"<[^<>]*>|[<>]")


def captions(text: str) -> str:
    r"""The captions; empty for none. Raises DocumentError naming the line that cannot be read.

    >>> captions("1\n00:00:01,500 --> 00:00:04,000\n各位网友，<i>大家好</i>。\n")
    'WEBVTT\n\n00:00:01.500 --> 00:00:04.000\n各位网友，大家好。\n'
    """
    if not text.strip():
        return ""
    if len(text) > LONGEST:
        raise DocumentError(f"字幕超过 {LONGEST:,} 字，请分段")
    cues = list(_cues(text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff").split("\n")))
    if not cues:
        raise DocumentError("字幕里没有找到时间，请写成 00:00:01.500 --> 00:00:04.000，下一行写字幕的文字")
    for (before, _, _), (after, _, _) in pairwise(cues):
        if after < before:
            raise DocumentError(f"字幕的时间 {_told(after)} 在前一条 {_told(before)} 之前，请按先后排列")
    lines = [f"{_told(start)} --> {_told(end)}\n{said}\n" for start, end, said in cues]
    return "\n".join(["WEBVTT\n", *lines])


def spoken(kept: str) -> list[str]:
    """What the captions say, line by line, without their times."""
    return [line for line in kept.splitlines()[1:] if line and not _TIMES.fullmatch(line)]


def _cues(lines: list[str]) -> Iterator[tuple[int, int, str]]:
    place = 0
    while place < len(lines):
        met = _TIMES.fullmatch(lines[place])
        place += 1
        if met is None:
            if "-->" in lines[place - 1]:
                raise DocumentError(f"字幕第 {place} 行的时间读不懂，请写成 00:00:01.500 --> 00:00:04.000")
            continue
        start, end = _thousandths(met.groups()[:4]), _thousandths(met.groups()[4:])
        if end <= start:
            raise DocumentError(f"字幕第 {place} 行：结束的时间应当在开始之后")
        said: list[str] = []
        while place < len(lines) and lines[place].strip():
            said.append(_TAG.sub("", lines[place]).strip())
            place += 1
        if any(said):
            yield start, end, "\n".join(filter(None, said))


def _thousandths(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, rest = (int(one or 0) for one in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest


def _told(time: int) -> str:
    seconds, rest = divmod(time, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{rest:03}"
