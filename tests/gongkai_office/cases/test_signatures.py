"""The chain of signatures under a reply."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.errors import GongkaiError
from gongkai.law.outcomes import Outcome
from gongkai_office.accounts.models import Role
from gongkai_office.accounts.policies import ForbiddenError
from gongkai_office.approvals.models import Chain, State
from gongkai_office.approvals.queries import waiting_for
from gongkai_office.cases.commands.draft import draft
from gongkai_office.cases.commands.review import review
from gongkai_office.cases.commands.send_back import send_back
from gongkai_office.cases.commands.sign import sign
from gongkai_office.cases.commands.signatures import fingerprint
from gongkai_office.cases.commands.void import void
from gongkai_office.cases.commands.withdraw import withdraw
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.verify import verify
from tests.factories.cases import at, drafted, signed
from tests.factories.office import County, appointed

DAY = date(2024, 3, 20)


def test_a_draft_awaits_the_head_and_the_signature_completes_it(qingyuan: County, case: DisclosureRequest) -> None:
    drafted(qingyuan, case.pk, DAY)
    assert [chain.subject for chain in waiting_for(qingyuan.head, DAY)] == [f"case:{case.pk}"]
    sign(case=case.pk, by=qingyuan.head, on=DAY, at=at(DAY, 10))
    assert Chain.objects.get().state == State.COMPLETE
    assert list(verify()) == []


def test_a_return_by_the_head_starts_a_new_round(qingyuan: County, case: DisclosureRequest) -> None:
    drafted(qingyuan, case.pk, DAY)
    send_back(case=case.pk, reason="理由不足", by=qingyuan.head, on=DAY, at=at(DAY, 10))
    assert Chain.objects.get().state == State.RETURNED
    draft(case=case.pk, outcome=Outcome.PARTIAL, by=qingyuan.handler, on=DAY, at=at(DAY, 11))
    sign(case=case.pk, by=qingyuan.head, on=DAY, at=at(DAY, 12))
    assert (Chain.objects.get().round, Chain.objects.get().state) == (2, State.COMPLETE)


def test_a_reviewer_whose_turn_it_is_not_returns_the_draft_all_the_same(
    qingyuan: County, case: DisclosureRequest
) -> None:
    drafted(qingyuan, case.pk, DAY)
    send_back(case=case.pk, reason="检索范围不全", by=qingyuan.reviewer, on=DAY, at=at(DAY, 10))
    signed(qingyuan, case.pk, date(2024, 3, 21))
    assert sorted(Chain.objects.values_list("state", flat=True)) == [State.COMPLETE, State.WITHDRAWN]


def test_where_two_sign_the_head_comes_last(qingyuan: County, case: DisclosureRequest) -> None:
    made = draft(
        case=case.pk,
        outcome=Outcome.GRANTED,
        by=qingyuan.handler,
        on=DAY,
        at=at(DAY),
        signers=(Role.REVIEWER, Role.HEAD),
    )
    with pytest.raises(ForbiddenError, match="审核人"):
        sign(case=case.pk, by=qingyuan.head, on=DAY, at=at(DAY, 10))
    seen = fingerprint(made.entry)
    with pytest.raises(GongkaiError, match="有改动"):
        review(case=case.pk, content_hash=bytes(32), by=qingyuan.reviewer, at=at(DAY, 10))
    review(case=case.pk, content_hash=seen, by=qingyuan.reviewer, at=at(DAY, 10))
    with pytest.raises(GongkaiError, match="没有待审核"):
        review(case=case.pk, content_hash=seen, by=qingyuan.reviewer, at=at(DAY, 10))
    assert sign(case=case.pk, by=qingyuan.head, on=DAY, at=at(DAY, 11)).request.stage == "SIGNED"


def test_nobody_signs_twice_in_a_chain(qingyuan: County, case: DisclosureRequest) -> None:
    appointed(qingyuan.head, qingyuan.office, Role.REVIEWER)
    signers = (Role.REVIEWER, Role.HEAD)
    made = draft(case=case.pk, outcome=Outcome.GRANTED, by=qingyuan.handler, on=DAY, at=at(DAY), signers=signers)
    with pytest.raises(GongkaiError, match="还没有签完"):
        sign(case=case.pk, by=qingyuan.head, on=DAY, at=at(DAY, 10))
    review(case=case.pk, content_hash=fingerprint(made.entry), by=qingyuan.head, at=at(DAY, 10))
    with pytest.raises(ForbiddenError, match="已经在这个流程中签过"):
        sign(case=case.pk, by=qingyuan.head, on=DAY, at=at(DAY, 11))
    assert DisclosureRequest.objects.get(pk=case.pk).stage == "IN_REVIEW"


def test_a_draft_that_is_voided_or_withdrawn_awaits_nobody(qingyuan: County, case: DisclosureRequest) -> None:
    made = drafted(qingyuan, case.pk, DAY)
    void(case=case.pk, entry=made.entry.pk, reason="误点", by=qingyuan.head, on=DAY, at=at(DAY, 10))
    assert not waiting_for(qingyuan.head, DAY).exists()
    drafted(qingyuan, case.pk, date(2024, 3, 21))
    withdraw(case=case.pk, by=qingyuan.handler, on=date(2024, 3, 21), at=at(date(2024, 3, 21), 10))
    assert not waiting_for(qingyuan.head, date(2024, 3, 21)).exists()


def test_a_signature_that_is_voided_is_given_anew(qingyuan: County, case: DisclosureRequest) -> None:
    made = signed(qingyuan, case.pk, DAY)
    second = appointed(qingyuan.reviewer, qingyuan.office, Role.HEAD).person
    void(case=case.pk, entry=made.entry.pk, reason="误签", by=second, on=DAY, at=at(DAY, 11))
    again = sign(case=case.pk, by=qingyuan.head, on=DAY, at=at(DAY, 12))
    assert again.request.stage == "SIGNED"
    assert Chain.objects.filter(state=State.COMPLETE).count() == 2
    assert list(verify()) == []
