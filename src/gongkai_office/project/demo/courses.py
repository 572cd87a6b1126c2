"""Courses that requests take: the steps from arrival to archive, with the working days between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gongkai.cases.entries import DisputeResult, Forum
from gongkai.law.outcomes import Outcome
from gongkai_office.project.demo import steps
from gongkai_office.project.demo.steps import attacked, drafted, reopened, settled
from gongkai_office.project.demo.walk import Step

Course = tuple[Step, ...]

TAKEN: Course = ((1, steps.confirmed), (0, steps.handed_out), (0, steps.taken))
CORRECTION: Course = ((2, steps.correction_noticed), (6, steps.corrected))
THIRD_PARTY: Course = ((2, steps.third_party_asked), (8, steps.third_party_answered))
ORGAN: Course = ((2, steps.organ_asked), (7, steps.organ_answered))
EXTENSION: Course = ((13, steps.extended),)
FEE: Course = ((4, steps.fee_noticed), (5, steps.fee_paid))
REASONS: Course = ((3, steps.reasons_asked), (6, steps.reasons_given))
SILENT_ON_CORRECTION: Course = ((2, steps.correction_noticed), (11, lambda _walk: None))
SILENT_ON_FEE: Course = ((4, steps.fee_noticed), (16, lambda _walk: None))
WITHDRAWAL: Course = (*TAKEN, (4, steps.withdrawn), (20, steps.archived))

_OFTEN: Sequence[Course] = ((), CORRECTION, (), ORGAN, EXTENSION, (), FEE, ())
_NEEDED: Mapping[Outcome, Course] = {
    Outcome.THIRD_PARTY: THIRD_PARTY,
    Outcome.UNCLEAR_AFTER_CORRECTION: CORRECTION,
    Outcome.EXCESSIVE: REASONS,
    Outcome.CORRECTION_OVERDUE: SILENT_ON_CORRECTION,
    Outcome.PAYMENT_OVERDUE: SILENT_ON_FEE,
}


def usual(outcome: Outcome, number: int) -> Course:
    """The way to an outcome: what the law asks for before it, else now this and now that."""
    return concluded(outcome, _NEEDED.get(outcome) or _OFTEN[number % len(_OFTEN)])


def concluded(outcome: Outcome, middle: Course = ()) -> Course:
    """Taken, worked on, answered, archived."""
    return (*replied(outcome, middle), (20, steps.archived))


def replied(outcome: Outcome, middle: Course = ()) -> Course:
    """Taken, worked on, answered."""
    return (*TAKEN, *middle, (6, drafted(outcome)), (1, steps.signed), (1, steps.served))


def disputed(outcome: Outcome, forum: Forum, result: DisputeResult) -> Course:
    """Answered, attacked, upheld or answered anew."""
    months = 35 if forum is Forum.RECONSIDERATION else 60
    dispute: Course = (*replied(outcome), (15, attacked(forum)), (months, settled(forum, result)))
    if result is DisputeResult.CORRECTED:
        again: Course = ((3, reopened()), (5, drafted(Outcome.GRANTED)), (1, steps.signed), (1, steps.served))
        dispute = (*dispute, *again)
    return (*dispute, (20, steps.archived))


def taken_to_court(outcome: Outcome) -> Course:
    """Answered, upheld in reconsideration, attacked again before a court."""
    first, then = Forum.RECONSIDERATION, Forum.SUIT_AFTER_RECONSIDERATION
    upheld: Course = (*replied(outcome), (20, attacked(first)), (40, settled(first, DisputeResult.UPHELD)))
    return (*upheld, (10, attacked(then)), (80, settled(then, DisputeResult.UPHELD)), (20, steps.archived))
