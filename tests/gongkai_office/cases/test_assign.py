"""Handing out, taking, giving back; splitting one paper into several requests."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.cases.entries import Applicant, Receipt
from gongkai.errors import GongkaiError
from gongkai.law.receipt import Channel
from gongkai_office.accounts.models import Role
from gongkai_office.accounts.policies import ForbiddenError
from gongkai_office.cases import queries
from gongkai_office.cases.commands.ask_organ import ask_organ
from gongkai_office.cases.commands.assign import assign
from gongkai_office.cases.commands.refuse import refuse
from gongkai_office.cases.commands.split import split
from gongkai_office.cases.commands.submit import submit
from gongkai_office.cases.commands.take import take
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.requesters import opened
from gongkai_office.journal.models import Line
from tests.factories.cases import FIRST_DAY, at, particulars, registered, submitted, wanted
from tests.factories.office import County


def test_a_case_is_handed_out_and_taken(qingyuan: County, case: DisclosureRequest) -> None:
    teacher = qingyuan.people[qingyuan.education, Role.HANDLER]
    assign(case=case.pk, office=qingyuan.education, handler=None, by=qingyuan.registrar, at=at(FIRST_DAY))
    taken = take(case=case.pk, by=teacher, at=at(FIRST_DAY, 10))
    assert (taken.handler, taken.office, taken.taken_at) == (teacher, qingyuan.education, at(FIRST_DAY, 10))
    with pytest.raises(GongkaiError, match="已经签收"):
        take(case=case.pk, by=teacher, at=at(FIRST_DAY, 11))


def test_a_case_is_given_back_with_a_reason(qingyuan: County, case: DisclosureRequest) -> None:
    assign(case=case.pk, office=None, handler=qingyuan.handler, by=qingyuan.registrar, at=at(FIRST_DAY))
    with pytest.raises(GongkaiError, match="写明理由"):
        refuse(case=case.pk, reason="", by=qingyuan.handler, at=at(FIRST_DAY, 10))
    back = refuse(case=case.pk, reason="属水务局职责", by=qingyuan.handler, at=at(FIRST_DAY, 10))
    assert (back.handler, back.office) == (None, None)
    assert Line.objects.get(command="case.refuse").reason == "属水务局职责"


def test_a_case_goes_only_to_a_handler_nearby(qingyuan: County, yunling: County, case: DisclosureRequest) -> None:
    with pytest.raises(GongkaiError, match="不是承办机关的经办人"):
        assign(case=case.pk, office=None, handler=qingyuan.head, by=qingyuan.registrar, at=at(FIRST_DAY))
    with pytest.raises(GongkaiError, match="同一政府"):
        assign(case=case.pk, office=yunling.office, handler=None, by=qingyuan.registrar, at=at(FIRST_DAY))
    with pytest.raises(ForbiddenError):
        assign(case=case.pk, office=None, handler=qingyuan.handler, by=qingyuan.handler, at=at(FIRST_DAY))


def test_what_was_handed_to_somebody_else_is_not_taken(qingyuan: County, case: DisclosureRequest) -> None:
    teacher = qingyuan.people[qingyuan.education, Role.HANDLER]
    assign(case=case.pk, office=qingyuan.education, handler=teacher, by=qingyuan.registrar, at=at(FIRST_DAY))
    with pytest.raises(GongkaiError, match="其他经办人"):
        take(case=case.pk, by=qingyuan.handler, at=at(FIRST_DAY, 10))


def test_a_paper_with_two_matters_becomes_two_requests(qingyuan: County) -> None:
    paper = registered(qingyuan, description="甲；乙")
    first, second = split(case=paper.pk, parts=["甲", "乙"], by=qingyuan.registrar, at=at(FIRST_DAY, 10))
    assert [(one.description, one.serial, one.received, one.reply_due) for one in (first, second)] == [
        ("甲", 1, FIRST_DAY, date(2024, 4, 1)),
        ("乙", 2, FIRST_DAY, date(2024, 4, 1)),
    ]
    assert second.split_from == first
    assert queries.folded(second).entries[1].detail == Receipt(
        Channel.COUNTER, Applicant.NATURAL_PERSON, split_from=first.number
    )
    assert opened(second.requester) == particulars()
    assert queries.month_count(first, FIRST_DAY) == 2


def test_the_parts_are_followed_with_the_code_of_the_whole(qingyuan: County) -> None:
    from gongkai_office.cases.commands.confirm import confirm  # noqa: PLC0415  used here alone

    new = submitted(qingyuan)
    confirm(case=new.request.pk, evidence="电话", by=qingyuan.registrar, on=FIRST_DAY, at=at(FIRST_DAY, 10))
    parts = split(case=new.request.pk, parts=["甲", "乙"], by=qingyuan.registrar, at=at(FIRST_DAY, 11))
    for part in parts:
        assert queries.follow(part.number, new.code) == part
    assert parts[1].received == FIRST_DAY


def test_only_a_fresh_request_is_split_into_real_parts(qingyuan: County, case: DisclosureRequest) -> None:
    with pytest.raises(GongkaiError, match="两项以上"):
        split(case=case.pk, parts=["甲", " "], by=qingyuan.registrar, at=at(FIRST_DAY, 10))
    with pytest.raises(ForbiddenError):
        split(case=case.pk, parts=["甲", "乙"], by=qingyuan.head, at=at(FIRST_DAY, 10))
    ask_organ(case=case.pk, by=qingyuan.handler, on=FIRST_DAY, at=at(FIRST_DAY, 10))
    with pytest.raises(GongkaiError, match="刚登记收到"):
        split(case=case.pk, parts=["甲", "乙"], by=qingyuan.registrar, at=at(FIRST_DAY, 11))


def test_the_code_opens_its_own_request_alone(qingyuan: County) -> None:
    one, other = submitted(qingyuan, key="a"), submitted(qingyuan, key="b")
    assert queries.follow(one.request.number, one.code) == one.request
    assert (
        queries.follow(f" {one.request.number.replace('〔', '(').replace('〕', ')')}", one.code.lower()) == one.request
    )
    assert queries.follow(one.request.number, other.code) is None
    assert queries.follow("清源政办公申〔2024〕99号", one.code) is None
    assert bytes(one.request.access) not in (one.code.encode(), b"")


def test_a_repeated_submission_gives_the_same_request_and_code(qingyuan: County) -> None:
    one, again = submitted(qingyuan), submitted(qingyuan)
    assert (one.request, one.code) == (again.request, again.code)
    assert DisclosureRequest.objects.count() == 1


def test_a_submission_to_an_organ_that_is_closed_is_refused(qingyuan: County) -> None:
    qingyuan.water.closed_on = date(2024, 1, 1)
    qingyuan.water.save()
    with pytest.raises(GongkaiError, match="不存续"):
        submit(
            organ=qingyuan.water,
            applicant=Applicant.NATURAL_PERSON,
            particulars=particulars(),
            wanted=wanted(),
            idempotency="k",
            on=FIRST_DAY,
            at=at(FIRST_DAY),
        )
    assert not DisclosureRequest.objects.exists()
