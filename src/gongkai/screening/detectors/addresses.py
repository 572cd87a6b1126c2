"""Home addresses below the village or community. The village itself may be told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.screening.fields import Field
from gongkai.screening.hits import Found, Sort
from gongkai.screening.subject import Subject

_NUMBER = r"(?:\d+(?:-\d+)*|[一二三四五六七八九十百零〇]+)"
_HOUSE = re.compile(
    rf"{_NUMBER}\s?(?:号楼|号院|号(?![文令线]|公告|窗口)|栋|幢|单元|室|户(?![籍主数均])|层|楼|门牌|排)|#\s?\d+"
    r"|(?<=[\u4e00-\u9fff])\d+-\d+(?:-\d+)*(?!\d)"
)
_GROUP = re.compile(rf"{_NUMBER}(?:组|队|社|村民小组)")
_DWELLING = re.compile(rf"{_NUMBER}(?:单元|室)|\d+-\d+-\d+|村.{{0,6}}{_NUMBER}号")
_ESTATE = re.compile(r"小区|花园|[一-鿿]苑|家园|公寓|新村|村|家属院|嘉园|佳苑|里\d|安置")
_RUN = re.compile(r"[\u4e00-\u9fff0-9A-Za-z#\- ()]{4,60}")
_HOME_BEFORE = re.compile(
    r"(?:家住|住在|现住|居住在|居住于|户籍地|住址|家庭地址|家庭住址|租住在|租住于|住)[为是在于:\s]*"
)
_WORK = re.compile(
    r"公司|大厦|写字楼|办公|政务|大厅|中心|厂区|商铺|门面|商场|酒店|会议|政府|局|派出所|医院|学校|银行|窗口|A座|B座|委员会"
)
_HOMES = frozenset((Field.HOME,))
_OFFICES = frozenset((Field.OFFICE_ADDRESS, Field.ORGAN, Field.SERIAL, Field.ACCOUNT))


def addresses(subject: Subject) -> Iterator[Found]:
    """Addresses down to house or group: certain under a label that says home, else doubtful or none."""
    for run in _RUN.finditer(subject.text):
        announced = _announced(run[0])
        start = run.start() + announced + len(run[0][announced:]) - len(run[0][announced:].lstrip(" -"))
        text = subject.text[start : run.end()]
        detail = _last(text)
        if not detail:
            continue
        doubtful = _judged(subject, start, text[:detail], home=announced > 0)
        if doubtful is not None:
            yield Found(Sort.ADDRESS, start, start + detail, doubtful=doubtful)


def _announced(run: str) -> int:
    """Where words that announce a home end; nought where there are none."""
    return max((match.end() for match in _HOME_BEFORE.finditer(run)), default=0)


def _last(text: str) -> int:
    """End of the last detail below the village; nought where there is none."""
    ends = [match.end() for pattern in (_HOUSE, _GROUP) for match in pattern.finditer(text)]
    return max(ends, default=0)


def _judged(subject: Subject, start: int, text: str, *, home: bool) -> bool | None:
    """Whether the address is doubtful; None where it is none of a person's."""
    field = subject.field_at(start)
    home = home or field in _HOMES or (subject.personal and field is Field.ADDRESS)
    if home and not (_WORK.search(text) and not subject.personal):
        return not _HOUSE.search(text)
    if field in _OFFICES or _WORK.search(text) or _WORK.search(subject.text[max(0, start - 30) : start]):
        return None
    return True if _DWELLING.search(text) and _ESTATE.search(text) else None
