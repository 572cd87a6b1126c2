"""Many at once, and what the database's own log tells of a requester."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from gongkai.errors import GongkaiError
from gongkai_office.cases.commands.answer_organ import answer_organ
from gongkai_office.cases.commands.ask_organ import ask_organ
from gongkai_office.cases.models import DisclosureRequest, Requester
from gongkai_office.cases.verify import verify
from tests.factories import office
from tests.factories.cases import FIRST_DAY, at, registered, submitted
from tests.factories.office import County

CANARY = "王金丝雀"


@pytest.fixture
def county(transactional_db: None) -> County:  # noqa: ARG001  a real transaction for each thread
    return office.qingyuan()


def in_threads(work: Callable[[int], object], times: int) -> list[object]:
    """The work eight times at once, each thread on a connection of its own."""

    def one(turn: int) -> object:
        try:
            return work(turn)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(one, range(times)))


def test_eight_at_once_leave_no_gap_and_no_double(county: County) -> None:
    def register(turn: int) -> int | None:
        try:
            return registered(county, name="" if turn % 5 == 0 else "王晓明").serial
        except GongkaiError:
            return None  # a request without a name gives its number back

    serials = [serial for serial in in_threads(register, 40) if serial]
    assert sorted(map(int, map(str, serials))) == list(range(1, 33))
    assert list(verify()) == []


def test_one_key_in_parallel_gives_one_case_and_one_code(county: County) -> None:
    made = in_threads(lambda _: (new := submitted(county, key="one")).code + str(new.request.pk), 16)
    assert len(set(made)) == 1
    assert DisclosureRequest.objects.count() == Requester.objects.count() == 1


def test_two_clerks_on_one_case_take_turns(county: County) -> None:
    case = registered(county).pk

    def ask_and_answer(_turn: int) -> object:
        ask_organ(case=case, by=county.handler, on=FIRST_DAY, at=at(FIRST_DAY, 10))
        return answer_organ(case=case, by=county.handler, on=FIRST_DAY, at=at(FIRST_DAY, 10)).entry.sequence

    in_threads(ask_and_answer, 8)
    row = DisclosureRequest.objects.get(pk=case)
    assert sorted(row.entries.values_list("sequence", flat=True)) == list(range(1, 19))
    assert list(verify()) == []


def test_the_log_of_the_database_names_nobody(county: County) -> None:
    log = server_log()
    told = log.stat().st_size
    registered(county, name=CANARY, description=f"{CANARY}的档案")
    for statement in (
        lambda: DisclosureRequest.objects.filter(description__regex=f"({CANARY}").exists(),
        lambda: DisclosureRequest.objects.create(**twin(description=f"{CANARY}的档案")),
        lambda: Requester.objects.extra(where=["masked_name / %s = 1"], params=[CANARY]).exists(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            statement()
    with log.open("rb") as opened:
        opened.seek(told)
        new = opened.read().decode()
        opened.seek(0)
        whole = opened.read().decode()
    assert "database system is ready" in whole, "this is not the server's log"
    assert CANARY not in new


def twin(*, description: str) -> dict[str, object]:
    """The columns of a request that takes an existing one's number."""
    row = DisclosureRequest.objects.get()
    columns: dict[str, object] = {field.attname: getattr(row, field.attname) for field in row._meta.fields}  # noqa: SLF001
    return columns | {"id": UUID(int=1), "idempotency": "other", "description": description}


def server_log() -> Path:
    """Where the server under the tests writes its log."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('data_directory')")
        return Path(cursor.fetchone()[0]) / "log"


def test_registration_on_the_last_day_counts_in_its_year(county: County) -> None:
    assert registered(county, day=date(2023, 12, 29)).number == "清源政办公申〔2023〕1号"
    assert registered(county, day=date(2024, 1, 2)).number == "清源政办公申〔2024〕1号"
