"""A filled form: what stands in each field, read once from what somebody typed; and as JSON."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from gongkai.annual.exchange import Json
from gongkai.annual.website.form import FIELDS, Field, Kind
from gongkai.errors import GongkaiError

SCHEMA = "gongkai.website-form/1"
YES, NO = "是", "否"
_NUMBER, _DAYS = re.compile(r"\d{1,12}"), re.compile(r"\d{1,4}(\.\d{1,2})?")
_LONGEST = 120


class ValueTypedError(GongkaiError):
    """Something that a field cannot hold, with what to write instead."""


@dataclass(frozen=True, slots=True)
class WebsiteForm:
    """The form of an organ's website for a year; `values` holds what is known, as printed, by address."""

    organ: str
    year: int
    values: Mapping[str, str] = field(default_factory=dict)
    published_on: date | None = None

    @property
    def title(self) -> str:
        """The form's title."""
        return f"{self.organ}{self.year}年政府网站工作年度报表"

    def value(self, address: str) -> str:
        """What stands in a field; empty where nothing is known."""
        return self.values.get(address, "")

    def number(self, address: str) -> Decimal | None:
        """The number in a field; None where there is none."""
        text = self.value(address)
        return Decimal(text) if text and FIELDS[address].kind in (Kind.NUMBER, Kind.DAYS) else None


def summed(form: WebsiteForm) -> WebsiteForm:
    """The form with its totals added up; one of which a part is unknown stays unknown."""
    values = dict(form.values)
    for one in FIELDS.values():
        parts = [form.number(address) for address in one.sum_of]
        if one.sum_of:
            values.pop(one.address, None)
        if one.sum_of and None not in parts:
            values[one.address] = str(sum(part for part in parts if part is not None))
    return replace(form, values=values)


def read_value(one: Field, text: str) -> str:
    """What somebody typed, as the form prints it; empty for nothing. Raises ValueTypedError.

    >>> read_value(FIELDS["site.visits"], " 12,345 ")
    '12345'
    """
    bare = text.strip()
    if one.kind is Kind.TEXT:
        if len(bare) > _LONGEST:
            raise ValueTypedError(f"“{one.label}”最多 {_LONGEST} 个字")
        return bare
    if one.kind is Kind.YES_NO:
        if bare not in ("", YES, NO):
            raise ValueTypedError(f"“{one.label}”请选“是”或者“否”")
        return bare
    bare = bare.replace(",", "").replace("，", "").replace(" ", "")
    pattern = _DAYS if one.kind is Kind.DAYS else _NUMBER
    if bare and not pattern.fullmatch(bare):
        example = "3 或者 2.5 的样子" if one.kind is Kind.DAYS else "整数，没有的填 0"
        raise ValueTypedError(f"“{one.label}”里的“{text.strip()}”不是数字，请写成{example}")
    return str(Decimal(bare)) if bare else ""


def to_dict(form: WebsiteForm) -> dict[str, Json]:
    """The form as plain data; numbers stay as they are printed."""
    return {
        "schema": SCHEMA,
        "organ": form.organ,
        "year": form.year,
        "title": form.title,
        "published_on": form.published_on.isoformat() if form.published_on else None,
        "values": {address: form.value(address) for address in FIELDS},
    }


def from_dict(kept: Mapping[str, object]) -> WebsiteForm:
    """A form as it was kept. Raises KeyError, TypeError and ValueError for anything else."""
    values, day = kept["values"], kept.get("published_on")
    if not isinstance(values, Mapping):
        raise TypeError("not a website form")
    return WebsiteForm(
        organ=str(kept["organ"]),
        year=int(str(kept["year"])),
        values={str(address): str(value) for address, value in values.items() if value},
        published_on=date.fromisoformat(str(day)) if day else None,
    )
