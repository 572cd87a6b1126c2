"""Who may do what: one map from permission to roles, and how far down the tree of organs each role reaches.

A role is held in an organ, by appointment, from one day to another. Roles of casework hold in that organ only: every
organ answers for its own replies (OGI Regulations, Arts. 4, 10, 27), so a county's head does not sign a department's.
Roles of oversight (`FLOWING`) hold in the organ and in everything below it, since the competent office supervises the
organs below (Arts. 3, 46-48). No right ever flows up or sideways, but for one: the organ that continues the powers of
one that ended goes on with its unfinished business from that day (Administrative Litigation Law, Art. 26(6);
Reconsideration Law, Art. 19(4)), so whoever holds a role there holds it in the organ that ended too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Appointment, Person, Role, in_force
from gongkai_office.once import once
from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import name_on

SYSTEM = "system"
"""The author of what the installation does by itself: nightly work, the first administrator. It needs no permission."""

FLOWING = frozenset({Role.SUPERVISOR, Role.AUDITOR, Role.ADMINISTRATOR})
"""Roles whose rights flow down the tree. All others hold in the organ of the appointment only."""

INCOMPATIBLE = frozenset({Role.ADMINISTRATOR, Role.AUDITOR})
"""Roles that nobody holds together, in whatever organs: who grants rights does not judge their use."""

GUARDED = frozenset({Role.HEAD, Role.ADMINISTRATOR, Role.SUPERVISOR})
"""Roles that work only behind a second factor."""


@dataclass(frozen=True, slots=True)
class Right:
    """What a permission is called on screen, and the roles that give it."""

    words: str
    roles: frozenset[Role]


REGISTRAR = frozenset({Role.REGISTRAR})
HANDLER = frozenset({Role.HANDLER})
REVIEWER = frozenset({Role.REVIEWER})
HEAD = frozenset({Role.HEAD})
SECRECY_REVIEWER = frozenset({Role.SECRECY_REVIEWER})
EDITOR = frozenset({Role.EDITOR})
REPORT_OFFICER = frozenset({Role.REPORT_OFFICER})
SUPERVISOR = frozenset({Role.SUPERVISOR})
AUDITOR = frozenset({Role.AUDITOR})
ADMINISTRATOR = frozenset({Role.ADMINISTRATOR})

DESK = REGISTRAR | HANDLER
SIGNERS = REVIEWER | SECRECY_REVIEWER | HEAD
OVERSIGHT = SUPERVISOR | AUDITOR
BOOKKEEPERS = HANDLER | EDITOR | REPORT_OFFICER

PERMISSIONS: Mapping[str, Right] = {
    "case.read": Right("查看申请", DESK | SIGNERS | REPORT_OFFICER | OVERSIGHT),
    "case.register": Right("登记申请", REGISTRAR),
    "case.import": Right("导入台账", REGISTRAR),
    "case.assign": Right("分办申请", REGISTRAR | HEAD),
    "case.handle": Right("办理申请", HANDLER),
    "case.serve": Right("送达和归档", DESK),
    "case.review": Right("审核答复", REVIEWER),
    "case.review_secrecy": Right("保密审查", SECRECY_REVIEWER),
    "case.sign": Right("签发答复", HEAD),
    "case.amend": Right("复核更正登记", REVIEWER | HEAD),
    "case.reveal_identity": Right("查看申请人身份信息", DESK),
    "case.export": Right("导出台账", DESK | REPORT_OFFICER | OVERSIGHT),
    "case.bundle": Right("下载案卷", DESK),
    "call.answer": Right("答复协助查找", DESK),
    "case.urge": Right("督办申请", SUPERVISOR),
    "item.read": Right("查看主动公开信息的办理", EDITOR | SIGNERS | REPORT_OFFICER | OVERSIGHT),
    "item.draft": Right("编辑主动公开信息", EDITOR),
    "item.publish": Right("发布审核通过的信息", EDITOR | HEAD),
    "item.force": Right("紧急发布", HEAD),
    "item.take_down": Right("撤下已发布的信息", EDITOR | HEAD),
    "catalogue.manage": Right("管理公开栏目", EDITOR | ADMINISTRATOR),
    "register.read": Right("查看权力事项登记", BOOKKEEPERS | REVIEWER | HEAD | OVERSIGHT),
    "register.enter": Right("登记许可、处罚、强制和收费", BOOKKEEPERS),
    "register.correct": Right("更正权力事项登记", BOOKKEEPERS | REVIEWER),
    "document.read": Right("查看规范性文件库", DESK | SIGNERS | EDITOR | REPORT_OFFICER | OVERSIGHT),
    "document.enter": Right("登记规范性文件", BOOKKEEPERS),
    "document.clean": Right("清理规范性文件", BOOKKEEPERS),
    "document.review": Right("审核清理意见", REVIEWER),
    "document.decide": Right("签发清理决定", HEAD),
    "comment.handle": Right("办理征求意见", BOOKKEEPERS),
    "report.read": Right("查看年度报告", REPORT_OFFICER | REVIEWER | HEAD | OVERSIGHT),
    "report.prepare": Right("编制年度报告", REPORT_OFFICER),
    "report.waive": Right("豁免勾稽规则", REPORT_OFFICER | HEAD),
    "report.close": Right("年底交账", REPORT_OFFICER | HEAD),
    "report.receive": Right("接收和退回年度报告", SUPERVISOR),
    "report.publish": Right("公开年度报告", REPORT_OFFICER | HEAD),
    "organ.manage": Right("管理机关", ADMINISTRATOR),
    "merger.read": Right("查看机关合并", SUPERVISOR | AUDITOR | ADMINISTRATOR),
    "person.read": Right("查看人员", ADMINISTRATOR | AUDITOR),
    "person.manage": Right("管理人员", ADMINISTRATOR),
    "calendar.enter": Right("录入放假通知", ADMINISTRATOR),
    "journal.read": Right("查看操作日志", AUDITOR),
}
"""Every permission of the office."""


class ForbiddenError(GongkaiError):
    """Somebody asked for what no appointment of theirs allows."""


def may(by: Person | str, permission: str, organ: Organ, on: date) -> bool:
    """Whether a person has a permission in an organ on a day. Raises KeyError for a permission that does not exist."""
    roles = PERMISSIONS[permission].roles
    return by == SYSTEM or (isinstance(by, Person) and holds(by, roles, organ, on))


def require(by: Person | str, permission: str, organ: Organ, on: date) -> None:
    """Pass whoever has the permission. Raises ForbiddenError for everybody else."""
    if not may(by, permission, organ, on):
        where, words = name_on(organ, on).name, PERMISSIONS[permission].words
        raise ForbiddenError(f"您在{where}没有“{words}”的权限，如需办理，请联系本机关管理员")


def require_over(by: Person | str, person: Person, on: date) -> None:
    """Pass whoever may manage somebody's account: where they belong and wherever they hold or will hold office.

    An account opens everything its appointments open; so an administrator of one county must not get at an account
    that also holds office in another. Raises ForbiddenError.
    """
    held = person.appointments.filter(Q(end__isnull=True) | Q(end__gt=on)).values("organ")
    for organ in Organ.objects.filter(Q(pk=person.organ_id) | Q(pk__in=held)):
        require(by, "person.manage", organ, on)


def holds(person: Person, roles: frozenset[Role], organ: Organ, on: date) -> bool:
    """Whether a person holds one of the roles in an organ on a day: by appointment there, or above where it flows.

    Of an organ that ended, also by appointment in one that took over.
    """
    return any(office.role in roles and office.reaches(organ.path) for office in offices(person, on))


def organs_where(by: Person | str, permission: str, on: date) -> QuerySet[Organ]:
    """The organs in which a person has a permission on a day, as one query ready to filter any list by.

    The person's few offices are read first, so that the query carries constant prefixes and walks the index of paths:
    one county among 3,000 organs then takes the database 0.1 ms, where one joined statement took 17.
    """
    roles = PERMISSIONS[permission].roles
    if by == SYSTEM:
        return Organ.objects.all()
    if not isinstance(by, Person):
        return Organ.objects.none()
    return Organ.objects.filter(any_of(office.reach() for office in offices(by, on) if office.role in roles))


@dataclass(frozen=True, slots=True)
class Office:
    """A role that somebody holds, and the path of the organ where.

    `inherited` is one in an organ that ended, held by appointment in the one that took over: it reaches that one alone.
    """

    role: Role
    path: str
    inherited: bool = False

    def reach(self, organ: str = "") -> Q:
        """The organs the role's rights reach, in a query over organs, or over what has one as `organ` (`organ__`)."""
        return Q(**{f"{organ}path__startswith" if self.flows else f"{organ}path": self.path})

    def reaches(self, path: str) -> bool:
        """Whether the role's rights reach the organ with a path."""
        return path.startswith(self.path) if self.flows else path == self.path

    @property
    def flows(self) -> bool:
        """Whether they reach what is below as well."""
        return self.role in FLOWING and not self.inherited


