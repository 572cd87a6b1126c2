"""The journal: lines chain, tampering of any kind is found by a verifier that shares no code with the writer."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai_office.clock import BEIJING
from gongkai_office.ids import new_id
from gongkai_office.journal.commands.write import write
from gongkai_office.journal.models import Line

ORGAN = UUID("01900000-0000-7000-8000-000000000001")
NOW = datetime(2024, 3, 4, 10, 30, 0, 123456, tzinfo=BEIJING)
SUBJECT, OTHER = "case:1", "case:2"


def written(subject: str = SUBJECT, *, step: int = 0, facts: dict[str, object] | None = None) -> Line:
    """One line, told a minute after the one before."""
    with transaction.atomic():
        return write(
            organ=ORGAN,
            subject=subject,
            command=f"case.step{step}",
            by="01900000-0000-7000-8000-00000000000a",
            at=NOW + timedelta(minutes=step),
            facts={"day0": "2024-03-04", "pages": 12, "nested": {"b": [1, None, True], "a": "申请"}}
            if facts is None
            else facts,
            reason="依据第三十条",
        )


def sound(lines: Iterable[Line]) -> bool:
    """Whether lines chain, told from the description of the journal alone, with the standard library alone."""
    previous, expected = bytes(32), 1
    for line in lines:
        told = {
            "id": str(line.id),
            "organ": str(line.organ),
            "subject": line.subject,
            "sequence": line.sequence,
            "at": line.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
            "by": line.by,
            "command": line.command,
            "facts": line.facts,
            "reason": line.reason,
        }
        text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        current = hashlib.sha256(previous + text.encode()).digest()
        if line.sequence != expected or bytes(line.previous) != previous or bytes(line.hash) != current:
            return False
        previous, expected = current, expected + 1
    return True


def stored(subject: str = SUBJECT) -> list[Line]:
    """A subject's lines as the database has them."""
    return list(Line.objects.filter(subject=subject).order_by("sequence"))


@pytest.fixture
def chain(db: None) -> list[Line]:  # noqa: ARG001  its rows
    """Five lines of one subject, two of another."""
    for step in range(2):
        written(OTHER, step=step)
    return [written(step=step) for step in range(5)]


def test_what_is_written_verifies(chain: list[Line]) -> None:
    assert [line.sequence for line in chain] == [1, 2, 3, 4, 5]
    assert sound(stored())
    assert sound(stored(OTHER))


def test_each_subject_has_a_chain_of_its_own(chain: list[Line]) -> None:
    assert chain
    assert [line.sequence for line in stored(OTHER)] == [1, 2]
    assert bytes(stored(OTHER)[0].previous) == bytes(32)


COLUMNS: dict[str, object] = {
    "id": UUID("01900000-0000-7000-8000-00000000ffff"),
    "organ": UUID("01900000-0000-7000-8000-000000000002"),
    "subject": "case:3",
    "sequence": 9,
    "at": NOW - timedelta(days=1),
    "by": "system",
    "command": "case.sign",
    "facts": {"day0": "2024-03-05"},
    "reason": "",
    "previous": bytes(31) + b"\1",
    "hash": bytes(31) + b"\1",
}


def test_every_column_of_a_line_is_covered_by_what_is_tried_here() -> None:
    assert set(COLUMNS) == {field.name for field in Line._meta.get_fields()}  # noqa: SLF001  Django calls it public


@pytest.mark.parametrize("place", [1, 3, 5])
@pytest.mark.parametrize("column", COLUMNS)
def test_a_changed_column_is_found(chain: list[Line], column: str, place: int) -> None:
    Line.objects.filter(pk=chain[place - 1].pk).update(**{column: COLUMNS[column]})
    moved = [*stored(), *stored("case:3")]
    assert not sound(sorted(moved, key=lambda line: line.sequence))


def test_an_instant_moved_by_a_microsecond_is_found(chain: list[Line]) -> None:
    Line.objects.filter(pk=chain[4].pk).update(at=chain[4].at + timedelta(microseconds=1))
    assert not sound(stored())


@pytest.mark.parametrize("place", [1, 2, 3, 4])
def test_a_line_taken_out_is_found(chain: list[Line], place: int) -> None:
    Line.objects.filter(pk=chain[place - 1].pk).delete()
    assert not sound(stored())


@pytest.mark.parametrize("place", [1, 2, 3, 4])
def test_a_line_taken_out_is_found_also_when_the_rest_closes_up(chain: list[Line], place: int) -> None:
    Line.objects.filter(pk=chain[place - 1].pk).delete()
    for line in chain[place:]:
        Line.objects.filter(pk=line.pk).update(sequence=line.sequence - 1)
    assert not sound(stored())


def test_two_lines_in_each_others_place_are_found(chain: list[Line]) -> None:
    for pk, sequence in ((chain[1].pk, 90), (chain[2].pk, 2), (chain[1].pk, 3)):
        Line.objects.filter(pk=pk).update(sequence=sequence)
    assert not sound(stored())


def test_a_line_slipped_in_is_found_even_with_a_hash_of_its_own_that_fits(chain: list[Line]) -> None:
    """Only rewriting every later line would hide it; that is what the exported day roots are for."""
    later = list(reversed(chain[2:]))
    for line in later:
        Line.objects.filter(pk=line.pk).update(sequence=line.sequence + 1)
    hidden = Line.objects.filter(pk__in=[line.pk for line in later])
    hidden.update(subject="elsewhere")
    written(step=2)
    Line.objects.filter(subject="elsewhere").update(subject=SUBJECT)
    assert sound(stored()[:3])
    assert not sound(stored())


def test_a_line_moved_to_another_subject_is_found_there(chain: list[Line]) -> None:
    Line.objects.filter(pk=chain[2].pk).update(subject=OTHER)
    assert not sound(stored(OTHER))
    assert not sound(stored())


_TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)
JSON: st.SearchStrategy[object] = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**12), 10**12) | _TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXT, inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(facts=st.dictionaries(_TEXT, JSON, max_size=4))
def test_whatever_the_facts_a_line_verifies_after_the_database_kept_it(db: None, facts: dict[str, object]) -> None:  # noqa: ARG001  its rows
    subject = f"case:{new_id()}"
    written(subject, facts=facts)
    assert sound(stored(subject))


@pytest.mark.django_db(transaction=True)
def test_a_line_is_written_only_inside_the_transaction_of_its_command() -> None:
    with pytest.raises(RuntimeError):
        write(organ=ORGAN, subject=SUBJECT, command="case.register", by="public", at=NOW)


@pytest.mark.django_db(transaction=True)
def test_a_command_that_fails_leaves_no_line() -> None:
    def fail() -> None:
        with transaction.atomic():
            written()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert not stored()


@pytest.mark.django_db(transaction=True)
def test_many_at_once_about_one_subject_make_one_chain() -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(_apart(lambda step: written(step=step)), range(40)))
    assert len(stored()) == 40
    assert sound(stored())


def _apart(act: Callable[[int], object]) -> Callable[[int], None]:
    """The act on a connection that its thread closes again."""

    def run(step: int) -> None:
        act(step)
        connection.close()

    return run


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("facts", [{"fee": 1e16}, {"fees": [1, {"rest": -0.0}]}])
def test_a_float_that_the_database_would_write_otherwise_is_refused(facts: dict[str, object]) -> None:
    with pytest.raises(TypeError, match="as a text"), transaction.atomic():
        write(organ=new_id(), subject="case:1", command="x", by="system", at=datetime.now(UTC), facts=facts)
