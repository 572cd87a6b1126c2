"""The contact block: how to reach the office that answers for the report."""

from __future__ import annotations

import re

from gongkai.annual.record import Contact

_PATTERNS = {
    "office": re.compile(r"(?:请|可|直接|，)(?:直接)?(?:与|向|同)([^，,。；;（(\s]{4,40}?)(?:进行)?联系"),
    "address": re.compile(r"地\s*址\s*[:：]\s*([^，,；;。）)（(]{4,60})"),
    "postcode": re.compile(r"(?:邮\s*编|邮政编码)\s*[:：]?\s*(\d{6})"),
    "phone": re.compile(
        r"(?:联系|咨询)?电\s*话(?:/传真)?\s*(?:[:：]|为)?\s*((?:\(?0\d{2,3}\)?[-—–－ ]*)?\d{7,8}|1\d{10})"
    ),
    "fax": re.compile(r"传\s*真\s*[:：]\s*((?:\(?0\d{2,3}\)?[-—–－ ]*)?\d{7,8})"),
    "email": re.compile(r"([A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)"),
    "website": re.compile(r"((?:https?://|www\.)[A-Za-z0-9./_-]*[A-Za-z0-9/])"),
}


def read_contact(text: str) -> Contact:
    """What a text says of office, address, post code, phone, fax, e-mail and website; empty where it does not."""
    found = {name: pattern.search(text) for name, pattern in _PATTERNS.items()}
    return Contact(**{name: match[1].strip() for name, match in found.items() if match})
