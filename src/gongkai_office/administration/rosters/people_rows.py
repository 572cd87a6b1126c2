"""The rows about people: who is new, which roles are, what is wrong with each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gongkai_office.accounts.models import Appointment, Person, Role
from gongkai_office.accounts.policies import INCOMPATIBLE
from gongkai_office.administration.rosters.columns import APART, PEOPLE, Values
from gongkai_office.administration.rosters.content import Line
from gongkai_office.administration.rosters.known import KnownOrgan, KnownPerson
from gongkai_office.administration.rosters.plan import Fault, NewAppointment, NewPerson, Plan

_LOGIN, _ORGAN, _ROLES, _START, _DUTY = "登录名", "所在机关代码", "角色", "任职起始日期", "任职机关代码"


@dataclass(frozen=True, slots=True)
class Ground:
    """What the rows about people stand on: the organs and people there are, who imports, the day.

    `opened` answers the first day of an organ that is there or would be made, None for any other.
    """

    organs: Mapping[str, KnownOrgan]
    opened: Callable[[str], date | None]
    people: Mapping[str, KnownPerson]
    by: Person
    on: date


class PeopleRows:
    """The rows about people on their way into a plan."""

    def __init__(self, lines: tuple[Line, ...], ground: Ground, plan: Plan) -> None:
        self._ground, self._plan = ground, plan
        self._first: dict[str, tuple[int, Values]] = {}
        self._given: dict[str, set[tuple[str, Role]]] = defaultdict(set)
        for number, texts in lines:
            self._line(number, texts)

    def _line(self, number: int, texts: Values) -> None:
        values, wrong = PEOPLE.read(texts)
        known = self._ground.people.get(texts.get("login", ""))
        faults = list(wrong)
        if known and not faults and not known.reached:
            faults.append((_LOGIN, "这个登录名已经有人使用，请换一个"))
        for label, message in faults:
            self._fault(number, label, message)
        if faults:
            return
        before, after = len(self._plan.faults), self._size()
        if known:
            self._there(number, values, known)
        else:
            self._newcomer(number, values)
        if known and (before, after) == (len(self._plan.faults), self._size()):
            self._plan.same[PEOPLE.name] = self._plan.same.get(PEOPLE.name, 0) + 1

    def _size(self) -> int:
        return len(self._plan.appointments) + len(self._plan.people)

    def _newcomer(self, number: int, values: Values) -> None:
        login = values["login"]
        if login not in self._first:
            self._first[login] = (number, values)
            if self._organ(number, _ORGAN, values["organ"]) is not None:
                one = NewPerson(login=login, name=values["name"], email=values["email"], organ=values["organ"])
                self._plan.people.append(one)
        else:
            row, first = self._first[login]
            if any(first[key] != values[key] for key in ("name", "organ", "email")):
                message = f"与第 {row} 行是同一个登录名，姓名、所在机关或者电子邮箱不同；不是同一个人的请另取登录名"
                self._fault(number, _LOGIN, message)
        self._appointed(number, values, ())

    def _there(self, number: int, values: Values, known: KnownPerson) -> None:
        person = known.person
        if not person.is_active:
            self._note(number, _LOGIN, "这个账号已经停用，这一行没有导入；重新启用请在人员的页面办理")
            return
        told = {"name": person.name, "organ": person.organ.code, "email": person.email}
        differing = [PEOPLE.column(key).label for key, value in told.items() if values[key] != value]
        if differing:
            message = "登录名已经有人使用，内容与现有的不同，这一行没有导入；不是同一个人的请另取登录名"
            self._note(number, APART.join(differing), message)
            return
        self._appointed(number, values, known.held)

    def _appointed(self, number: int, values: Values, held: Sequence[Appointment]) -> None:
        """The roles of a row: those held already are left alone, the others are given."""
        duty = values["duty"] or values["organ"]
        if not values["roles"]:
            return
        opened = self._organ(number, _DUTY if values["duty"] else _ORGAN, duty)
        start = date.fromisoformat(values["start"]) if values["start"] else self._ground.on
        roles = [Role(one) for one in values["roles"].split(APART)]
        there = {one.role: one for one in held if one.organ.code == duty and _lasts(one, self._ground.on)}
        self._apart(number, values, start, there)
        fresh = [role for role in roles if role not in there]
        if opened is None or not fresh:
            return
        if start < opened:
            self._fault(number, _START, f"{start.isoformat()} 早于机关设立的日期 {opened.isoformat()}，请核对")
        if values["login"] == self._ground.by.login:
            self._fault(number, _ROLES, "不能给自己任职，请由其他管理员办理")
        for role in fresh:
            self._give(number, NewAppointment(login=values["login"], organ=duty, role=role, start=start), held)

    def _apart(self, number: int, values: Values, start: date, there: Mapping[str, Appointment]) -> None:
        """Tell where what is held differs: begins on another day (a blank one says nothing), or is not in the row."""
        asked = values["roles"].split(APART)
        moved = [
            str(Role(role).label) for role in asked if values["start"] and role in there and there[role].start != start
        ]
        if moved:
            self._note(number, _START, f"{APART.join(moved)}已经任职，起始日期与现有的不同，没有改动")
        gone = [str(Role(role).label) for role, one in there.items() if one.start == start and role not in asked]
        if gone:
            self._note(number, _ROLES, f"现任的{APART.join(gone)}不在这一行里，没有终止；终止任职请在人员的页面办理")

    def _give(self, number: int, one: NewAppointment, held: Sequence[Appointment]) -> None:
        given, lasting = self._given[one.login], [other for other in held if _lasts(other, one.start)]
        if (one.organ, one.role) in given:
            self._fault(number, _ROLES, f"{one.role.label}在表里重复")
        elif any(other.role == one.role and other.organ.code == one.organ for other in lasting):
            self._fault(number, _START, f"在这段时间已经担任过{one.role.label}，请核对起始日期")
        others = {role for _, role in given} | {Role(other.role) for other in lasting}
        if one.role in INCOMPATIBLE and others & (INCOMPATIBLE - {one.role}):
            self._fault(number, _ROLES, "管理员与审计人不能由同一人担任，请另选一人")
        given.add((one.organ, one.role))
        self._plan.appointments.append(one)

    def _organ(self, number: int, label: str, code: str) -> date | None:
        """The first day of an organ that stands; anything else is a fault."""
        known, opened = self._ground.organs.get(code), self._ground.opened(code)
        if known and known.organ.closed_on and not known.organ.open_on(self._ground.on):
            self._fault(number, label, f"机关 {code} 已经撤销，请核对")
            return None
        if opened is None:
            self._fault(number, label, f"没有机关代码 {code}：不在您管理的机关里，也不在“机关”表里")
        return opened

    def _fault(self, number: int, label: str, message: str) -> None:
        fault = Fault(PEOPLE.name, number, label, message)
        if self._plan.faults[-1:] != [fault]:  # where somebody works is asked for the account and for each role
            self._plan.faults.append(fault)

    def _note(self, number: int, label: str, message: str) -> None:
        self._plan.faults.append(Fault(PEOPLE.name, number, label, message, grave=False))


def _lasts(one: Appointment, day: date) -> bool:
    """Whether an appointment holds on a day or later."""
    return one.end is None or one.end > day
