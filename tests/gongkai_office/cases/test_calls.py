"""Asking another office for records: it learns what is wanted, not who wants it; what it found is on record."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from django.db import connection

from gongkai.documents.letters.facts import SearchRecord
from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Person, Role
from gongkai_office.accounts.policies import ForbiddenError
from gongkai_office.cases.commands.calls.answer import Search, answer
from gongkai_office.cases.commands.calls.ask import ask
from gongkai_office.cases.commands.calls.move_due import move_due
from gongkai_office.cases.commands.calls.remind import remind
from gongkai_office.cases.commands.calls.withdraw import withdraw
from gongkai_office.cases.desk.calls import proposed_due
from gongkai_office.cases.models import CallAnswer, DisclosureRequest, RecordsCall
from gongkai_office.cases.queries import Scope
from gongkai_office.cases.queries.calls import call_for, overdue, search_records, to_answer
from gongkai_office.cases.verify import verify
from gongkai_office.journal.difference import Fault
from gongkai_office.journal.models import Line
from tests.factories.cases import FIRST_DAY, at, served, submitted
from tests.factories.office import County

DUE = date(2024, 3, 11)  # five working days after Monday 4 March
SEARCH = Search(
    scope="2022年至2023年养护科收发文",
    systems="公文系统、档案室",
    keywords="养护资金、分配",
    on=date(2024, 3, 6),
    by="沈子",
)


def teacher(county: County) -> Person:
    return county.people[county.education, Role.HANDLER]


def asked(county: County, case: DisclosureRequest, key: UUID | None = None) -> RecordsCall:
    when = at(FIRST_DAY, 10)
    return ask(
        case=case.pk, office=county.education, what="养护资金分配文件", due=DUE, by=county.handler, at=when, key=key
    )


def not_found(county: County, call: RecordsCall) -> RecordsCall:
    day = at(date(2024, 3, 6), 15)
    return answer(call=call.pk, answer=CallAnswer.NOT_FOUND, text="", search=SEARCH, by=teacher(county), at=day)


def test_five_working_days_are_proposed_but_never_past_the_last_day_of_the_reply(
    qingyuan: County, case: DisclosureRequest
) -> None:
    assert qingyuan.office == case.organ
    assert proposed_due(case, FIRST_DAY) == DUE
    assert proposed_due(case, date(2024, 3, 28)) == date(2024, 4, 1)


def test_an_office_answers_what_it_found_and_how_it_searched(qingyuan: County, case: DisclosureRequest) -> None:
    made = not_found(qingyuan, asked(qingyuan, case))
    assert (made.state, made.answer, made.answered_by) == ("answered", "not-found", teacher(qingyuan))
    assert search_records(case) == (
        SearchRecord(
            scope="2022年至2023年养护科收发文",
            systems=("公文系统", "档案室"),
            keywords=("养护资金", "分配"),
            on=date(2024, 3, 6),
            by="沈子",
        ),
    )
    assert list(verify()) == []


def test_whoever_found_nothing_says_how_they_searched(qingyuan: County, case: DisclosureRequest) -> None:
    call, by, day = asked(qingyuan, case), teacher(qingyuan), at(date(2024, 3, 6))
    with pytest.raises(GongkaiError, match="检索范围"):
        answer(call=call.pk, answer=CallAnswer.NOT_FOUND, text="没有", search=Search(), by=by, at=day)
    with pytest.raises(GongkaiError, match="说明理由"):
        answer(call=call.pk, answer=CallAnswer.NOT_OURS, text=" ", search=Search(), by=by, at=day)
    done = answer(call=call.pk, answer=CallAnswer.NOT_OURS, text="由水务局制作", search=Search(), by=by, at=day)
    assert (done.answer, search_records(case)) == ("not-ours", ())
    with pytest.raises(GongkaiError, match="已答复"):
        answer(call=call.pk, answer=CallAnswer.PROVIDED, text="", search=Search(), by=by, at=day)


def test_an_office_is_reminded_once_a_day_moved_and_let_off(qingyuan: County, case: DisclosureRequest) -> None:
    call, day = asked(qingyuan, case), date(2024, 3, 12)
    remind(call=call.pk, by=qingyuan.handler, at=at(day))
    with pytest.raises(GongkaiError, match="今天已经催办过"):
        remind(call=call.pk, by=qingyuan.handler, at=at(day, 15))
    with pytest.raises(GongkaiError, match="已经过去"):
        move_due(call=call.pk, due=DUE, by=qingyuan.handler, at=at(day))
    moved = move_due(call=call.pk, due=date(2024, 3, 14), by=qingyuan.handler, at=at(day))
    assert (moved.due, moved.reminders) == (date(2024, 3, 14), 1)
    withdraw(call=call.pk, by=qingyuan.handler, at=at(day), reason="已由水务局提供")
    assert not to_answer(teacher(qingyuan), day).exists()
    assert list(verify()) == []


def test_a_target_of_the_house_leaves_the_period_of_the_law_alone(qingyuan: County, case: DisclosureRequest) -> None:
    asked(qingyuan, case)
    assert DisclosureRequest.objects.get(pk=case.pk).reply_due == date(2024, 4, 1)


def test_the_morning_of_both_sides_tells_of_an_open_call(qingyuan: County, case: DisclosureRequest) -> None:
    call = asked(qingyuan, case)
    assert list(to_answer(teacher(qingyuan), FIRST_DAY)) == [call]
    assert not to_answer(qingyuan.handler, FIRST_DAY).exists()
    assert not overdue(qingyuan.handler, Scope.OFFICE, DUE).exists()
    assert list(overdue(qingyuan.handler, Scope.OFFICE, date(2024, 3, 12))) == [call]
    served(qingyuan, case.pk, date(2024, 3, 20))
    assert not to_answer(teacher(qingyuan), date(2024, 3, 21)).exists()


def test_only_a_request_under_way_is_searched_for_and_only_nearby(
    qingyuan: County, yunling: County, case: DisclosureRequest
) -> None:
    unconfirmed = submitted(qingyuan).request
    with pytest.raises(GongkaiError, match="登记收到以后"):
        asked(qingyuan, unconfirmed)
    with pytest.raises(GongkaiError, match="同一政府"):
        ask(case=case.pk, office=yunling.office, what="文件", due=DUE, by=qingyuan.handler, at=at(FIRST_DAY, 10))
    with pytest.raises(GongkaiError, match="已经过去"):
        ask(
            case=case.pk,
            office=qingyuan.water,
            what="文件",
            due=date(2024, 3, 1),
            by=qingyuan.handler,
            at=at(FIRST_DAY),
        )


def test_the_same_key_twice_is_one_call(qingyuan: County, case: DisclosureRequest) -> None:
    key = UUID("0190a000-0000-7000-8000-000000000001")
    assert asked(qingyuan, case, key) == asked(qingyuan, case, key)
    assert RecordsCall.objects.count() == 1


def test_rights_are_those_of_the_table(qingyuan: County, yunling: County, case: DisclosureRequest) -> None:
    """Asking: the case's handler. Answering: registrar and handler of the asked office, nobody else."""
    people, when = {*qingyuan.people.values(), *yunling.people.values()}, at(FIRST_DAY, 10)
    for person in people - {qingyuan.handler}:
        with pytest.raises(ForbiddenError):
            ask(case=case.pk, office=qingyuan.education, what="文件", due=DUE, by=person, at=when)
    call = asked(qingyuan, case)
    for person in people - {qingyuan.handler}:
        for verb in (remind, withdraw):
            with pytest.raises(ForbiddenError):
                verb(call=call.pk, by=person, at=when)
    for person in people - {teacher(qingyuan)}:
        with pytest.raises(ForbiddenError):
            answer(call=call.pk, answer=CallAnswer.PROVIDED, text="", search=Search(), by=person, at=when)


