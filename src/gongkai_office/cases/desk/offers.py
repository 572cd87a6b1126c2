"""What somebody can do in a case now, and for everything else why not: the law's reason, or whose business it is.

It tells the two apart, which the page does with different words; and it asks for rights once, not once a kind.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from gongkai.cases import acceptance, procedure
from gongkai.cases.entries import Detail, Entry, EntryKind, Filing, Forum, Role, Told
from gongkai.cases.state import Case
from gongkai.errors import GongkaiError
from gongkai.law.calendars import Calendar
from gongkai.law.practice import Practice
from gongkai_office.accounts.policies import ForbiddenError
from gongkai_office.accounts.queries import author
from gongkai_office.cases import policies
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.policies import ALLOWED, PROPOSED_BY, Actor

_K = EntryKind
_UNTRIED = frozenset({_K.RECEIVED, _K.DELAYED, _K.DRAFTED, _K.DISPUTE_DECIDED, _K.REOPENED, _K.VOIDED})
"""Entries whose lawfulness hangs on what a form still has to say; only their stage can be judged before."""
_TRIED_WITH: Mapping[EntryKind, Detail] = {
    _K.RECONSIDERATION_FILED: Filing("", Forum.RECONSIDERATION),
    _K.SUIT_FILED: Filing("", Forum.DIRECT_SUIT),
    _K.THIRD_PARTY_TOLD: Told(""),
    _K.RECORD_CORRECTED: Told(""),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """One kind of entry: open to this person now, or closed with the reason; `remark` is what would be irregular.

    `fits` says that the case is at a stage for it, `lawful` that nothing else forbids it either, `own` that it is
    this person's business.
    """

    kind: EntryKind
    fits: bool
    lawful: bool
    own: bool
    reason: str = ""
    remark: str = ""

    @property
    def open(self) -> bool:
        """Whether this person can do it now."""
        return self.lawful and self.own


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Who asks about which case, and when; `proposed` are the kinds that wait for an approval already."""

    by: Actor
    request: DisclosureRequest
    case: Case
    calendar: Calendar
    practice: Practice
    at: datetime
    proposed: frozenset[EntryKind] = frozenset()

    def offers(self) -> tuple[Offer, ...]:
        """Every kind of entry but the arrival itself, in the order of the transition table."""
        known = policies.held(self.by, self.request, self._on)
        kinds = (row.kind for row in procedure.TABLE if row.kind is not _K.SUBMITTED)
        return tuple(self._offer(kind, known) for kind in kinds)

    def offer(self, kind: EntryKind) -> Offer:
        """One kind of entry."""
        return self._offer(kind, policies.held(self.by, self.request, self._on))

    @property
    def _on(self) -> date:
        return self.at.date()

    def _offer(self, kind: EntryKind, known: frozenset[str]) -> Offer:
        ways = PROPOSED_BY.get(kind, ALLOWED[kind])
        role = next((role for role, permission in ways if permission in known), None)
        reason, remark = self._judged(kind, ALLOWED[kind][0][0] if kind in PROPOSED_BY or role is None else role)
        if kind in self.proposed and not reason:
            reason = "已经提请，正在等待批准"
        lawful = not reason
        if lawful and role is None:
            reason = f"应当由{'或者'.join(needed for needed, _ in ways)}{'提请' if kind in PROPOSED_BY else '办理'}"
        fits = self.case.stage in procedure.BY_KIND[kind].stages
        return Offer(kind, fits, lawful, role is not None, reason, remark)

    def _judged(self, kind: EntryKind, role: Role) -> tuple[str, str]:
        """What forbids an entry of today, and what would be irregular about it."""
        entry = Entry("", kind, self._on, self.at, author(self.by), role, _TRIED_WITH.get(kind))
        try:
            procedure.require(entry, self.case.stage)
            if kind is _K.DISPUTE_DECIDED and all(dispute.ended for dispute in self.case.disputes):
                return "没有尚未审结的复议或者诉讼", ""
            remarks = () if kind in _UNTRIED else acceptance.check(self.case, entry, self.calendar, self.practice)
            return "", "；".join(remarks)
        except GongkaiError as error:
            return str(error), ""


def role_in(by: Actor, kind: EntryKind, request: DisclosureRequest, on: date) -> Role | None:
    """The role in which somebody would make an entry, None where it is not their business."""
    try:
        return policies.acting(by, kind, request, on)
    except ForbiddenError:
        return None
