"""Who was asked for an opinion in a case, and what they answered, against entries and journal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongkai.cases.state import Case, voided
from gongkai.errors import GongkaiError
from gongkai_office.cases.commands.append import subject
from gongkai_office.cases.models import Consultation, DisclosureRequest
from gongkai_office.cases.parties import consultation_seal, opinion_seal
from gongkai_office.journal.difference import Difference, Fault
from gongkai_office.journal.models import Line


def consultations(row: DisclosureRequest, case: Case, lines: Sequence[Line]) -> Iterator[Difference]:
    """Consultations or opinions altered, taken away, or never told of."""
    dead, rows = voided(case.entries), list(row.consultations.all())
    told = {line.facts["entry"]: line.facts["consulted"] for line in lines if "consulted" in line.facts}
    for asked in rows:
        if told.pop(str(asked.entry_id), None) != _seal(asked) or asked.voided is not (str(asked.entry_id) in dead):
            yield _differs(row, asked.entry_id)
    said = {line.facts["entry"]: line.facts["opinion"] for line in lines if "opinion" in line.facts}
    for opinion in (one for asked in rows for one in asked.opinions.all()):
        key = str(opinion.entry_id)
        if said.pop(key, None) != opinion_seal(opinion) or opinion.voided is not (key in dead):
            yield _differs(row, key)
    for key in (*told, *said):
        yield Difference(Fault.CONSULTATION, subject(row), f"征求意见 {key}", "有", "无")


def _seal(asked: Consultation) -> str:
    """As the journal would say it; a text that no seal is where the row does not open."""
    try:
        return consultation_seal(asked)
    except GongkaiError as error:
        return str(error)


def _differs(row: DisclosureRequest, key: object) -> Difference:
    return Difference(Fault.CONSULTATION, subject(row), f"征求意见 {key}")
