"""What nobody decides alone: proposed by one, approved by another, made only if the law still allows it then."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from django.db import connection

from gongkai.cases.entries import EntryKind
from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Role
from gongkai_office.accounts.policies import ForbiddenError
from gongkai_office.approvals.models import Chain, State
from gongkai_office.cases.commands.approve import approve
from gongkai_office.cases.commands.decline import decline
from gongkai_office.cases.commands.proposals import fingerprint
from gongkai_office.cases.commands.propose import propose_delay, propose_extension, propose_voiding
from gongkai_office.cases.commands.retract import retract
from gongkai_office.cases.desk.proposals import waiting
from gongkai_office.cases.models import DisclosureRequest, Proposal
from gongkai_office.cases.verify import verify
from gongkai_office.journal.difference import Fault
from gongkai_office.journal.models import Line
from tests.factories.cases import FIRST_DAY, at, served
from tests.factories.office import County, appointed

DUE = date(2024, 4, 1)  # twenty working days after Monday 4 March
DAY = date(2024, 3, 28)


def proposed(county: County, case: DisclosureRequest, day: date = DAY, hour: int = 9) -> Proposal:
    return propose_extension(case=case.pk, note="需要向三个镇调取资料", by=county.handler, at=at(day, hour))


def yes(proposal: Proposal, county: County, day: date = DAY, hour: int = 12) -> Proposal:
    return approve(proposal=proposal.pk, content_hash=fingerprint(proposal), by=county.head, at=at(day, hour))


def test_an_extension_counts_from_its_approval_and_only_then(qingyuan: County, case: DisclosureRequest) -> None:
    made = proposed(qingyuan, case)
    assert DisclosureRequest.objects.get(pk=case.pk).reply_due == DUE
    done = yes(made, qingyuan)
    after = DisclosureRequest.objects.get(pk=case.pk)
    assert (after.extended, after.reply_due) == (True, date(2024, 4, 29))  # forty working days
    assert done.entry is not None
    assert (done.entry.kind, done.entry.by, done.entry.note) == ("extended", str(qingyuan.head.pk), made.note)
    assert list(verify()) == []


def test_an_approval_on_the_last_day_counts_and_one_day_later_does_not(
    qingyuan: County, case: DisclosureRequest
) -> None:
    made = proposed(qingyuan, case)
    with pytest.raises(GongkaiError, match="届满后不能再延长"):
        yes(made, qingyuan, day=date(2024, 4, 2))
    assert Proposal.objects.get().standing == "pending"
    assert Chain.objects.get().signatures.count() == 0
    yes(made, qingyuan, day=DUE)
    assert DisclosureRequest.objects.get(pk=case.pk).extended


def test_nobody_approves_their_own(qingyuan: County, case: DisclosureRequest) -> None:
    appointed(qingyuan.handler, qingyuan.office, Role.HEAD)
    made = proposed(qingyuan, case)
    with pytest.raises(ForbiddenError, match="您参与起草"):
        approve(proposal=made.pk, content_hash=fingerprint(made), by=qingyuan.handler, at=at(DAY, 10))


def test_a_reviewer_comes_before_the_head_where_asked_for(qingyuan: County, case: DisclosureRequest) -> None:
    made = propose_extension(
        case=case.pk, note="量大", signers=(Role.REVIEWER, Role.HEAD), by=qingyuan.handler, at=at(DAY)
    )
    with pytest.raises(ForbiddenError, match="审核人"):
        yes(made, qingyuan)
    first = approve(proposal=made.pk, content_hash=fingerprint(made), by=qingyuan.reviewer, at=at(DAY, 10))
    assert (first.standing, first.entry) == ("pending", None)
    assert yes(made, qingyuan).standing == "approved"


def test_a_proposal_sent_back_is_made_again_in_other_words(qingyuan: County, case: DisclosureRequest) -> None:
    first = proposed(qingyuan, case)
    with pytest.raises(GongkaiError, match="写明理由"):
        decline(proposal=first.pk, content_hash=fingerprint(first), reason=" ", by=qingyuan.head, at=at(DAY, 10))
    decline(proposal=first.pk, content_hash=fingerprint(first), reason="不具体", by=qingyuan.head, at=at(DAY, 10))
    second = propose_extension(case=case.pk, note="三镇资料月底才到", by=qingyuan.handler, at=at(DAY, 11))
    assert Chain.objects.get().round == 2
    yes(second, qingyuan)
    assert list(Proposal.objects.order_by("at").values_list("standing", flat=True)) == ["returned", "approved"]
    assert list(verify()) == []


def test_a_proposal_withdrawn_can_be_approved_no_more(qingyuan: County, case: DisclosureRequest) -> None:
    made = proposed(qingyuan, case)
    retract(proposal=made.pk, by=qingyuan.handler, at=at(DAY, 10))
    with pytest.raises(GongkaiError, match="已撤回"):
        yes(made, qingyuan)
    assert proposed(qingyuan, case, hour=13).standing == "pending"


def test_the_same_key_twice_is_one_proposal_and_a_second_one_is_refused(
    qingyuan: County, case: DisclosureRequest
) -> None:
    key = UUID("0190a000-0000-7000-8000-000000000001")
    for _ in range(2):
        propose_extension(case=case.pk, note="量大", by=qingyuan.handler, at=at(DAY), key=key)
    with pytest.raises(GongkaiError, match="正在等待批准"):
        proposed(qingyuan, case)
    assert Proposal.objects.count() == 1


def test_what_the_law_refuses_is_not_even_proposed(qingyuan: County, case: DisclosureRequest) -> None:
    with pytest.raises(GongkaiError, match="届满后不能再延长"):
        proposed(qingyuan, case, day=date(2024, 4, 2))
    with pytest.raises(GongkaiError, match="合理日期"):
        propose_delay(case=case.pk, until=DAY, note="量大", by=qingyuan.handler, at=at(DAY))
    assert not Proposal.objects.exists()


def test_a_mistake_needs_two_people_and_neither_made_it_alone(qingyuan: County, case: DisclosureRequest) -> None:
    entry = case.entries.get(kind="received")
    made = propose_voiding(case=case.pk, entry=entry.pk, reason="登错件", by=qingyuan.handler, at=at(DAY))
    assert DisclosureRequest.objects.get(pk=case.pk).stage == "OPEN"
    yes(made, qingyuan)
    assert DisclosureRequest.objects.get(pk=case.pk).stage == "CONFIRMING"
    assert Line.objects.get(command="case.voided").reason == "登错件"
    assert list(verify()) == []


def test_a_head_does_not_mend_their_own_entry_even_if_another_proposes_it(
    qingyuan: County, case: DisclosureRequest
) -> None:
    done = yes(proposed(qingyuan, case), qingyuan)
    assert done.entry is not None
    mend = propose_voiding(case=case.pk, entry=done.entry.pk, reason="误批", by=qingyuan.handler, at=at(DAY, 13))
    with pytest.raises(ForbiddenError, match="另一人"):
        yes(mend, qingyuan, hour=14)
    assert Proposal.objects.get(pk=mend.pk).standing == "pending"


@pytest.mark.parametrize(
    ("kind", "may"),
    [
        (EntryKind.EXTENDED, {"handler"}),
        (EntryKind.VOIDED, {"handler", "registrar", "reviewer", "head"}),
    ],
)
def test_who_may_propose_is_what_the_table_says(
    kind: EntryKind, may: set[str], qingyuan: County, yunling: County, case: DisclosureRequest
) -> None:
    entry, allowed = case.entries.get(kind="received"), {qingyuan.people[qingyuan.office, Role(one)] for one in may}
    for person in (*qingyuan.people.values(), *yunling.people.values()):
        try:
            if kind is EntryKind.VOIDED:
                made = propose_voiding(case=case.pk, entry=entry.pk, reason="误登", by=person, at=at(DAY))
            else:
                made = propose_extension(case=case.pk, note="量大", by=person, at=at(DAY))
            retract(proposal=made.pk, by=person, at=at(DAY))
            assert person in allowed, person
        except ForbiddenError:
            assert person not in allowed, person


def test_only_whoever_may_approve_has_it_in_the_morning(
    qingyuan: County, yunling: County, case: DisclosureRequest
) -> None:
    proposed(qingyuan, case)
    people = {*qingyuan.people.values(), *yunling.people.values()}
    assert {person for person in people if waiting(person, DUE)} == {qingyuan.head}
    assert [(one.what, one.left) for one in waiting(qingyuan.head, DUE)] == [("延期待批", "今天是最后一天")]
    assert waiting(qingyuan.head, date(2024, 3, 29))[0].left == "最晚 2024-04-01，还有 1 个工作日"
    assert "不能再批准" in waiting(qingyuan.head, date(2024, 4, 2))[0].left


def test_an_answered_case_waits_for_no_extension(qingyuan: County, case: DisclosureRequest) -> None:
    proposed(qingyuan, case, day=FIRST_DAY, hour=10)
    served(qingyuan, case.pk, date(2024, 3, 20))
    assert waiting(qingyuan.head, date(2024, 3, 21)) == []


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE cases_proposal SET note = '别的理由'",
        "UPDATE cases_proposal SET standing = 'withdrawn', entry_id = NULL",
        "DELETE FROM cases_proposal",
        "DELETE FROM journal_line WHERE command = 'case.approve'",
    ],
)
def test_a_proposal_altered_behind_the_ledger_is_named(change: str, qingyuan: County, case: DisclosureRequest) -> None:
    yes(proposed(qingyuan, case), qingyuan)
    with connection.cursor() as cursor:
        cursor.execute(change)
    assert Fault.PROPOSAL in {one.fault for one in verify()}


def test_what_was_approved_reads_as_signed_by_the_head(qingyuan: County, case: DisclosureRequest) -> None:
    made = yes(proposed(qingyuan, case), qingyuan)
    chain = Chain.objects.get()
    assert (chain.state, chain.purpose) == (State.COMPLETE, "propose-extended")
    told = Line.objects.get(command="case.approve").facts
    assert (told["proposal"], told["made"]) == (str(made.pk), str(made.entry_id))
    assert "三个镇" not in str(told)
