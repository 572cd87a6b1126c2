"""Findings in the words of a clerk."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from gongkai.annual.equations import SINGLE_OTHER
from gongkai.annual.forms import APPLICANTS, DISPUTES, FORMS, RESULTS, Form, FormCode, request_address
from gongkai.annual.sentences import SENTENCES
from gongkai.findings import Amount, Finding

_MOST_CELLS = 3
_SECTIONS = "〇一二三四五六"
_LITIGATION = "行政诉讼·"


def message(finding: Finding, *, form: FormCode = FormCode.Y2021) -> str:
    """One plain Chinese sentence: what is wrong, where, what stands there and what should.

    `form` is the report's, for the labels of its cells.
    """
    case = finding.params.get("case")
    template = SENTENCES.get(f"{finding.rule}:{case}") or SENTENCES[finding.rule]
    labels = [label(address, form) for address in finding.cells]
    words = {key: _words(value) for key, value in finding.params.items()}
    words |= {
        "cell": labels[0] if labels else "",
        "cells": _several(labels),
        "column": _column(finding),
        "part": _part(finding),
        "expected": _words(finding.expected),
        "found": _words(finding.found),
    }
    return template.format(**words)


def label(address: str, form: FormCode = FormCode.Y2021) -> str:
    """A cell by the words printed around it.

    >>> label("requests.denied.third_party.total")
    '“（三）不予公开·4.保护第三方合法权益”的“总计”栏'
    """
    known = _labels(form).get(address) or _labels(FormCode.Y2021).get(address) or _labels(FormCode.Y2019).get(address)
    return known or address


@cache
def _labels(form: FormCode) -> dict[str, str]:
    layout = FORMS.get(form)
    if layout is None:
        return {}
    return {**dict(_proactive(layout)), **dict(_requests(layout)), **dict(_disputes())}


def _proactive(form: Form) -> Iterator[tuple[str, str]]:
    for block in form.proactive:
        for row in block.rows:
            for field, header in zip(row.fields, block.headers, strict=False):
                yield f"proactive.{row.key}.{field}", f"“{row.label}”的“{header}”栏"


def _requests(form: Form) -> Iterator[tuple[str, str]]:
    rows = {row.key: f"{row.group}·{row.label}" if row.group else row.label for row in form.request_rows}
    rows.setdefault(SINGLE_OTHER, "（六）其他处理")
    for key, words in rows.items():
        for column in APPLICANTS:
            yield request_address(key, column.key), f"“{words}”的“{column.label}”栏"


def _disputes() -> Iterator[tuple[str, str]]:
    for dispute in DISPUTES:
        name = _LITIGATION + dispute.label if dispute.key.startswith("litigation") else dispute.label
        for result in RESULTS:
            yield f"{dispute.key}.{result.key}", f"“{name}”的“{result.label}”栏"


def _several(labels: list[str]) -> str:
    shown = "、".join(labels[:_MOST_CELLS])
    return shown if len(labels) <= _MOST_CELLS else f"{shown}等{len(labels)}格"


def _column(finding: Finding) -> str:
    """The column a finding speaks of, by its first cell."""
    key = finding.cells[0].rsplit(".", 1)[-1] if finding.cells else ""
    return next((f"“{column.label}”" for column in APPLICANTS if column.key == key), "")


def _part(finding: Finding) -> str:
    section = str(finding.params.get("section", ""))
    if not section.isdigit() or not 0 <= int(section) < len(_SECTIONS):
        return "文字部分"
    return f"第{_SECTIONS[int(section)]}部分" if int(section) else "报告开头"


def _words(value: Amount) -> str:
    if value is None:
        return ""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
