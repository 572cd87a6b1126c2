"""Chains of signatures: order, nobody one's own draft, nobody twice, void when the content changed, one line each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from hashlib import sha256

import pytest
from django.db import IntegrityError, transaction

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person, Role
from gongkai_office.accounts.policies import ForbiddenError
from gongkai_office.approvals.commands.open_chain import open_chain
from gongkai_office.approvals.commands.restart import restart
from gongkai_office.approvals.commands.see import see
from gongkai_office.approvals.commands.send_back import send_back
from gongkai_office.approvals.commands.sign import sign
from gongkai_office.approvals.commands.withdraw import withdraw
from gongkai_office.approvals.models import Chain, Decision, Signature, State
from gongkai_office.approvals.policies import why_not
from gongkai_office.approvals.queries import (
    counting,
    is_approved,
    latest_chain,
    since_last_seen,
    waiting_for,
)
from gongkai_office.clock import BEIJING
from gongkai_office.journal.models import Line
from gongkai_office.organs.models import Organ
from tests.factories.office import County, appointed

TODAY = date(2024, 3, 4)
NOW = datetime(2024, 3, 4, 10, 30, tzinfo=BEIJING)
SUBJECT = "case:0190"
REPLY = (Role.REVIEWER, Role.SECRECY_REVIEWER, Role.HEAD)


def content(text: str) -> bytes:
    """The hash of a letter."""
    return sha256(text.encode()).digest()


FIRST, SECOND = content("予以公开"), content("予以部分公开")


def opened(
    county: County, *, by: Person | None = None, organ: Organ | None = None, roles: tuple[Role, ...] = REPLY
) -> Chain:
    """A reply drafted by 李乙, sent to be signed."""
    return open_chain(
        subject=SUBJECT,
        organ=organ or county.office,
        purpose="reply",
        roles=roles,
        content_hash=FIRST,
        reference="letter:1",
        by=by or county.handler,
        at=NOW,
    )


def signed(chain: Chain, by: Person, *, seen: bytes = FIRST) -> Chain:
    """The chain after somebody signed what they saw."""
    return sign(chain=chain, content_hash=seen, by=by, on=TODAY, at=NOW)


def returned(chain: Chain, by: Person, *, reason: str = "引用条文有误") -> Chain:
    """The chain after somebody sent it back."""
    return send_back(chain=chain, content_hash=FIRST, by=by, on=TODAY, at=NOW, reason=reason)


def changed(chain: Chain, by: Person, *, to: bytes = SECOND) -> Chain:
    """The chain over a changed content."""
    return restart(chain=chain, content_hash=to, reference="letter:2", by=by, at=NOW)


@pytest.fixture
def secrecy(qingyuan: County) -> Person:
    """褚辛, who reviews for secrecy."""
    return qingyuan.people[qingyuan.office, Role.SECRECY_REVIEWER]


def test_a_reply_is_signed_step_by_step_and_then_complete(qingyuan: County, secrecy: Person) -> None:
    chain = opened(qingyuan)
    awaited = [chain.awaiting]
    for person in (qingyuan.reviewer, secrecy, qingyuan.head):
        chain = signed(chain, person)
        awaited.append(chain.awaiting)
    assert awaited == ["reviewer", "secrecy_reviewer", "head", ""]
    assert (chain.state, chain.closed_at) == (State.COMPLETE, NOW)
    assert [one.person for one in counting(chain)] == [qingyuan.reviewer, secrecy, qingyuan.head]
    assert is_approved(SUBJECT, "reply", FIRST)
    assert not is_approved(SUBJECT, "reply", SECOND)
    assert not is_approved(SUBJECT, "extension", FIRST)


def test_every_act_is_one_line_in_the_journal_of_its_subject(qingyuan: County, secrecy: Person) -> None:
    chain = returned(signed(opened(qingyuan), qingyuan.reviewer), secrecy)
    withdraw(chain=changed(chain, qingyuan.handler), by=qingyuan.handler, at=NOW, reason="申请人撤回申请")
    lines = Line.objects.filter(subject=SUBJECT)
    assert [(line.command, line.by, line.reason) for line in lines] == [
        ("approval.open", str(qingyuan.handler.pk), ""),
        ("approval.sign", str(qingyuan.reviewer.pk), ""),
        ("approval.send_back", str(secrecy.pk), "引用条文有误"),
        ("approval.restart", str(qingyuan.handler.pk), ""),
        ("approval.withdraw", str(qingyuan.handler.pk), "申请人撤回申请"),
    ]
    assert lines[1].facts["content"] == FIRST.hex()
    assert lines[3].facts["void"] == 2


def test_nobody_signs_before_their_turn(qingyuan: County) -> None:
    with pytest.raises(ForbiddenError, match="现在等审核人签署"):
        signed(opened(qingyuan), qingyuan.head)


def test_nobody_signs_without_the_role_in_that_organ(qingyuan: County, yunling: County) -> None:
    chain = opened(qingyuan)
    assert chain.awaiting == Role.REVIEWER
    for person in (qingyuan.registrar, yunling.reviewer, qingyuan.administrator):
        with pytest.raises(ForbiddenError, match="没有担任审核人"):
            signed(chain, person)


def test_nobody_signs_their_own_draft_whatever_their_role(qingyuan: County) -> None:
    with pytest.raises(ForbiddenError, match="您参与起草"):
        signed(opened(qingyuan, by=qingyuan.reviewer), qingyuan.reviewer)


def test_who_changed_the_content_is_an_author_too(qingyuan: County) -> None:
    chain = changed(opened(qingyuan), qingyuan.reviewer)
    with pytest.raises(ForbiddenError, match="您参与起草"):
        signed(chain, qingyuan.reviewer, seen=SECOND)


def test_nobody_signs_twice_in_one_chain_even_with_two_roles(qingyuan: County) -> None:
    appointed(qingyuan.reviewer, qingyuan.office, Role.SECRECY_REVIEWER)
    chain = signed(opened(qingyuan), qingyuan.reviewer)
    with pytest.raises(ForbiddenError, match="已经在这个流程中签过"):
        signed(chain, qingyuan.reviewer)


def test_a_role_that_flows_down_signs_from_above_and_one_that_does_not_does_not(qingyuan: County) -> None:
    appointed(qingyuan.head, qingyuan.government, Role.HEAD)
    chain = opened(qingyuan, organ=qingyuan.education, roles=(Role.SUPERVISOR, Role.HEAD))
    chain = signed(chain, qingyuan.supervisor)
    with pytest.raises(ForbiddenError, match="没有担任签发人"):
        signed(chain, qingyuan.head)
    chain = signed(chain, qingyuan.people[qingyuan.education, Role.HEAD])
    assert chain.state == State.COMPLETE


def test_a_return_needs_a_reason(qingyuan: County) -> None:
    with pytest.raises(GongkaiError, match="写明理由"):
        returned(opened(qingyuan), qingyuan.reviewer, reason="  ")


def test_a_returned_chain_waits_for_nobody_until_the_content_changed(qingyuan: County) -> None:
    chain = returned(opened(qingyuan), qingyuan.reviewer)
    assert (chain.state, chain.awaiting) == (State.RETURNED, "")
    with pytest.raises(ForbiddenError, match="已退回"):
        signed(chain, qingyuan.reviewer)
    with pytest.raises(GongkaiError, match="没有改动"):
        changed(chain, qingyuan.handler, to=FIRST)
    assert changed(chain, qingyuan.handler).awaiting == Role.REVIEWER


def test_signatures_are_void_when_the_content_changed(qingyuan: County, secrecy: Person) -> None:
    chain = changed(signed(signed(opened(qingyuan), qingyuan.reviewer), secrecy), qingyuan.handler)
    assert not counting(chain).exists()
    assert chain.awaiting == Role.REVIEWER
    for person in (qingyuan.reviewer, secrecy, qingyuan.head):
        chain = signed(chain, person, seen=SECOND)
    assert is_approved(SUBJECT, "reply", SECOND)
    assert Signature.objects.filter(chain=chain).count() == 5, "what was signed before stays on record"


def test_a_content_changed_back_needs_all_signatures_anew(qingyuan: County) -> None:
    chain = signed(opened(qingyuan), qingyuan.reviewer)
    chain = changed(changed(chain, qingyuan.handler), qingyuan.handler, to=FIRST)
    assert chain.awaiting == Role.REVIEWER


def test_nobody_signs_what_changed_while_they_were_reading(qingyuan: County) -> None:
    chain = opened(qingyuan)
    changed(chain, qingyuan.handler)
    with pytest.raises(GongkaiError, match="在您查看以后有改动"):
        signed(chain, qingyuan.reviewer)
    assert not Signature.objects.exists()


@pytest.mark.parametrize("close", ["sign to the end", "withdraw"])
def test_a_closed_chain_is_neither_signed_nor_changed_nor_withdrawn(qingyuan: County, close: str) -> None:
    chain = opened(qingyuan, roles=(Role.HEAD,))
    if close == "withdraw":
        chain = withdraw(chain=chain, by=qingyuan.handler, at=NOW, reason="申请人撤回申请")
    else:
        chain = signed(chain, qingyuan.head)
    with pytest.raises(ForbiddenError):
        signed(chain, qingyuan.head)
    with pytest.raises(GongkaiError):
        changed(chain, qingyuan.handler)
    with pytest.raises(GongkaiError):
        withdraw(chain=chain, by=qingyuan.handler, at=NOW, reason="再撤")


def test_one_chain_a_purpose_is_under_way_at_a_time(qingyuan: County) -> None:
    chain = opened(qingyuan)
    with pytest.raises(GongkaiError, match="已经送审"):
        opened(qingyuan)
    withdraw(chain=chain, by=qingyuan.handler, at=NOW, reason="重新起草")
    again = opened(qingyuan)
    Chain.objects.filter(pk=again.pk).update(opened_at=NOW + timedelta(minutes=1))
    assert latest_chain(SUBJECT, "reply") == again


def test_a_reader_is_told_whether_and_since_which_version_something_changed(qingyuan: County) -> None:
    chain = opened(qingyuan)
    first = since_last_seen(chain, qingyuan.reviewer)
    assert (first.seen, first.current.reference, first.changed) == (None, "letter:1", True)
    see(chain=chain, by=qingyuan.reviewer, at=NOW)
    assert not since_last_seen(chain, qingyuan.reviewer).changed
    chain = changed(chain, qingyuan.handler)
    later = since_last_seen(chain, qingyuan.reviewer)
    assert later.seen
    assert (later.seen.reference, later.current.reference, later.changed) == ("letter:1", "letter:2", True)
    see(chain=chain, by=qingyuan.reviewer, at=NOW)
    assert not since_last_seen(chain, qingyuan.reviewer).changed


def test_what_waits_for_somebody_is_what_they_may_sign(qingyuan: County, yunling: County, secrecy: Person) -> None:
    """The list and the question about each agree, for everybody, at every stage."""
    appointed(qingyuan.reviewer, qingyuan.office, Role.SECRECY_REVIEWER)
    people = [*qingyuan.people.values(), *yunling.people.values()]
    chain = opened(qingyuan, roles=(Role.SUPERVISOR, *REPLY))
    for signer, seen in ((qingyuan.supervisor, FIRST), (qingyuan.reviewer, FIRST), (secrecy, FIRST), (None, FIRST)):
        may = {person for person in people if not why_not(chain, person, TODAY)}
        assert {person for person in people if waiting_for(person, TODAY).filter(pk=chain.pk).exists()} == may
        assert may == ({signer} if signer else {qingyuan.head})
        chain = signed(chain, signer, seen=seen) if signer else chain


BROKEN: dict[str, Callable[[Chain, County], object]] = {
    "a chain that is open and waits for nobody": lambda chain, _: Chain.objects.filter(pk=chain.pk).update(awaiting=""),
    "a chain that is complete and says not when": lambda chain, _: Chain.objects.filter(pk=chain.pk).update(
        state="complete", awaiting=""
    ),
    "two chains under way": lambda chain, county: Chain.objects.create(
        organ=county.office, subject=chain.subject, purpose=chain.purpose, content_hash=FIRST, awaiting="head",
        opened_at=NOW,
    ),
    "a return without a reason": lambda chain, county: bare(chain, county.reviewer, 1, Decision.RETURN),
    "two signatures of one person": lambda chain, county: (
        bare(chain, county.reviewer, 1), bare(chain, county.reviewer, 2)
    ),
    "two signatures in one place": lambda chain, county: (
        bare(chain, county.reviewer, 1), bare(chain, county.head, 1)
    ),
}  # fmt: skip


def bare(chain: Chain, person: Person, place: int, decision: Decision = Decision.APPROVE) -> Signature:
    """A signature written past the commands."""
    return Signature.objects.create(
        chain=chain, step=chain.steps.get(order=place), round=1, person=person, decision=decision, at=NOW,
        content_hash=FIRST,
    )  # fmt: skip


@pytest.mark.parametrize("wrong", BROKEN)
def test_the_database_itself_refuses(qingyuan: County, wrong: str) -> None:
    chain = opened(qingyuan)
    with pytest.raises(IntegrityError), transaction.atomic():
        BROKEN[wrong](chain, qingyuan)
