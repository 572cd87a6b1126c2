"""What every page of a case shows at its head: where it stands, its clock, its outcome, who signs next."""

from __future__ import annotations

from gongkai.cases.entries import EntryKind
from gongkai.cases.procedure import Stage
from gongkai.cases.state import Case
from gongkai_office.accounts.models import Role
from gongkai_office.cases.commands.signatures import under_way
from gongkai_office.cases.desk.clock import clock_face
from gongkai_office.cases.desk.consultations import bearing, lines
from gongkai_office.cases.desk.outcome import consequence
from gongkai_office.cases.desk.words import outcome_words
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.practice import practice_in
from gongkai_office.clock import today
from gongkai_office.organs.queries import calendar_of, name_on


def head_of(row: DisclosureRequest, state: Case) -> dict[str, object]:
    """What every page of a case shows at its head."""
    asked = lines(row, today())
    on, outcome, practice = today(), state.draft or state.outcome, practice_in(row, state)
    return {
        "case": row,
        "stage": state.stage.value,
        "organ": name_on(row.organ, on),
        "office": name_on(row.office, on) if row.office else None,
        "face": clock_face(state.clock, calendar_of(row.organ), practice, on=on) if state.clock else None,
        "outcome": outcome_words(outcome or ""),
        "consequence": consequence(outcome, state.applicant, practice, on=state.closed or on) if outcome else None,
        "consultations": asked,
        "bearing": () if state.closed else bearing((line.asked for line in asked), outcome),
        "decided": state.closed is not None,
        "ended": state.closed is not None and not state.reopened,
        "again": state.reopened or bool(state.remade),
        "awaiting": _awaiting(row),
        "draft": next((one for one in list(row.entries.all())[::-1] if one.kind == EntryKind.DRAFTED), None),
    }


def _awaiting(row: DisclosureRequest) -> str:
    """Whose signature the reply waits for."""
    chain = under_way(row) if row.stage == Stage.IN_REVIEW.name else None
    return Role(chain.awaiting).label if chain and chain.awaiting else ""
