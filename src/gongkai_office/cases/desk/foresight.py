"""What would follow from a step that is not saved yet: the new last day, the row of table three, the fee, remarks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from gongkai.cases import acceptance
from gongkai.cases.entries import Detail, Draft, Entry, EntryKind, Until, Voiding
from gongkai.cases.state import Case
from gongkai.errors import GongkaiError
from gongkai.law.events import EventKind
from gongkai.law.fees import FeeMethod, page_fee, request_fee
from gongkai.law.outcomes import Outcome
from gongkai_office.accounts.queries import author
from gongkai_office.cases.desk.clock import clock_face
from gongkai_office.cases.desk.consultations import bearing
from gongkai_office.cases.desk.offers import role_in
from gongkai_office.cases.desk.outcome import consequence
from gongkai_office.cases.desk.words import stage_words
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.policies import ALLOWED, PROPOSED_BY, Actor
from gongkai_office.cases.practice import practice_in
from gongkai_office.cases.projection import ENDED
from gongkai_office.cases.queries.consultations import consulted
from gongkai_office.organs.queries import calendar_of

_UNREASONED = "理由待填"
_CLOCK_KINDS = {kind.value for kind in EventKind}
Given = Mapping[str, object]


def foresee(
    kind: EntryKind | None, given: Given, request: DisclosureRequest, case: Case, *, by: Actor, at: datetime
) -> dict[str, object]:
    """What a template shows: `refused` with the reason, else `remarks`, `then` (the clock), `stands`, `row`, `fee`.

    `stands` is the stage a case falls back to when one of its entries is voided.

    `given` holds what a form has understood so far, by the names of its fields.
    """
    on = at.date() if kind in PROPOSED_BY else given.get("on")
    if kind is None or not isinstance(on, date):
        return {}
    detail = _detail(kind, given)
    role = role_in(by, kind, request, at.date()) or ALLOWED[kind][0][0]
    entry = Entry("tried", kind, on, at, author(by), role, detail)
    practice = practice_in(request, case)
    shown: dict[str, object] = {}
    if isinstance(detail, Draft):
        asked = consulted(request, calendar_of(request.organ), at.date())
        shown["weighs"] = bearing(asked, detail.outcome)
        shown["row"] = consequence(detail.outcome, case.applicant, practice, on=on)
    if kind is EntryKind.FEE_NOTICED:
        shown |= _fee(given, on)
    if kind.value not in _CLOCK_KINDS and detail is None:
        return shown
    try:
        after, shown["remarks"] = acceptance.record(case, entry, calendar_of(request.organ), practice)
    except GongkaiError as error:
        return shown | {"refused": str(error)}
    if kind is EntryKind.VOIDED:
        shown["stands"] = stage_words(after.stage.name)
    if after.clock and (kind.value in _CLOCK_KINDS or kind is EntryKind.VOIDED) and after.stage not in ENDED:
        shown["then"] = clock_face(after.clock, calendar_of(request.organ), practice, on=at.date())
    return shown


def _detail(kind: EntryKind, given: Given) -> Detail | None:
    outcome, until = given.get("outcome"), given.get("until")
    if kind is EntryKind.DRAFTED and isinstance(outcome, str):
        return Draft(Outcome(outcome))
    if kind is EntryKind.DELAYED and isinstance(until, date):
        return Until(until)
    if kind is EntryKind.VOIDED and given.get("entry"):
        return Voiding(str(given["entry"]), str(given.get("reason") or _UNREASONED))
    return None


def _fee(given: Given, on: date) -> dict[str, object]:
    method, quantity = given.get("method"), given.get("quantity")
    if not method or not isinstance(quantity, int):
        return {}
    by_page = method == FeeMethod.PER_PAGE.value
    return {"fee": page_fee(quantity, on=on) if by_page else request_fee(quantity, on=on)}
