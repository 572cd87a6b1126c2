"""The rows about organs: which are new, which are there, what is wrong with each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from gongkai.law.organs import OrganKind
from gongkai_office.administration.rosters.columns import APART, ORGANS, Values
from gongkai_office.administration.rosters.content import Line
from gongkai_office.administration.rosters.known import KnownOrgan
from gongkai_office.administration.rosters.plan import Fault, NewOrgan, Plan
from gongkai_office.organs.models import Level, Organ, Particulars

_CODE, _PARENT, _OPENED = "机关代码", "上级机关代码", "设立日期"


class OrganRows:
    """The rows about organs on their way into a plan."""

    def __init__(self, lines: tuple[Line, ...], known: Mapping[str, KnownOrgan], on: date, plan: Plan) -> None:
        self._known, self._on, self._plan = known, on, plan
        self._rows: dict[str, tuple[int, Values]] = {}
        times = Counter(texts.get("code", "") for _, texts in lines)
        taken = set(Organ.objects.filter(code__in=times).values_list("code", flat=True)) - known.keys()
        for number, texts in lines:
            self._line(number, texts, again=times[texts.get("code", "")] > 1, taken=taken)
        for number, values in self._rows.values():
            self._above(number, values)
        plan.organs.extend(_new(values) for values in self._in_order())
        plan.names.update({code: one.values["name"] for code, one in known.items()})
        plan.names.update({one.code: one.name for one in plan.organs})

    def opened(self, code: str) -> date | None:
        """The first day of an organ that is there or would be made; None where there is no such organ."""
        if code in self._known:
            return self._known[code].organ.opened_on
        return date.fromisoformat(self._rows[code][1]["opened_on"]) if code in self._rows else None

    def _line(self, number: int, texts: Values, *, again: bool, taken: set[str]) -> None:
        known = self._known.get(texts.get("code", ""))
        if known and _same(texts, known.values):
            self._plan.same[ORGANS.name] = self._plan.same.get(ORGANS.name, 0) + 1
            return
        values, wrong = ORGANS.read(texts)
        wrong_here = [*wrong, *_besides(values, again=again, taken=taken, known=known)]
        for label, message in wrong_here:
            self._fault(number, label, message)
        if known and not wrong_here:
            self._there(number, values, known)
        elif not known and values.get("code") and values.get("opened_on"):
            self._rows[values["code"]] = (number, values)
            self._describe(number, values)

    def _there(self, number: int, values: Values, known: KnownOrgan) -> None:
        """A row about an organ that is there: particulars may be new, everything else has pages of its own."""
        if not known.organ.open_on(self._on) and known.organ.closed_on:
            self._note(number, _CODE, "这个机关已经撤销，这一行没有导入")
            return
        fresh = any(values[name] for name in Particulars.FIELDS) and not known.described
        aside = Particulars.FIELDS if fresh else [name for name in Particulars.FIELDS if not values[name]]
        differing = [
            one.label
            for one in ORGANS.columns
            if one.key not in aside and _plain(values[one.key]) != _plain(known.values[one.key])
        ]
        if differing:
            self._note(
                number,
                APART.join(differing),
                "与系统里现有的不同，没有改动；更名、合并、变更机关信息请在机关的页面办理",
            )
        if fresh:
            self._describe(number, values)

    def _describe(self, number: int, values: Values) -> None:
        given = {name: values.get(name, "") for name in Particulars.FIELDS}
        if not any(given.values()):
            return
        for name in ("address", "phone"):
            if not given[name]:
                label = ORGANS.column(name).label
                self._fault(number, label, f"填写机关信息的，{label}必须填写，答复和告知书上应当写明")
        self._plan.particulars[values["code"]] = given

    def _above(self, number: int, values: Values) -> None:
        """Where the parent is, and whether it existed on the first day."""
        parent, opened_on = values.get("parent", ""), date.fromisoformat(values["opened_on"])
        if not parent:
            self._fault(number, _PARENT, "请填写上级机关代码")
            return
        if parent in self._known:
            if not self._known[parent].organ.open_on(opened_on):
                self._fault(number, _OPENED, f"上级机关 {parent} 在 {opened_on.isoformat()} 不存续，请核对设立日期")
        elif parent not in self._rows:
            self._fault(
                number, _PARENT, f"没有机关代码 {parent}：不在您管理的机关里，也不在这张表里（或者那一行没有填全）"
            )
        elif parent == values["code"] or values["code"] in self._chain(parent):
            self._fault(number, _PARENT, "几个机关互为上级，请核对")
        elif opened_on < date.fromisoformat(self._rows[parent][1]["opened_on"]):
            self._fault(number, _OPENED, f"早于上级机关 {parent} 的设立日期，请核对")

    def _chain(self, code: str) -> list[str]:
        """The codes above a new organ within the sheet, up to where it ends or comes round."""
        found: list[str] = []
        while code in self._rows and (code := self._rows[code][1].get("parent", "")) not in found:
            found.append(code)
        return found

    def _in_order(self) -> Iterator[Values]:
        """The new organs, parents before children; only those without fault matter, since one fault stops all."""
        if self._plan.grave:
            yield from (values for _, values in self._rows.values() if _whole(values))
            return
        depth = {code: len(self._chain(code)) for code in self._rows}
        yield from (self._rows[code][1] for code in sorted(self._rows, key=lambda one: depth[one]))

    def _fault(self, number: int, label: str, message: str) -> None:
        self._plan.faults.append(Fault(ORGANS.name, number, label, message))

    def _note(self, number: int, label: str, message: str) -> None:
        self._plan.faults.append(Fault(ORGANS.name, number, label, message, grave=False))


def _same(texts: Values, known: Values) -> bool:
    """Whether a row says what is there; a column left out, or a blank cell among particulars, says nothing."""
    given = {key: text for key, text in texts.items() if text or key not in Particulars.FIELDS}
    return all(_plain(ORGANS.column(key).said(known[key])) == _plain(text) for key, text in given.items())


def _plain(text: str) -> str:
    return " ".join(text.split())


def _besides(values: Values, *, again: bool, taken: set[str], known: KnownOrgan | None) -> Iterator[tuple[str, str]]:
    if again:
        yield _CODE, "这个机关代码在表里出现了不止一次"
    if not known and values.get("code") in taken:
        yield _CODE, "机关代码已经使用，请核对"


def _whole(values: Values) -> bool:
    return all(values.get(one.key) for one in ORGANS.columns if one.needed) and bool(values.get("parent"))


def _new(values: Values) -> NewOrgan:
    return NewOrgan(
        code=values["code"],
        name=values["name"],
        short=values["short"],
        kind=OrganKind[values["kind"]],
        level=Level(values["level"]),
        parent=values["parent"],
        region=values["region"],
        opened_on=date.fromisoformat(values["opened_on"]),
    )
