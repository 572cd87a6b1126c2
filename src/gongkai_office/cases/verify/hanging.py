"""What hangs on the entries of a case: in this case and of its organ, void exactly where its entry is."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.cases.state import Case, voided
from gongkai_office.cases.models import Charge, Consultation, Letter, Opinion, Service
from gongkai_office.cases.verify.examined import Examined
from gongkai_office.journal.difference import Difference, Fault
from gongkai_office.organs.queries import line_of_succession

_Row = Service | Charge | Consultation | Opinion | Letter


def hanging(one: Examined, case: Case) -> Iterator[Difference]:
    """Rows that hang on another case's entry, or are void and should not be, or should be and are not."""
    dead, entries = voided(case.entries), {entry.pk for entry in one.row.entries.all()}
    for fault, row in _rows(one):
        if row.entry_id not in entries or not _of_its_organ(one, row):
            yield one.differs(fault, f"{row} 不属于本件")
        expected = str(row.entry_id) in dead
        if row.voided is not expected:
            yield one.differs(fault, f"{row} 作废", "是" if expected else "否", "是" if row.voided else "否")


def _rows(one: Examined) -> Iterator[tuple[Fault, _Row]]:
    yield from ((Fault.SERVICE, row) for row in one.row.services.all())
    yield from ((Fault.CHARGE, row) for row in one.row.charges.all())
    yield from ((Fault.LETTER, row) for row in one.row.letters.all())
    for asked in one.row.consultations.all():
        yield Fault.CONSULTATION, asked
        yield from ((Fault.CONSULTATION, said) for said in asked.opinions.all())


def _of_its_organ(one: Examined, row: _Row) -> bool:
    """Whether a row is of the case's organ; a letter may be of the one that had taken over by its day."""
    if row.organ_id == one.row.organ_id:
        return True
    heirs = line_of_succession(one.row.organ, row.dated) if isinstance(row, Letter) else []
    return row.organ_id in {organ.pk for organ in heirs}
