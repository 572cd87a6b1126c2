"""Every table says whether it carries what the journal vouches for; whoever alters one row of it is then named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

from gongkai.law.outcomes import Outcome
from gongkai_office.accounts.models import Role
from gongkai_office.cases.commands.draft import draft
from gongkai_office.journal.difference import Difference
from gongkai_office.organs.commands.merge import merge
from gongkai_office.organs.commands.rename import rename
from gongkai_office.project.verification import differences
from tests.factories.cases import at, registered, signed
from tests.factories.office import County
from tests.gongkai_office.project.test_vouched import TABLES as VOUCHED

DAY = date(2024, 3, 6)
TESTS = Path(__file__).parents[1]

ELSEWHERE = {
    "cases_charge": "cases/test_verify.py",
    "cases_disclosurerequest": "cases/test_verify.py",
    "cases_dispute": "cases/test_verify.py",
    "cases_entry": "cases/test_verify.py",
    "cases_letterdraft": "cases/test_letters.py",
    "cases_requester": "cases/test_verify.py",
    "journal_dayroot": "project/test_verify.py",
    "journal_line": "project/test_verify.py",
    "normative_document": "normative/test_verify.py",
    "organs_counter": "cases/test_verify.py",
    "registers_item": "registers/test_verify.py",
}
"""Tables derived anew, altered by a test of their own capability, and where that stands."""

HERE = {
    "accounts_appointment": "role = 'head' WHERE role = 'registrar'",
    "accounts_person": "is_active = false WHERE login = 'wu.ding'",
    "approvals_chain": "state = 'withdrawn', awaiting = '', closed_at = opened_at WHERE state = 'open'",
    "approvals_signature": "person_id = (SELECT id FROM accounts_person WHERE login = 'zhou.bing')",
    "approvals_step": "role = 'reviewer' WHERE role = 'head'",
    "approvals_version": "by_id = (SELECT id FROM accounts_person WHERE login = 'wu.ding')",
    "organs_organ": "region = '640100' WHERE code = 'qy-education'",
    "organs_organname": "name = '清源县水利水务局' WHERE name = '清源县水务局'",
}
"""Tables altered here, with the change."""

NO_TRUTH = {
    "accounts_roster": "a sheet on its way in; what it made has lines of its own",
    "accounts_rosterprogress": "a progress bar",
    "accounts_keptsession": "a session; it ends",
    "accounts_recoverycode": "a secret of its owner, useless without the password",
    "accounts_secondfactor": "a secret of its owner; its changes are journalled, its value is nobody's to know",
    "approvals_sighting": "what somebody looked at last; decides only which changes are shown",
    "cases_feedsalt": "a secret address, renewed at will",
    "cases_importhabit": "how columns were read last time, a suggestion",
    "cases_importprogress": "a progress bar",
    "cases_savedfilter": "a person's own filter",
    "files_waitingfile": "not handed in yet",
    "portal_message": "the outbox",
    "portal_try": "the limit of attempts",
    "publishing_editing": "who has an editor open; a minute old",
    "publishing_placement": "in which column an item hangs; no text and no figure",
    "publishing_siteprogress": "a progress bar",
    "publishing_reminder": "that a mail about waiting work went out",
    "search_page": "an index, made anew from what it points to",
}
"""Tables whose rows prove nothing; altered, nobody's right and no figure changes."""


def test_every_table_has_one_stance() -> None:
    tables = [
        model._meta.db_table  # noqa: SLF001  Django's documented way to a model's table
        for model in apps.get_models()
        if model.__module__.startswith("gongkai_office")
    ]
    assert sorted(tables) == sorted([*VOUCHED, *ELSEWHERE, *HERE, *NO_TRUTH])


@pytest.mark.parametrize(("table", "where"), ELSEWHERE.items())
def test_the_test_that_alters_a_table_is_there(table: str, where: str) -> None:
    text = (TESTS / where).read_text(encoding="utf-8")
    model = next(one for one in apps.get_models() if one._meta.db_table == table)  # noqa: SLF001  as above
    assert table in text or f"{model.__name__}.objects" in text
    assert "verify" in text


@pytest.fixture
def office(qingyuan: County) -> County:
    """Organs renamed and merged, a reply signed and one waiting for its signature."""
    done, waiting = registered(qingyuan), registered(qingyuan, description="清源县农村饮水工程验收资料")
    signed(qingyuan, done.pk, DAY)
    roles = [Role.REVIEWER, Role.HEAD]
    draft(case=waiting.pk, outcome=Outcome.GRANTED, signers=roles, by=qingyuan.handler, on=DAY, at=at(DAY, 11))
    noon, by = at(DAY, 12), "system"
    rename(organ=qingyuan.water, name="清源县水利局", short="清源水", on=DAY, by=by, at=noon, reason="机构改革")
    merge(organ=qingyuan.township, into=qingyuan.office, on=DAY, by=by, at=noon, reason="机构改革")
    return qingyuan


def found() -> list[Difference]:
    return list(differences(lambda _: None))


def alter(statement: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return int(cursor.rowcount)


@pytest.mark.parametrize(("table", "change"), HERE.items())
@pytest.mark.usefixtures("office")
def test_an_altered_row_is_named(table: str, change: str) -> None:
    assert found() == []
    assert alter(f"UPDATE {table} SET {change}")  # noqa: S608  statements of our own
    assert found() != []


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM approvals_signature",
        "DELETE FROM accounts_appointment WHERE role = 'auditor'",
        "DELETE FROM organs_organname WHERE name = '清源县水利局'",
        "UPDATE organs_organ SET closed_on = NULL, successor_id = NULL WHERE closed_on IS NOT NULL",
        "UPDATE accounts_appointment SET \"end\" = '2030-01-01' WHERE role = 'handler'",
        """INSERT INTO accounts_appointment (id, person_id, organ_id, role, start)
            SELECT gen_random_uuid(), id, organ_id, 'head', '2024-01-01' FROM accounts_person WHERE login = 'li.yi'""",
        "DELETE FROM journal_line WHERE command = 'approval.open'",
        "DELETE FROM journal_line WHERE command = 'organ.found'",
    ],
)
@pytest.mark.usefixtures("office")
def test_a_row_taken_away_or_slipped_in_is_named(statement: str) -> None:
    assert alter(statement)
    assert found() != []
