"""Whoever alters one row, of whatever kind, is found."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from django.db import connection

from gongkai.cases.entries import Forum
from gongkai.law.fees import FeeMethod
from gongkai_office.cases.commands.assign import assign
from gongkai_office.cases.commands.correct import correct
from gongkai_office.cases.commands.extend import extend
from gongkai_office.cases.commands.file_dispute import file_dispute
from gongkai_office.cases.commands.notice_correction import notice_correction
from gongkai_office.cases.commands.notice_fee import notice_fee
from gongkai_office.cases.commands.pay_fee import pay_fee
from gongkai_office.cases.commands.prove import prove
from gongkai_office.cases.commands.reveal import reveal
from gongkai_office.cases.commands.rotate_keys import drop_key, rotate_keys
from gongkai_office.cases.commands.split import split
from gongkai_office.cases.commands.take import take
from gongkai_office.cases.commands.void import void
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.verify import verify
from gongkai_office.journal.difference import Difference, Fault
from tests.factories.cases import at, particulars, registered, served, submitted
from tests.factories.office import County

MARCH_20 = date(2024, 3, 20)


@pytest.fixture
def office(qingyuan: County) -> DisclosureRequest:
    """A case with everything that can hang on one, and two others beside it."""
    case = registered(qingyuan)
    submitted(qingyuan)
    assign(case=case.pk, office=None, handler=qingyuan.handler, by=qingyuan.registrar, at=at(date(2024, 3, 4), 10))
    take(case=case.pk, by=qingyuan.handler, at=at(date(2024, 3, 5)))
    day = date(2024, 3, 6)
    notice_correction(case=case.pk, items="请明确年度", by=qingyuan.handler, on=day, at=at(day))
    correct(
        case=case.pk,
        by=qingyuan.registrar,
        on=day,
        at=at(day, 10),
        description="2023年度的文件",
        particulars=particulars("王晓明", "640199199001015678"),
    )
    notice_fee(case=case.pk, method=FeeMethod.PER_PAGE, quantity=72, by=qingyuan.handler, on=day, at=at(day, 11))
    pay_fee(case=case.pk, by=qingyuan.registrar, on=day, at=at(day, 12))
    reveal(case=case.pk, reason="核对身份", by=qingyuan.handler, at=at(day, 13))
    served(qingyuan, case.pk, MARCH_20, proof="")
    prove(case=case.pk, proof="回执0007", by=qingyuan.handler, on=MARCH_20, at=at(MARCH_20, 12))
    file_dispute(
        case=case.pk,
        number="清源复议〔2024〕3号",
        forum=Forum.RECONSIDERATION,
        by=qingyuan.registrar,
        on=MARCH_20,
        at=at(MARCH_20, 13),
    )
    late = registered(qingyuan)
    made = extend(case=late.pk, by=qingyuan.head, on=MARCH_20, at=at(MARCH_20))
    assert made.request.extended
    return case


def found() -> set[tuple[Fault, str]]:
    return {(one.fault, one.where) for one in verify(size=2)}


def alter(statement: str, case: UUID | None = None) -> None:
    """Change rows behind the back of every command."""
    with connection.cursor() as cursor:
        cursor.execute(statement, [case] if case else None)


def test_an_office_that_nobody_touched_has_no_difference(office: DisclosureRequest, qingyuan: County) -> None:
    paper = registered(qingyuan, description="甲；乙")
    split(case=paper.pk, parts=["甲", "乙"], by=qingyuan.registrar, at=at(date(2024, 3, 4), 10))
    entry = office.entries.get(kind="served")
    dispute = office.entries.get(kind="reconsideration-filed")
    void(case=office.pk, entry=dispute.pk, reason="登错件", by=qingyuan.head, on=MARCH_20, at=at(MARCH_20, 14))
    void(case=office.pk, entry=entry.pk, reason="登错件", by=qingyuan.head, on=MARCH_20, at=at(MARCH_20, 15))
    rotate_keys(by="system", at=at(MARCH_20))
    drop_key(version=1, by="system", at=at(MARCH_20))
    assert list(verify()) == []


@pytest.mark.parametrize(
    ("table", "change", "fault"),
    [
        ("cases_entry", "note = note || '。' WHERE kind = 'received'", Fault.ENTRY_ALTERED),
        ("cases_entry", "by = 'x' WHERE kind = 'drafted'", Fault.ENTRY_ALTERED),
        ("cases_entry", "at = at + interval '1 microsecond' WHERE kind = 'served'", Fault.ENTRY_ALTERED),
        ("cases_entry", '"on" = "on" - 1 WHERE kind = \'fee-paid\'', Fault.PROJECTION),
        ("cases_entry", """detail = '{"outcome": "partial"}' WHERE kind = 'drafted'""", Fault.PROJECTION),
        ("cases_entry", "kind = 'extended' WHERE kind = 'received'", Fault.LEDGER_UNREADABLE),
        ("cases_disclosurerequest", "reply_due = reply_due + 1 WHERE extended", Fault.PROJECTION),
        ("cases_disclosurerequest", "outcome = 'partial' WHERE closed IS NOT NULL", Fault.PROJECTION),
        ("cases_disclosurerequest", "stage = 'OPEN' WHERE stage = 'SERVED'", Fault.PROJECTION),
        ("cases_disclosurerequest", "next_due = NULL WHERE extended", Fault.PROJECTION),
        (
            "cases_disclosurerequest",
            "reply_due = reply_due + 1, calendar_version = 'old' WHERE closed IS NOT NULL",
            Fault.PROJECTION,
        ),
        ("cases_disclosurerequest", "description = '别的' WHERE closed IS NOT NULL", Fault.REQUEST_ALTERED),
        ("cases_disclosurerequest", "access = '\\x00' WHERE extended", Fault.REQUEST_ALTERED),
        ("cases_disclosurerequest", "handler_id = NULL WHERE handler_id IS NOT NULL", Fault.ASSIGNMENT),
        ("cases_disclosurerequest", "taken_at = NULL WHERE taken_at IS NOT NULL", Fault.ASSIGNMENT),
        ("cases_disclosurerequest", "unproved_since = '2024-03-20' WHERE extended", Fault.SERVICE),
        ("cases_service", "proof = '回执0008'", Fault.SERVICE),
        ("cases_service", "voided = true", Fault.SERVICE),
        ("cases_charge", "amount = 42", Fault.CHARGE),
        ("cases_charge", "quantity = 71", Fault.CHARGE),
        ("cases_dispute", "result = 'upheld'", Fault.DISPUTE),
        ("cases_dispute", "forum = 'litigation_direct'", Fault.DISPUTE),
        ("cases_requester", "masked_name = '李*'", Fault.REQUESTER),
        ("cases_requester", "kind = 'other'", Fault.REQUESTER),
        ("cases_requester", "name_hash = '\\x00'", Fault.REQUESTER),
        ("cases_requester", "identity_hash = NULL", Fault.REQUESTER),
        ("cases_requester", "sealed = set_byte(sealed, 20, 255 - get_byte(sealed, 20))", Fault.REQUESTER),
        ("cases_requester", "key_version = 7", Fault.REQUESTER),
        ("journal_line", "reason = '别的' WHERE command = 'case.reveal'", Fault.JOURNAL),
        ("journal_line", "by = 'x' WHERE subject LIKE 'organ:%' AND sequence = 1", Fault.JOURNAL),
        ("journal_line", "sequence = 99 WHERE command = 'case.take'", Fault.JOURNAL),
        ("organs_counter", "value = value + 1", Fault.NUMBERS),
    ],
)
@pytest.mark.usefixtures("office")
def test_one_altered_row_is_named(table: str, change: str, fault: Fault) -> None:
    assert found() == set()
    alter(f"UPDATE {table} SET {change}")  # noqa: S608  statements of our own
    assert fault in {difference for difference, _ in found()}


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("DELETE FROM cases_requester", Fault.REQUESTER),
        ("DELETE FROM cases_dispute", Fault.DISPUTE),
        ("DELETE FROM cases_service", Fault.SERVICE),
        ("DELETE FROM cases_charge", Fault.CHARGE),
        ("DELETE FROM cases_entry WHERE kind = 'reconsideration-filed'", Fault.ENTRY_MISSING),
        ("DELETE FROM journal_line WHERE command = 'case.extended'", Fault.ENTRY_UNJOURNALLED),
        ("DELETE FROM journal_line WHERE command = 'case.take'", Fault.JOURNAL),
        ("DELETE FROM organs_counter", Fault.NUMBERS),
    ],
)
@pytest.mark.usefixtures("office")
def test_one_row_taken_away_is_named(statement: str, fault: Fault) -> None:
    alter(statement)
    assert fault in {difference for difference, _ in found()}


@pytest.mark.usefixtures("office")
def test_a_whole_case_taken_away_is_named(qingyuan: County) -> None:
    gone = registered(qingyuan)
    for table in ("cases_requester", "cases_entry"):
        alter(f"DELETE FROM {table} WHERE request_id = %s", gone.pk)  # noqa: S608  names of our own
    alter("DELETE FROM cases_disclosurerequest WHERE id = %s", gone.pk)
    assert {fault for fault, _ in found()} == {Fault.REQUEST_MISSING, Fault.NUMBERS}


def test_a_seal_moved_to_another_request_does_not_open(office: DisclosureRequest) -> None:
    alter(
        "UPDATE cases_requester r SET sealed = o.sealed FROM cases_requester o"
        " WHERE o.request_id = %s AND r.request_id <> o.request_id",
        office.pk,
    )
    assert Fault.REQUESTER in {fault for fault, _ in found()}


def test_a_difference_is_told_in_chinese_without_personal_data(office: DisclosureRequest) -> None:
    alter("UPDATE cases_requester SET masked_name = '李*' WHERE request_id = %s", office.pk)
    alter("UPDATE cases_disclosurerequest SET outcome = 'partial' WHERE id = %s", office.pk)
    told = sorted(one.message for one in verify())
    assert told == [
        f"case:{office.pk} outcome 状态或期限与登记推算的不符：应为 granted，实为 partial",
        f"case:{office.pk} 申请人 masked_name 申请人信息不能还原或与日志不符",
    ]
    assert isinstance(next(iter(verify())), Difference)
