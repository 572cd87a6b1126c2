"""Bank cards by issuer range, length and Luhn digit; passbooks and allowance cards by their label."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import luhn

from gongkai.screening.fields import Field
from gongkai.screening.hits import Found, Sort
from gongkai.screening.subject import Subject

_CARD = re.compile(r"(?<![0-9A-Za-z.])\d(?:[ -]?\d){14,18}(?![0-9A-Za-z.])")
_ACCOUNT = re.compile(r"(?<![0-9A-Za-z.])\d(?:[ -]?\d){9,22}(?![0-9A-Za-z.])")
_RANGES = re.compile(r"62\d{14,17}|4\d{15}|5[1-5]\d{14}|35\d{14}|3[47]\d{13}")
"""UnionPay, Visa, Mastercard, JCB, American Express, with the lengths they issue."""

_OFFICE = re.compile(
    r"(?:收款单位|开户单位|开户名称|单位名称|户名|账户名称|对公|单位账户|收款人全称|缴款|专户|收款人|帐户名称|保证金)"
    r"[^。;]{0,60}$"
)
_ORGAN = re.compile(r"局|公司|中心|财政|委员会|政府|专户|保证金|国库|法院|医院|学校|机构|对公|缴款|办公室|单位")
_REACH = 90


def bank_cards(subject: Subject) -> Iterator[Found]:
    """Accounts of persons; an organ's own account, named beside it, is meant to be public."""
    taken: set[int] = set()
    for match in _ACCOUNT.finditer(subject.text):
        if subject.field_at(match.start()) is Field.ACCOUNT and not _of_an_organ(subject, match.start()):
            taken.add(match.start())
            yield Found(Sort.BANK_CARD, *match.span())
    for match in _CARD.finditer(subject.text):
        number = re.sub("[ -]", "", match[0])
        if match.start() in taken or not _RANGES.fullmatch(number) or not luhn.is_valid(number):
            continue
        field = subject.field_at(match.start())
        if field not in (Field.SERIAL, Field.CREDIT_CODE) and not _of_an_organ(subject, match.start()):
            yield Found(Sort.BANK_CARD, *match.span(), doubtful=field is not Field.ACCOUNT)


def _of_an_organ(subject: Subject, start: int) -> bool:
    match = _OFFICE.search(subject.text[max(0, start - _REACH) : start])
    return bool(match and _ORGAN.search(match[0]))
