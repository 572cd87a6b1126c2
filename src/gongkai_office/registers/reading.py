"""Texts as typed in a form or in a row of Excel, read into a statement or into what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from stdnum.cn import uscc

from gongkai.screening.detectors.id_numbers import resident_numbers
from gongkai.screening.plain import levelled
from gongkai.screening.subject import Subject
from gongkai_office.registers.kinds import Kind, RegisterError
from gongkai_office.registers.money import Unit, plain, read_amount
from gongkai_office.registers.particulars import (
    AMOUNT,
    CREDIT_CODE,
    NATURAL_PERSON,
    ON,
    PARTICULARS,
    PARTY_KIND,
    REFERENCE,
    Particular,
    Sort,
)
from gongkai_office.registers.statement import Statement

_DAY = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:\s+0?0:00(?::00)?)?|(\d{4})(\d{2})(\d{2})"
)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a field, in one sentence for whoever filled it in; an empty key means the whole."""

    key: str
    message: str


def read(
    kind: Kind, given: Mapping[str, str], *, today: date, unit: Unit = Unit.YUAN
) -> tuple[Statement | None, list[Problem]]:
    """The statement, or every problem there is. `unit` is that of amounts which do not name their own."""
    values: dict[str, str] = {}
    problems: list[Problem] = []
    for one in PARTICULARS[kind]:
        try:
            values[one.key] = _value(one, given.get(one.key, "").strip(), unit)
        except RegisterError as error:
            problems.append(Problem(one.key, error.message))
    problems += _together(values, today)
    if problems:
        return None, problems
    return _statement(kind, values), []


def read_day(text: str) -> date:
    """A calendar day in one of the spellings that ledgers use. Raises RegisterError."""
    found = _DAY.fullmatch(text.strip())
    try:
        if found:
            year, month, day = (int(part) for part in found.groups() if part)
            return date(year, month, day)
    except ValueError:
        pass
    raise RegisterError(f"“{text}”不是日期，请写成 2024-03-04 的样子")


def _value(one: Particular, text: str, unit: Unit) -> str:
    if not text:
        if one.required:
            raise RegisterError(f"请填写{one.label}")
        return ""
    if len(text) > one.longest:
        raise RegisterError(f"{one.label}最多 {one.longest} 个字，现有 {len(text)} 个字")
    if one.sort is Sort.DAY:
        return read_day(text).isoformat()
    if one.sort is Sort.MONEY:
        return f"{plain(read_amount(text, unit).in_yuan):f}"
    if one.sort is Sort.CHOICE and text not in one.choices:
        raise RegisterError(f"{one.label}“{text}”不在可选范围内，可选：{'、'.join(one.choices)}")
    if one.key != CREDIT_CODE and any(resident_numbers(Subject(levelled(text)))):
        raise RegisterError(f"{one.label}里有公民身份号码，登记簿要对外公示，请删去")
    return text


def _together(values: Mapping[str, str], today: date) -> list[Problem]:
    """What only several fields together can have wrong."""
    problems = []
    on, code, party = values.get(ON, ""), values.get(CREDIT_CODE, ""), values.get(PARTY_KIND, "")
    if on and on > today.isoformat():
        problems.append(Problem(ON, f"日期 {on} 还没有到，请核对"))
    if on and on < "1949-10-01":
        problems.append(Problem(ON, f"日期 {on} 太早，请核对"))
    if code and party == NATURAL_PERSON:
        problems.append(Problem(CREDIT_CODE, "自然人没有统一社会信用代码，也不登记证件号码，请留空"))
    elif code and not uscc.is_valid(code):
        problems.append(Problem(CREDIT_CODE, f"统一社会信用代码“{code}”校验不符，请核对 18 位代码"))
    if values.get("valid_from", "") > values.get("valid_until", "") > "":
        problems.append(Problem("valid_until", "有效期至早于有效期自，请核对"))
    return problems


def _statement(kind: Kind, values: dict[str, str]) -> Statement:
    on = date.fromisoformat(values.pop(ON))
    amount = read_amount(values.pop(AMOUNT), Unit.YUAN).in_yuan if kind.is_money else None
    reference = values.pop(REFERENCE)
    details = {key: text for key, text in values.items() if text}
    return Statement(kind=kind, start=on, on=on, amount=amount, reference=reference, details=details)
