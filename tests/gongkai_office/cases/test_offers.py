"""What each role may do where, and what the case page says about it."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.cases.entries import EntryKind
from gongkai_office.accounts.models import Role
from gongkai_office.accounts.policies import ForbiddenError
from gongkai_office.cases import policies, queries
from gongkai_office.cases.commands.assign import assign
from gongkai_office.cases.commands.extend import extend
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.offers import offers
from tests.factories.cases import FIRST_DAY, at, drafted
from tests.factories.office import County

ARRIVES = {
    EntryKind.CORRECTED,
    EntryKind.THIRD_PARTY_ANSWERED,
    EntryKind.ORGAN_ANSWERED,
    EntryKind.REASONS_GIVEN,
    EntryKind.FEE_PAID,
    EntryKind.WITHDRAWN,
    EntryKind.RECONSIDERATION_FILED,
    EntryKind.SUIT_FILED,
    EntryKind.DISPUTE_DECIDED,
    EntryKind.SERVED,
    EntryKind.ARCHIVED,
}
WORK = {
    EntryKind.CORRECTION_NOTICED,
    EntryKind.THIRD_PARTY_ASKED,
    EntryKind.ORGAN_ASKED,
    EntryKind.REASONS_ASKED,
    EntryKind.FEE_NOTICED,
    EntryKind.DRAFTED,
    EntryKind.REOPENED,
}
MATRIX = {
    Role.REGISTRAR: ARRIVES | {EntryKind.SUBMITTED, EntryKind.RECEIVED},
    Role.HANDLER: ARRIVES | WORK,
    Role.REVIEWER: {EntryKind.RETURNED},
    Role.HEAD: {
        EntryKind.RETURNED, EntryKind.SIGNED, EntryKind.EXTENDED, EntryKind.DELAYED, EntryKind.VOIDED
    },
}  # fmt: skip


def made_by(county: County, role: Role, case: DisclosureRequest) -> set[EntryKind]:
    person = county.people.get((county.office, role)) or county.people[county.government, role]
    return {kind for kind in EntryKind if acts(person, kind, case)}


def acts(person: policies.Actor, kind: EntryKind, case: DisclosureRequest) -> bool:
    try:
        policies.acting(person, kind, case, FIRST_DAY)
    except ForbiddenError:
        return False
    return True


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.EDITOR])
def test_each_role_makes_its_entries_and_no_others(qingyuan: County, case: DisclosureRequest, role: Role) -> None:
    assert made_by(qingyuan, role, case) == MATRIX.get(role, set())


def test_nobody_of_another_county_makes_any(yunling: County, case: DisclosureRequest) -> None:
    assert not any(acts(stranger, kind, case) for stranger in yunling.people.values() for kind in EntryKind)


def test_a_requester_withdraws_and_hands_in_and_does_nothing_else(case: DisclosureRequest) -> None:
    assert {kind for kind in EntryKind if acts("public", kind, case)} == {EntryKind.SUBMITTED, EntryKind.WITHDRAWN}


def test_the_department_a_case_is_handed_to_works_on_it_but_does_not_sign(
    qingyuan: County, case: DisclosureRequest
) -> None:
    handler, head = (qingyuan.people[qingyuan.education, role] for role in (Role.HANDLER, Role.HEAD))
    assert not acts(handler, EntryKind.DRAFTED, case)
    handed = assign(case=case.pk, office=qingyuan.education, handler=handler, by=qingyuan.registrar, at=at(FIRST_DAY))
    assert acts(handler, EntryKind.DRAFTED, handed)
    assert not acts(head, EntryKind.SIGNED, handed)


def test_every_entry_is_offered_or_the_reason_said(qingyuan: County, case: DisclosureRequest) -> None:
    day = date(2024, 3, 28)
    extend(case=case.pk, by=qingyuan.head, on=day, at=at(day))
    row = queries.case_page(case.pk)
    shown = offers(row, queries.folded(row), by=qingyuan.head, on=day, at=at(day, 10))
    assert [offer.kind for offer in shown if offer.allowed] == [EntryKind.DELAYED, EntryKind.VOIDED]
    reasons = {offer.kind: offer.reason for offer in shown}
    assert "只能延长一次" in reasons[EntryKind.EXTENDED]
    assert "办理中" in reasons[EntryKind.SIGNED]
    assert "没有“拟稿送审”的权限" in reasons[EntryKind.DRAFTED]
    assert len(shown) == len(EntryKind) - 1


def test_an_offer_tells_what_would_be_irregular(qingyuan: County, case: DisclosureRequest) -> None:
    late = date(2024, 3, 20)
    shown = offers(case, queries.folded(case), by=qingyuan.handler, on=late, at=at(late))
    correction = next(offer for offer in shown if offer.kind is EntryKind.CORRECTION_NOTICED)
    assert correction.allowed
    assert "七个工作日" in correction.remarks[0]


def test_the_drafter_is_not_offered_to_sign(qingyuan: County, case: DisclosureRequest) -> None:
    from tests.factories.office import appointed  # noqa: PLC0415  used here alone

    appointed(qingyuan.handler, qingyuan.office, Role.HEAD)
    made = drafted(qingyuan, case.pk, FIRST_DAY)
    shown = offers(made.request, made.case, by=qingyuan.handler, on=FIRST_DAY, at=at(FIRST_DAY, 10))
    assert "自己起草" in next(offer.reason for offer in shown if offer.kind is EntryKind.SIGNED)
