"""Rows of a file as plans: each cell read, each gap and contradiction named, before the law is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from gongkai.law.receipt import Channel
from gongkai_office.cases.imports.fields import COLUMNS, Field, Shape, bare_word
from gongkai_office.cases.imports.plan import Plan, Told, first_day, plan
from gongkai_office.cases.imports.words import CHOSEN, WITHDRAWN, value_of
from gongkai_office.cells import CellError, count, day

_F = Field
UNKNOWN_WORD = "没有认出这种写法，请从下拉列表中选择，或者在检查结果页上说明它的意思"
_LONGEST = {_F.NUMBER: 80, _F.NAME: 120, _F.DESCRIPTION: 10_000, _F.FORM: 40, _F.DELIVERY: 40}
_LONGEST_TEXT, _LONGEST_CASE_NUMBER = 500, 80
_YES, _NO = {"是", "有", "√", "y", "yes", "延期"}, {"否", "无", "未延期", "×", "n", "no", "不", "未", "没有"}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a row, or only odd (`grave` is false); `field` is the column it stands in, if any."""

    row: int
    field: Field | None
    message: str
    grave: bool = True


Cells = Mapping[Field, str]


def read(row: int, cells: Cells, own: Mapping[str, Mapping[str, str]]) -> tuple[Plan | None, list[Fault]]:
    """A row's plan, or everything that keeps it from being one. `own` is what the organ's own words mean."""
    told, faults = _told(row, cells, own)
    _end_where_withdrawn(told)
    faults += [Fault(row, one, message) for one, message in _gaps(told, {fault.field for fault in faults})]
    return (None if faults else plan(row, told)), faults


def _told(row: int, cells: Cells, own: Mapping[str, Mapping[str, str]]) -> tuple[Told, list[Fault]]:
    texts, days, values, counts = dict[Field, str](), dict[Field, date](), dict[Field, str](), dict[Field, int]()
    faults = []
    for one, text in cells.items():
        if _means_nothing(one, text):
            continue
        try:
            match COLUMNS[one].shape:
                case Shape.DAY:
                    days[one] = _day(one, text)
                case Shape.COUNT:
                    counts[one] = count(text) or 0
                case Shape.CHOICE:
                    values[one] = _chosen(one, text, own.get(one, {}))
                case Shape.TEXT:
                    texts[one] = _text(one, text)
        except CellError as error:
            faults.append(Fault(row, one, error.message))
    return Told(texts, days, values, counts), faults


def _end_where_withdrawn(told: Told) -> None:
    """Where “申请人撤回” stands among the outcomes, the day beside it is that of the withdrawal."""
    if told.values.get(_F.OUTCOME) == WITHDRAWN and _F.WITHDRAWN not in told.days and _F.REPLIED in told.days:
        told.days[_F.WITHDRAWN] = told.days.pop(_F.REPLIED)


def _means_nothing(one: Field, text: str) -> bool:
    """A dash, or a no where a day or a choice would stand."""
    return not bare_word(text) or (COLUMNS[one].shape is not Shape.TEXT and text.strip().casefold() in _NO)


def _day(one: Field, text: str) -> date:
    if one is _F.EXTENDED and text.strip().casefold() in _YES:
        raise CellError("写了延期，没有写延期的日期，请补填决定延期的日期")
    found = day(text)
    if found is None:
        raise CellError("请填写日期")
    return found


def _chosen(one: Field, text: str, own: Mapping[str, str]) -> str:
    value = value_of(one, text, own)
    if not value:
        raise CellError(UNKNOWN_WORD)
    return value


def _text(one: Field, text: str) -> str:
    kept = text.strip()
    longest = _LONGEST.get(one, _LONGEST_TEXT)
    if one in (_F.RECONSIDERATION_NUMBER, _F.SUIT_NUMBER):
        longest = _LONGEST_CASE_NUMBER
    if len(kept) > longest:
        raise CellError(f"{one.label}最多 {longest} 个字，这一格有 {len(kept)} 个字")
    if "\x00" in kept:
        raise CellError("这一格含有无法保存的字符，请重新输入")
    if one is _F.EMAIL:
        try:
            validate_email(kept)
        except ValidationError:
            raise CellError("电子邮箱的写法不对，请核对，或者留空") from None
    return kept


