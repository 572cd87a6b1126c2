"""Letters beside the ledger: signatures cover them, numbers have no gaps, an altered one is found."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from uuid import UUID

import pytest
from django.db import connection

from gongkai.errors import GongkaiError
from gongkai.law.outcomes import Situation
from gongkai_office.accounts.models import Role
from gongkai_office.accounts.policies import ForbiddenError
from gongkai_office.cases.commands.append import Recorded
from gongkai_office.cases.commands.draft import draft
from gongkai_office.cases.commands.review import review
from gongkai_office.cases.commands.sign import sign
from gongkai_office.cases.commands.signatures import under_way
from gongkai_office.cases.commands.void import void
from gongkai_office.cases.commands.write_letter import edit_letter
from gongkai_office.cases.letters import kept
from gongkai_office.cases.letters.drafting import letter_of, working
from gongkai_office.cases.letters.replies import Reply
from gongkai_office.cases.models import DisclosureRequest, Letter
from gongkai_office.cases.verify import verify
from gongkai_office.journal.difference import Fault
from tests.factories.cases import at, registered
from tests.factories.office import County

DAY = date(2024, 3, 20)
REPLY = Reply(situation=Situation.PUBLICATION, found="你申请的是公报合订本", where="清源县图书馆阅览室")
BOTH = (Role.REVIEWER, Role.HEAD)


def sent_up(county: County, case: UUID, signers: tuple[Role, ...] = (Role.HEAD,)) -> Recorded:
    return draft(case=case, outcome=REPLY.outcome, reply=REPLY, signers=signers, by=county.handler, on=DAY, at=at(DAY))


def shown(case: DisclosureRequest) -> bytes:
    """What a signer has before them."""
    chain = under_way(case)
    assert chain
    return bytes(chain.content_hash)


def test_a_letter_edited_after_a_signature_is_signed_anew_from_the_first(
    qingyuan: County, case: DisclosureRequest
) -> None:
    sent_up(qingyuan, case.pk, BOTH)
    review(case=case.pk, content_hash=shown(case), by=qingyuan.reviewer, at=at(DAY, 10))
    seen = shown(case)
    edit_letter(case=case.pk, version=1, changes={"facts": "是县志。"}, by=qingyuan.handler, at=at(DAY, 11))
    with pytest.raises(GongkaiError):
        sign(case=case.pk, content_hash=seen, by=qingyuan.head, on=DAY, at=at(DAY, 12))
    review(case=case.pk, content_hash=shown(case), by=qingyuan.reviewer, at=at(DAY, 13))
    sign(case=case.pk, content_hash=shown(case), by=qingyuan.head, on=DAY, at=at(DAY, 14))
    assert "是县志。" in kept.opened(Letter.objects.get()).text
    assert list(verify()) == []


def test_what_changed_while_the_head_read_is_not_signed(qingyuan: County, case: DisclosureRequest) -> None:
    sent_up(qingyuan, case.pk)
    seen = shown(case)
    edit_letter(case=case.pk, version=1, changes={"facts": "是县志。"}, by=qingyuan.handler, at=at(DAY, 11))
    with pytest.raises(GongkaiError, match="有改动"):
        sign(case=case.pk, content_hash=seen, by=qingyuan.head, on=DAY, at=at(DAY, 12))
    assert not Letter.objects.exists()


def test_nobody_but_the_handler_edits_and_what_follows_from_the_case_stays(
    qingyuan: County, yunling: County, case: DisclosureRequest
) -> None:
    sent_up(qingyuan, case.pk)
    for stranger in (qingyuan.head, yunling.handler):
        with pytest.raises(ForbiddenError):
            edit_letter(case=case.pk, version=1, changes={"facts": "改"}, by=stranger, at=at(DAY, 11))
    with pytest.raises(GongkaiError, match="由案件信息生成"):
        edit_letter(case=case.pk, version=1, changes={"remedy": "不得复议"}, by=qingyuan.handler, at=at(DAY, 11))
    draft_row = working(case)
    assert draft_row
    assert "县图书馆" in letter_of(draft_row).text


def test_a_voided_signature_takes_its_letter_along_and_the_next_gets_another_number(
    qingyuan: County, case: DisclosureRequest
) -> None:
    sent_up(qingyuan, case.pk)
    made = sign(case=case.pk, by=qingyuan.head, on=DAY, at=at(DAY, 10))
    other = qingyuan.people[qingyuan.office, Role.REVIEWER]
    qingyuan.people[qingyuan.office, Role.REVIEWER].appointments.update(role=Role.HEAD)
    void(case=case.pk, entry=made.entry.pk, reason="签错", by=other, on=DAY, at=at(DAY, 11))
    assert list(Letter.objects.values_list("voided", flat=True)) == [True]
    sign(case=case.pk, by=qingyuan.head, on=DAY, at=at(DAY, 12))
    assert [(one.number, one.voided) for one in Letter.objects.order_by("serial")] == [
        ("清源政办公开答〔2024〕1号", True),
        ("清源政办公开答〔2024〕2号", False),
    ]
    assert list(verify()) == []


@pytest.mark.parametrize(
    "altered",
    [
        "UPDATE cases_letter SET number = '清源政办公开答〔2024〕9号'",
        "UPDATE cases_letter SET dated = '2024-03-01'",
        "UPDATE cases_letter SET sealed = '\\x0102'",
        "UPDATE cases_letter SET to_requester = false",
        "UPDATE cases_letter SET voided = true",
        "DELETE FROM cases_letter",
        "UPDATE cases_letterversion SET sealed = '\\x0102'",
        "UPDATE cases_letterdraft SET state = 'discarded'",
    ],
)
def test_a_letter_altered_behind_the_ledger_is_named(altered: str, qingyuan: County, case: DisclosureRequest) -> None:
    sent_up(qingyuan, case.pk)
    sign(case=case.pk, by=qingyuan.head, on=DAY, at=at(DAY, 10))
    assert list(verify()) == []
    with connection.cursor() as cursor:
        cursor.execute(altered)
    assert Fault.LETTER in {one.fault for one in verify()}


@pytest.mark.django_db(transaction=True)
def test_numbers_have_no_gap_and_no_double_when_many_sign_at_once(qingyuan: County) -> None:
    cases = [registered(qingyuan, idempotency=f"key-{number}").pk for number in range(8)]
    for case in cases:
        sent_up(qingyuan, case)

    def signing(case: UUID) -> None:
        try:
            sign(case=case, by=qingyuan.head, on=DAY, at=at(DAY, 10))
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(signing, cases))
    assert sorted(one.serial or 0 for one in Letter.objects.all()) == list(range(1, 9))
    assert list(verify()) == []