def test_a_call_is_seen_by_both_sides_and_by_nobody_else(
    qingyuan: County, yunling: County, case: DisclosureRequest
) -> None:
    call = asked(qingyuan, case)
    people = {*qingyuan.people.values(), *yunling.people.values()}
    seeing = {person.name for person in people if call_for(person, call.pk, FIRST_DAY)}
    office = {"陈甲", "李乙", "周丙", "吴丁", "褚辛", "蒋癸"}
    assert seeing == office | {"王己", "冯庚"} | {"沈子", "韩丑"}


def test_the_journal_tells_of_a_call_without_its_words(qingyuan: County, case: DisclosureRequest) -> None:
    not_found(qingyuan, asked(qingyuan, case))
    lines = Line.objects.filter(command__startswith="call.").order_by("sequence")
    assert [line.command for line in lines] == ["call.ask", "call.answer"]
    assert "养护" not in "".join(str(line.facts) for line in lines)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE cases_recordscall SET keywords = '别的词'",
        "UPDATE cases_recordscall SET answer = 'provided'",
        "UPDATE cases_recordscall SET due = due + 1",
        "DELETE FROM cases_recordscall",
        "DELETE FROM journal_line WHERE command LIKE 'call.%'",
    ],
)
def test_an_altered_call_is_named(change: str, qingyuan: County, case: DisclosureRequest) -> None:
    not_found(qingyuan, asked(qingyuan, case))
    with connection.cursor() as cursor:
        cursor.execute(change)
    assert Fault.CALL in {one.fault for one in verify()}
