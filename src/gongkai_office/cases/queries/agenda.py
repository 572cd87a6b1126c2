"""The days that somebody's post makes theirs: what they handle, what waits for their hand, what their organs owe.

Rights are those of the day it is asked on; a post that somebody no longer holds is empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import QuerySet

from gongkai_office.accounts.models import Person, Role
from gongkai_office.accounts.policies import offices
from gongkai_office.approvals.queries import waiting_for
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.queries.calls import to_answer
from gongkai_office.cases.queries.proposals import to_approve
from gongkai_office.cases.queries.reach import Scope, reach

MOST = 1_000
"""Days of one kind in one calendar, the earliest first."""

_SUBJECT = "case:"


class Post(StrEnum):
    """What somebody is in the office, as far as days go."""

    HANDLER = "handler"
    REGISTRAR = "registrar"
    SIGNER = "signer"
    SUPERVISOR = "supervisor"

    @property
    def label(self) -> str:
        """The post with what its calendar holds."""
        return _LABELS[self]

    @property
    def roles(self) -> frozenset[Role]:
        """Who holds it."""
        return _ROLES[self]


_LABELS = {
    Post.HANDLER: "经办人：我经办的申请，和请我们查找的信息",
    Post.REGISTRAR: "登记人：本机关的申请",
    Post.SIGNER: "审核、签发：等我审签、批准的，和本机关的申请",
    Post.SUPERVISOR: "主管部门：本机关及下级的申请",
}
_ROLES = {
    Post.HANDLER: frozenset({Role.HANDLER}),
    Post.REGISTRAR: frozenset({Role.REGISTRAR}),
    Post.SIGNER: frozenset({Role.REVIEWER, Role.SECRECY_REVIEWER, Role.HEAD}),
    Post.SUPERVISOR: frozenset({Role.SUPERVISOR}),
}
_REACHES = {
    Post.HANDLER: Scope.MINE,
    Post.REGISTRAR: Scope.OFFICE,
    Post.SIGNER: Scope.OFFICE,
    Post.SUPERVISOR: Scope.BELOW,
}


@dataclass(frozen=True, slots=True)
class Due:
    """One day: which case, why it counts, and what makes it one of its kind (`mark`)."""

    case: DisclosureRequest
    day: date
    why: str
    mark: str = ""


def posts(person: Person, on: date) -> tuple[Post, ...]:
    """The posts somebody holds on a day."""
    held = {office.role for office in offices(person, on)}
    return tuple(post for post in Post if post.roles & held)


def agenda(person: Person, post: Post | Scope, on: date) -> Iterator[Due]:
    """The days of a post, or plainly of a reach; none where the post is not held."""
    if isinstance(post, Scope):
        yield from _owed(person, post, on)
    elif post in posts(person, on):
        yield from _owed(person, _REACHES[post], on)
        if post is Post.SIGNER:
            yield from _signing(person, on)
        if post is Post.HANDLER:
            yield from _asked(person, on)


def _owed(person: Person, scope: Scope, on: date) -> Iterator[Due]:
    pending = DisclosureRequest.objects.filter(reach(person, scope, on), pending=True, next_due__isnull=False)
    for case in pending.order_by("next_due", "pk")[:MOST]:
        if case.next_due:
            yield Due(case, case.next_due, "")


def _signing(person: Person, on: date) -> Iterator[Due]:
    """Replies whose chain waits for this person, and proposals: signed after the reply is due they are too late."""
    for case in _awaiting(person, on)[:MOST]:
        if case.reply_due:
            yield Due(case, case.reply_due, "等您审签", "sign")
    for proposal in to_approve(person, on)[:MOST]:
        case = proposal.request
        if case.reply_due:
            yield Due(case, case.reply_due, f"{proposal.get_kind_display()}等您批准", f"approve-{proposal.kind}")


def _awaiting(person: Person, on: date) -> QuerySet[DisclosureRequest]:
    chains = waiting_for(person, on).filter(purpose="reply", subject__startswith=_SUBJECT)
    keys = [subject.removeprefix(_SUBJECT) for subject in chains.values_list("subject", flat=True)]
    return DisclosureRequest.objects.filter(pk__in=keys, pending=True).order_by("reply_due", "pk")


def _asked(person: Person, on: date) -> Iterator[Due]:
    for call in to_answer(person, on)[:MOST]:
        yield Due(call.request, call.due, "请我们查找的信息，希望答复", f"call-{call.pk}")
