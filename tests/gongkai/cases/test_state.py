"""The fold: what follows from a ledger, however it is cut."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gongkai.cases.entries import DisputeResult as Result
from gongkai.cases.entries import Draft, Entry, EntryKind, Filing, Forum, Role, Ruling, Until, Voiding
from gongkai.cases.procedure import Stage
from gongkai.cases.state import EMPTY, apply, as_of, fold
from gongkai.law.outcomes import Outcome
from tests.factories.ledgers import BEIJING, answered, entry, ledgers, receipt

RECEIVED, REPLIED = date(2024, 3, 4), date(2024, 3, 25)


def stages(entries: list[Entry]) -> list[Stage]:
    """The stage after each entry."""
    return [fold(entries[:number]).stage for number in range(1, len(entries) + 1)]


def test_a_plain_request_walks_from_receipt_to_archive() -> None:
    ledger = [*answered(RECEIVED, REPLIED), entry(5, EntryKind.ARCHIVED, date(2024, 4, 1))]
    assert stages(ledger) == [Stage.OPEN, Stage.IN_REVIEW, Stage.SIGNED, Stage.SERVED, Stage.ARCHIVED]
    case = fold(ledger)
    assert (case.received, case.closed, case.outcome) == (RECEIVED, REPLIED, Outcome.GRANTED)


def test_a_request_waits_for_its_correction_and_for_a_third_party() -> None:
    ledger = [
        entry(1, EntryKind.RECEIVED, RECEIVED, receipt()),
        entry(2, EntryKind.CORRECTION_NOTICED, date(2024, 3, 8)),
        entry(3, EntryKind.CORRECTED, date(2024, 3, 18)),
        entry(4, EntryKind.THIRD_PARTY_ASKED, date(2024, 3, 20)),
        entry(5, EntryKind.THIRD_PARTY_ANSWERED, date(2024, 3, 27)),
    ]
    assert stages(ledger) == [Stage.OPEN, Stage.AWAITING_CORRECTION, Stage.OPEN, Stage.CONSULTING, Stage.OPEN]
    clock = fold(ledger).clock
    assert clock is not None
    assert (clock.received, clock.day0) == (RECEIVED, date(2024, 3, 18))


def test_an_online_request_has_no_clock_until_both_sides_confirm() -> None:
    ledger = [
        entry(1, EntryKind.SUBMITTED, date(2024, 3, 1), role=Role.REQUESTER),
        entry(2, EntryKind.RECEIVED, RECEIVED, receipt()),
    ]
    assert stages(ledger) == [Stage.CONFIRMING, Stage.OPEN]
    assert fold(ledger[:1]).received is None


def test_a_returned_draft_goes_back_to_the_desk() -> None:
    ledger = [*answered(RECEIVED, REPLIED)[:2], entry(3, EntryKind.RETURNED, REPLIED, role=Role.HEAD)]
    assert stages(ledger) == [Stage.OPEN, Stage.IN_REVIEW, Stage.OPEN]


def test_a_mistake_is_mended_by_an_entry_that_voids_it() -> None:
    served = answered(RECEIVED, REPLIED)
    voided = [*served, entry(5, EntryKind.VOIDED, date(2024, 3, 26), Voiding("e4", "邮件退回"), role=Role.HEAD)]
    case = fold(voided)
    assert (case.stage, case.closed) == (Stage.SIGNED, None)
    assert case.entries == tuple(voided), "the ledger keeps both the mistake and its correction"
    restored = [*voided, entry(6, EntryKind.VOIDED, date(2024, 3, 27), Voiding("e5", "更正有误"), role=Role.HEAD)]
    assert fold(restored).stage is Stage.SERVED


def test_what_the_ledger_knew_at_an_instant_does_not_change_later() -> None:
    ledger = [
        *answered(RECEIVED, REPLIED),
        entry(5, EntryKind.VOIDED, date(2024, 3, 26), Voiding("e4", "邮件退回"), role=Role.HEAD),
    ]
    evening = datetime(2024, 3, 25, 18, tzinfo=BEIJING)
    assert as_of(ledger, evening).stage is Stage.SERVED
    assert as_of(ledger, evening + timedelta(days=1)).stage is Stage.SIGNED


def test_a_corrected_decision_is_made_anew_and_counts_once() -> None:
    ledger = [
        *answered(RECEIVED, REPLIED, Outcome.DELIBERATIVE),
        entry(5, EntryKind.RECONSIDERATION_FILED, date(2024, 4, 10), Filing("复1", Forum.RECONSIDERATION)),
        entry(6, EntryKind.DISPUTE_DECIDED, date(2024, 6, 3), Ruling("复1", Result.CORRECTED)),
        entry(7, EntryKind.REOPENED, date(2024, 6, 5), Until(date(2024, 7, 3))),
        entry(8, EntryKind.DRAFTED, date(2024, 6, 20), Draft(Outcome.GRANTED)),
        entry(9, EntryKind.SIGNED, date(2024, 6, 21), role=Role.HEAD),
        entry(10, EntryKind.SERVED, date(2024, 6, 24)),
    ]
    case = fold(ledger)
    assert (case.outcome, case.closed) == (Outcome.DELIBERATIVE, REPLIED)
    assert case.remade == (Outcome.GRANTED,)
    assert case.stage is Stage.SERVED
    assert case.disputes[0].result is Result.CORRECTED


@given(ledger=ledgers(), cut=st.integers(0, 14))
def test_splitting_a_fold_at_any_entry_gives_the_same_state(ledger: list[Entry], cut: int) -> None:
    assert fold(ledger[cut:], start=fold(ledger[:cut])) == fold(ledger)


@given(ledger=ledgers())
def test_every_entry_is_kept_in_order(ledger: list[Entry]) -> None:
    assert fold(ledger).entries == tuple(ledger)


@given(ledger=ledgers())
def test_the_ledger_read_up_to_any_entry_is_what_it_was_then(ledger: list[Entry]) -> None:
    case = EMPTY
    for written in ledger:
        case = apply(case, written)
        assert as_of(ledger, written.at) == case