def _gaps(told: Told, already: set[Field | None]) -> Iterator[tuple[Field, str]]:
    """What is missing and what does not go together; nothing about columns that are wrong already."""
    for one, column in COLUMNS.items():
        if column.needed and one not in told.texts and one not in told.values and one not in already:
            yield one, f"缺少{column.label}，请补填"
    days, outcome = told.days, told.values.get(_F.OUTCOME)
    if not already & {_F.ARRIVED, _F.RECEIVED}:
        yield from _missing_first_day(told)
    if not already & {_F.OUTCOME, _F.REPLIED, _F.WITHDRAWN}:
        yield from _half_ended(outcome, days)
    yield from _before_the_first_day(days)
    for filed, ended, result in (
        (_F.RECONSIDERED, _F.RECONSIDERATION_ENDED, _F.RECONSIDERATION_RESULT),
        (_F.SUED, _F.SUIT_ENDED, _F.SUIT_RESULT),
    ):
        if not already & {filed, ended, result}:
            yield from _half_settled(told, filed, ended, result)
    if _F.FEE_NOTICED in days and not already & {_F.FEE_METHOD, _F.FEE_QUANTITY}:
        yield from (
            (one, f"写了收费通知日期，请补填{one.label}")
            for one in (_F.FEE_METHOD, _F.FEE_QUANTITY)
            if one not in told.values and one not in told.counts
        )


def _missing_first_day(told: Told) -> Iterator[tuple[Field, str]]:
    if _F.CHANNEL not in told.values:
        if not {_F.ARRIVED, _F.RECEIVED} & told.days.keys():
            yield _F.RECEIVED, "缺少收到之日，请补填"
    elif first_day(told) is None:
        channel = Channel(told.values[_F.CHANNEL])
        if _F.ARRIVED not in told.days:
            yield _F.RECEIVED, "缺少收到之日，请补填"
        elif len(told.days) > 1:
            yield _F.RECEIVED, f"{channel.label}以双方确认之日为收到之日，已经开始办理的请补填收到之日"


def _half_ended(outcome: str | None, days: Mapping[Field, date]) -> Iterator[tuple[Field, str]]:
    withdrawn = _F.WITHDRAWN in days
    if outcome == WITHDRAWN and not withdrawn:
        yield _F.WITHDRAWN, "处理结果写的是申请人撤回，请在“撤回日期”一列填写撤回的日期"
    elif withdrawn and outcome not in (None, WITHDRAWN):
        yield _F.OUTCOME, "既有撤回日期又有处理结果；撤回的不填处理结果，没有撤回的不填撤回日期"
    elif outcome and not withdrawn and _F.REPLIED not in days:
        yield _F.REPLIED, "写了处理结果，没有写答复日期，请补填"
    elif _F.REPLIED in days and not outcome and not withdrawn:
        yield _F.OUTCOME, "写了答复日期，没有写处理结果，请补填"


def _before_the_first_day(days: Mapping[Field, date]) -> Iterator[tuple[Field, str]]:
    """The commonest slip of the pen, in plainer words than the law's own check has for each step."""
    received = days.get(_F.RECEIVED)
    for one in (_F.REPLIED, _F.WITHDRAWN):
        if received and one in days and days[one] < received:
            yield one, f"{one.label} {days[one].isoformat()} 早于收到之日 {received.isoformat()}，请核对"


def _half_settled(told: Told, filed: Field, ended: Field, result: Field) -> Iterator[tuple[Field, str]]:
    given = (ended in told.days, result in told.values)
    if any(given) and filed not in told.days:
        yield filed, f"写了结果，没有写{filed.label}，请补填"
    elif given == (True, False):
        yield result, f"写了{ended.label}，没有写{result.label}，请补填"
    elif given == (False, True):
        yield ended, f"写了{result.label}，没有写{ended.label}，请补填"


def unknown_words(cells: Sequence[Cells], own: Mapping[str, Mapping[str, str]]) -> dict[Field, dict[str, int]]:
    """Words that nobody knows the meaning of, by column, with how often each stands there; the commonest first."""
    found: dict[Field, dict[str, int]] = {one: {} for one in CHOSEN}
    for row in cells:
        for one in CHOSEN:
            text = row.get(one, "").strip()
            if not _means_nothing(one, text) and not value_of(one, text, own.get(one, {})):
                found[one][text] = found[one].get(text, 0) + 1
    return {one: dict(sorted(words.items(), key=lambda word: -word[1])) for one, words in found.items() if words}
