"""Plates of cars, electronic mail, chat accounts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.screening.fields import Field
from gongkai.screening.hits import Found, Sort
from gongkai.screening.subject import Subject

_PLATE = re.compile(
    r"(?<![A-Za-z0-9])[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·• .]?"
    r"(?:[A-HJ-NP-Z0-9]{5,6}|[A-HJ-NP-Z0-9]{4}[挂学警港澳领])(?![A-Za-z0-9])"
)
_DIGIT = re.compile(r"\d")
_MAIL = re.compile(r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_OFFICIAL = re.compile(r"[@.](?:gov|court|mil)\.cn$", re.IGNORECASE)
_CHAT = re.compile(
    r"(?:微信(?:号|账号|号码)?|QQ(?:号|号码)?|qq(?:号|号码)?)\s?[:为是]\s?([A-Za-z][-\w]{5,19}|[1-9]\d{4,10})(?![\w@])",
    re.ASCII,
)
_GROUPS = re.compile(r"(?:公众|订阅|服务|官方|群)$")


def plates(subject: Subject) -> Iterator[Found]:
    """Ordinary, new-energy and special plates."""
    for match in _PLATE.finditer(subject.text):
        if _DIGIT.search(match[0]) and subject.field_at(match.start()) is not Field.SERIAL:
            yield Found(Sort.PLATE, *match.span())


def mailboxes(subject: Subject) -> Iterator[Found]:
    """Mail addresses outside the official domains; doubtful where announced outside a list of persons."""
    for match in _MAIL.finditer(subject.text):
        if not _OFFICIAL.search(match[0]):
            yield Found(Sort.E_MAIL, *match.span(), doubtful=not subject.personal)


def chat_accounts(subject: Subject) -> Iterator[Found]:
    """Accounts announced as WeChat or QQ; an organ's public account is none."""
    for match in _CHAT.finditer(subject.text):
        if not _GROUPS.search(subject.text[max(0, match.start() - 2) : match.start()]):
            yield Found(Sort.CHAT, *match.span(1))
