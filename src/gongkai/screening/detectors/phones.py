"""Mobile and landline telephones. An office's own line is public; a person's is not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.screening.fields import Field
from gongkai.screening.hits import Found, Sort
from gongkai.screening.subject import Subject

_MOBILE = re.compile(r"(?<![0-9A-Za-z._=])(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?![0-9A-Za-z_])(?!\.\d)")
_LANDLINE = re.compile(
    r"(?<![0-9A-Za-z.-])(?:\(0\d{2,3}\)|0\d{2,3})[ -]{0,2}[2-8]\d{6,7}(?:(?:-|转)\d{1,6})?(?![0-9A-Za-z])"
)
_LOCAL = re.compile(r"(?<![0-9A-Za-z.-])[2-8]\d{6,7}(?![0-9A-Za-z.])")
_UNIT = re.compile(r"\s*(?:元|万|亿|平方|吨|千瓦|公里|亩|人次|份|件|立方|公斤|斤|米|株|个|%)")
_OFFICE = re.compile(
    r"(?:联系人|咨询|联系科室|联系方式|联系电话|监督|举报|值班|受理|服务|办公|投诉|报名|承办|主办|采购人|代理机构|热线)"
    r"[^。;\n]{0,40}$"
)
_MOBILE_FIELDS = frozenset((Field.PHONE, Field.HOME_LINE))
_NO_PHONE = frozenset(
    (Field.SERIAL, Field.CREDIT_CODE, Field.BENEFIT, Field.ACCOUNT, Field.ID_NUMBER, Field.DISABILITY_CARD)
)
_REACH = 60


def mobiles(subject: Subject) -> Iterator[Found]:
    """Eleven digits of a mobile; doubtful where they are announced as somebody's duty telephone."""
    for match in _MOBILE.finditer(subject.text):
        field = subject.field_at(match.start())
        if field in _NO_PHONE or _UNIT.match(subject.text, match.end()):
            continue
        duty = not subject.personal and (field is Field.OFFICE_LINE or _announced(subject.text, match.start()))
        yield Found(Sort.MOBILE, *match.span(), doubtful=duty or (subject.tabular and not subject.personal))


def landlines(subject: Subject) -> Iterator[Found]:
    """A landline in a list of persons, or called somebody's home telephone."""
    for match in _LANDLINE.finditer(subject.text):
        field = subject.field_at(match.start())
        if field is Field.HOME_LINE or (subject.personal and (field in _MOBILE_FIELDS or field is None)):
            yield Found(Sort.LANDLINE, *match.span(), doubtful=field is None)
    for match in _LOCAL.finditer(subject.text):
        field = subject.field_at(match.start())
        if field is Field.HOME_LINE or (subject.personal and field is Field.PHONE):
            yield Found(Sort.LANDLINE, *match.span())


def _announced(text: str, start: int) -> bool:
    return bool(_OFFICE.search(text[max(0, start - _REACH) : start]))
