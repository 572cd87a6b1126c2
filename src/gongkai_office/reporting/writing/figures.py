"""Figures in the text, bound to the cells of the tables: `{{requests.new.total}}` is printed as what the cell holds.

What is kept names the cell by its address; what a clerk edits names it in the words of the form, `{{本年新收政府信息
公开申请数量｜总计}}`. Both are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from gongkai.annual.forms import FORMS, FormCode
from gongkai.annual.messages import label
from gongkai.annual.narrative import Concept, facts
from gongkai.annual.record import AnnualReport, Status
from gongkai.annual.website.form import BLOCKS, FIELDS
from gongkai.annual.website.record import WebsiteForm
from gongkai.documents.writers.wording import digits

_TOKEN = re.compile(r"\{\{\s*([^{}\n]{1,120}?)\s*\}\}")
_WORDS = re.compile(r"“(.*)”的“(.*)”栏$")
_NUMBER = re.compile(r"[\d〇一二两三四五六七八九十百千]")
_NO_CELL = frozenset({Concept.PROCESSING_FEE, Concept.FEE_NOTICES, Concept.DOCUMENTS_LAPSED})
UNKNOWN = "〔没有数据〕"
SCOPE = "scope"
"""The address of the sentence that says whose figures a whole report holds; bound like a figure."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A figure as printed in a section: from where to where, and the cell it is; `known` where the cell has a value."""

    start: int
    end: int
    address: str
    name: str
    known: bool


@dataclass(frozen=True, slots=True)
class Rendered:
    """A section with its figures filled in."""

    text: str
    bound: tuple[Bound, ...]


@dataclass(frozen=True, slots=True)
class Loose:
    """A number typed by hand that is a figure of the tables: it stays as typed when the tables change."""

    section: str
    text: str
    concept: str


def names(form: FormCode) -> dict[str, str]:
    """Every cell of a form, and field of the website's, by the name a clerk reads; one that two share is an address."""
    return dict(_names(form))


def stored(text: str, form: FormCode) -> str:
    """A text as it is kept: figures by address."""
    by_name = {name: address for address, name in _names(form).items()}
    return _TOKEN.sub(lambda found: "{{" + by_name.get(found[1], found[1]) + "}}", text)


def shown(text: str, form: FormCode) -> str:
    """A text as it is edited: figures by name."""
    named = _names(form)
    return _TOKEN.sub(lambda found: "{{" + named.get(found[1], found[1]) + "}}", text)


def strangers(text: str, form: FormCode) -> list[str]:
    """What stands in double braces and is no cell of the form."""
    known = {*FORMS[form].addresses, *FIELDS, SCOPE}
    return [found[1] for found in _TOKEN.finditer(stored(text, form)) if found[1] not in known]


def rendered(text: str, report: AnnualReport, site: WebsiteForm, scope: str = "") -> Rendered:
    """A kept section with its figures as report, website form and `scope` have them; one without a value says so."""
    pieces: list[str] = []
    bound: list[Bound] = []
    named, length, last = _names(report.form or FormCode.Y2021), 0, 0
    for found in _TOKEN.finditer(text):
        before, figure = text[last : found.start()], figure_of(found[1], report, site, scope)
        known = bool(figure)
        figure = figure or UNKNOWN
        start = length + len(before)
        bound.append(Bound(start, start + len(figure), found[1], named.get(found[1], found[1]), known))
        pieces += [before, figure]
        length, last = start + len(figure), found.end()
    return Rendered("".join([*pieces, text[last:]]), tuple(bound))


def figure_of(address: str, report: AnnualReport, site: WebsiteForm, scope: str = "") -> str:
    """What a figure prints as; empty where it has no value."""
    if address == SCOPE:
        return scope
    if address in FIELDS:
        return site.value(address)
    cell = report.cell(address)
    return digits(address, cell) if cell.value is not None and cell.status is not Status.MISSING else ""


def loose(report: AnnualReport, sections: dict[str, Rendered]) -> Iterator[Loose]:
    """The numbers of the prose that the rules tie to the tables and that nobody bound to a cell."""
    for fact in facts(report):
        section = sections.get(fact.section)
        if section is None or fact.concept in _NO_CELL or not _NUMBER.search(section.text[fact.start : fact.end]):
            continue
        if not any(one.start < fact.end and fact.start < one.end for one in section.bound):
            yield Loose(fact.section, section.text[max(fact.start - 12, 0) : fact.end + 4], str(fact.concept))


@cache
def _names(form: FormCode) -> dict[str, str]:
    found: dict[str, str] = {}
    for address in FORMS[form].addresses:
        words = _WORDS.match(label(address, form))
        name = f"{words[1]}｜{words[2]}" if words else address
        found[address] = address if name in found.values() else name
    for block in BLOCKS:
        found |= {field.address: f"网站报表·{block.label}｜{field.label}" for field in block.fields}
    found[SCOPE] = "汇总范围"
    return found
