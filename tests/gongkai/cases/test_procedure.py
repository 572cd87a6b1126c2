"""The transition table: complete, and in one place."""

from gongkai.annual.forms import APPLICANTS, DISPUTES, RESULTS
from gongkai.cases.entries import Applicant, DisputeResult, EntryKind, Forum, Role
from gongkai.cases.procedure import BY_KIND, TABLE, Stage, may, possible
from gongkai.law.events import EventKind


def test_every_entry_has_exactly_one_row_with_stages_roles_and_an_article() -> None:
    assert [row.kind for row in TABLE] == list(dict.fromkeys(row.kind for row in TABLE))
    assert set(BY_KIND) == set(EntryKind)
    assert all(row.stages and row.roles and str(row.source) and row.kind.label for row in TABLE)


def test_every_event_of_the_clock_is_an_entry() -> None:
    assert {kind.value for kind in EventKind} <= {kind.value for kind in EntryKind}


def test_only_the_head_extends_signs_and_mends() -> None:
    for kind in (EntryKind.EXTENDED, EntryKind.SIGNED, EntryKind.VOIDED):
        assert BY_KIND[kind].roles == {Role.HEAD}


def test_a_requester_asks_and_withdraws_and_does_nothing_else() -> None:
    asked = {kind for stage in Stage for kind in possible(stage, Role.REQUESTER)}
    assert asked == {EntryKind.SUBMITTED, EntryKind.WITHDRAWN}


def test_an_archived_case_takes_only_disputes_reopening_and_mending() -> None:
    taken = {kind for role in Role for kind in possible(Stage.ARCHIVED, role)}
    assert taken == {
        EntryKind.RECONSIDERATION_FILED,
        EntryKind.SUIT_FILED,
        EntryKind.DISPUTE_DECIDED,
        EntryKind.REOPENED,
        EntryKind.VOIDED,
    }
    assert not may(EntryKind.SERVED, Stage.ARCHIVED, Role.HANDLER)


def test_every_open_stage_can_be_left() -> None:
    for stage in Stage:
        assert any(possible(stage, role) for role in Role), stage


def test_the_words_of_the_ledger_are_the_rows_and_columns_of_the_report() -> None:
    assert [applicant.value for applicant in Applicant] == [column.key for column in APPLICANTS[:-1]]
    assert [forum.value for forum in Forum] == [dispute.key for dispute in DISPUTES]
    assert [result.value for result in DisputeResult] == [column.key for column in RESULTS[:3]]
