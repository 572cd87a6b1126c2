"""The same thing told twice: numbers of one topic in different places of the prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from gongkai.annual.narrative.numerals import DIGITS, parse
from gongkai.annual.narrative.patterns import Passage

_N = rf"(?P<number>(?<![\d.]){DIGITS})"


class Topic(StrEnum):
    """Topics that reports tend to tell twice."""

    INTERPRETATION = "政策解读"
    COMMENT_CALL = "意见征集"
    TRAINING = "政务公开培训人次"
    OPEN_DAY = "开放日活动"


@dataclass(frozen=True, slots=True)
class Statement:
    """A number said of a topic; `kind` tells the kinds of one topic apart (图文, 视频)."""

    topic: Topic
    kind: str
    value: int
    section: str
    start: int
    end: int
    sentence: int


_PATTERNS: tuple[tuple[Topic, re.Pattern[str]], ...] = (
    (
        Topic.INTERPRETATION,
        re.compile(rf"(?P<kind>图文|图解|图表|视频|音频|动漫|动画|媒体|文字|专家)解读{_N}(?:件|个|篇|条|次|期|部)"),
    ),
    (Topic.COMMENT_CALL, re.compile(rf"(?:意见征集|征集意见|征求意见){_N}(?:件|个|次|条|项)")),
    (Topic.COMMENT_CALL, re.compile(rf"{_N}(?:个|份|件|项)文件(?:对外|公开)(?:征集|征求)(?:意见|社会)")),
    (Topic.TRAINING, re.compile(rf"培训[^\d,，。]{{0,16}}?{_N}(?:多|余)?人次")),
)
_MONTHLY_OPEN_DAYS = re.compile(rf"{_N}个[^\d,，。]{{0,10}}?每月开展一?次[^\d。]{{0,20}}?开放日")
_OPEN_DAYS = re.compile(rf"开放日[^\d。,，]{{0,6}}?活动{_N}(?:场|次|期)")
_MONTHS = 12
MONTHLY = "每月"
"""Kind of a number that follows from `every month` and is not printed itself."""


def statements(passage: Passage) -> Iterator[Statement]:
    """Every number of a sentence that belongs to a topic; training and open days of a part are left out."""
    for topic, pattern in _PATTERNS:
        for found in pattern.finditer(passage.text):
            if topic is not Topic.TRAINING or passage.is_own(found):
                yield _statement(passage, topic, found)
    unmasked = passage.prose.text[passage.sentence.begin : passage.sentence.begin + len(passage.text)]
    for found in _OPEN_DAYS.finditer(unmasked):
        if passage.is_own(found):
            yield _statement(passage, Topic.OPEN_DAY, found)
    for found in _MONTHLY_OPEN_DAYS.finditer(unmasked):
        each = _statement(passage, Topic.OPEN_DAY, found)
        yield replace(each, kind=MONTHLY, value=each.value * _MONTHS)


def _statement(passage: Passage, topic: Topic, found: re.Match[str]) -> Statement:
    span = passage.span(found)
    kind = found.groupdict().get("kind") or ""
    value = int(parse(found["number"]))
    return Statement(topic, kind, value, span.section, span.start, span.end, passage.number)