@once
def offices(person: Person, on: date) -> list[Office]:
    """What a person holds on a day, in organs that ended too where theirs took over.

    One query where no organ of theirs took over another; one more for each link in a line of mergers.
    """
    ended = Organ.objects.filter(successor=OuterRef("organ"), closed_on__lte=on)
    rows = Appointment.objects.filter(in_force(on), person=person)
    held = list(rows.values_list("role", "organ__path", ArraySubquery(ended.values("path"))))
    found = [Office(Role(role), path) for role, path, _ in held]
    taken = {(Role(role), path) for role, _, paths in held for path in paths}
    while taken:
        found += [Office(role, path, inherited=True) for role, path in sorted(taken)]
        rows_before = Organ.objects.filter(successor__path__in={path for _, path in taken}, closed_on__lte=on)
        before = list(rows_before.values_list("successor__path", "path"))
        taken = {(role, path) for role, after in taken for at, path in before if at == after}
    return found


def any_of(conditions: Iterable[Q]) -> Q:
    """What fulfils one of the conditions; nothing where there is none."""
    return reduce(or_, conditions, Q(pk__in=()))


def needs_second_factor(person: Person, on: date) -> bool:
    """Whether one of the person's roles works only behind a second factor."""
    return any(office.role in GUARDED for office in offices(person, on))
