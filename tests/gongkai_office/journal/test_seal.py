"""Day roots: made once, over the right lines, signed; whatever is changed afterwards no longer fits."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.core.management import call_command
from django.core.management.base import CommandError
from hypothesis import given
from hypothesis import strategies as st

from gongkai.errors import GongkaiError
from gongkai_office.clock import BEIJING
from gongkai_office.journal import signing
from gongkai_office.journal.commands.seal_day import SealError, seal_day
from gongkai_office.journal.merkle import merkle
from gongkai_office.journal.models import DayRoot, Line
from gongkai_office.journal.queries import unsealed
from gongkai_office.journal.standalone import Tree
from gongkai_office.journal.verify import verify_roots
from tests.gongkai_office.journal.conftest import DAYS, EAST, NOW, WEST, seal, tell

MONDAY = DAYS[0]


def told() -> set[tuple[date, str]]:
    return {(one.day, one.what) for one in verify_roots()}


def by_definition(leaves: list[bytes]) -> bytes:
    """The tree hash as RFC 9162 defines it, by splitting at the largest power of two below the number of leaves."""
    if len(leaves) == 1:
        return hashlib.sha256(b"\0" + leaves[0]).digest()
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\1" + by_definition(leaves[:split]) + by_definition(leaves[split:])).digest()


@given(st.lists(st.binary(max_size=4), min_size=1, max_size=70))
def test_a_root_is_the_one_of_the_definition_in_the_office_and_in_the_stand_alone_verifier(leaves: list[bytes]) -> None:
    tree = Tree()
    for leaf in leaves:
        tree.add(leaf)
    assert merkle(leaves) == (len(leaves), by_definition(leaves))
    assert tree.root() == by_definition(leaves).hex()


def test_every_organ_and_finished_day_gets_one_root_over_its_lines(journal: list[DayRoot]) -> None:
    assert [(root.day, root.organ, root.lines) for root in journal] == [
        (day, organ, lines) for day in DAYS[:3] for organ, lines in ((EAST, 9), (WEST, 6))
    ]
    lines = [line for line in Line.objects.filter(organ=EAST) if line.at.astimezone(BEIJING).date() == MONDAY]
    lines.sort(key=lambda line: (line.subject.encode(), line.sequence))
    assert bytes(journal[0].root) == by_definition([bytes(line.hash) for line in lines])
    assert told() == set()


def test_a_root_is_signed_with_a_key_of_the_owners_alone(journal: list[DayRoot], keys: Path) -> None:
    root = journal[0]
    text = f'{{"day":"2024-03-04","lines":9,"organ":"{EAST}","root":"{bytes(root.root).hex()}"}}'
    public = Ed25519PublicKey.from_public_bytes((keys / "journal.pub").read_bytes())
    public.verify(bytes(root.signature), text.encode())
    assert (keys / "journal.key").stat().st_mode & 0o077 == 0
    assert keys.stat().st_mode & 0o077 == 0


def test_nothing_is_sealed_twice(journal: list[DayRoot]) -> None:
    assert seal() == []
    again = seal_day(organ=EAST, day=MONDAY, at=NOW)
    assert (again.pk, DayRoot.objects.count()) == (journal[0].pk, 6)


def test_a_day_is_sealed_only_when_its_last_command_must_be_done(journal: list[DayRoot]) -> None:
    assert journal
    midnight = datetime(2024, 3, 8, tzinfo=BEIJING)
    for early in (NOW, midnight, midnight + timedelta(minutes=59)):
        assert list(unsealed(early)) == []
        with pytest.raises(SealError, match="次日 1 时以后"):
            seal_day(organ=EAST, day=DAYS[3], at=early)
    assert [root.organ for root in seal(midnight + timedelta(hours=1))] == [EAST, WEST]


def test_a_day_without_lines_has_no_root(journal: list[DayRoot]) -> None:
    assert journal
    with pytest.raises(SealError, match="没有日志"):
        seal_day(organ=EAST, day=date(2024, 3, 9), at=NOW + timedelta(days=30))


def test_a_lost_key_is_asked_for_and_never_replaced(journal: list[DayRoot], keys: Path) -> None:
    assert journal
    (keys / "journal.key").unlink()
    with pytest.raises(signing.SigningKeyError, match="请从密钥备份中恢复"):
        seal(NOW + timedelta(days=1))
    (keys / "journal.pub").unlink()
    with pytest.raises(GongkaiError, match=r"journal\.pub"):
        told()


def test_a_line_written_later_than_it_says_is_found(journal: list[DayRoot]) -> None:
    assert journal
    tell(EAST, "case:11", datetime(2024, 3, 5, 15, tzinfo=BEIJING))
    assert told() == {(DAYS[1], "日志行数与日根不符")}


def test_a_line_dated_to_a_day_without_any_is_found_and_never_sealed(journal: list[DayRoot]) -> None:
    assert journal
    tell(EAST, "case:11", datetime(2024, 2, 1, 15, tzinfo=BEIJING))
    assert told() == {(date(2024, 2, 1), "已封存日期之前补记的日志，或者日根被删除")}
    assert seal() == []
    with pytest.raises(SealError, match="不能再封存更早的"):
        seal_day(organ=EAST, day=date(2024, 2, 1), at=NOW)


def test_days_end_at_midnight_of_official_time(journal: list[DayRoot]) -> None:
    assert journal
    tell(EAST, "case:11", datetime(2024, 3, 6, 23, 59, 59, 999999, tzinfo=BEIJING))
    assert told() == {(DAYS[2], "日志行数与日根不符")}
    Line.objects.filter(subject="case:11").update(at=datetime(2024, 3, 7, tzinfo=BEIJING))
    assert told() == set()


def test_whatever_is_done_to_a_sealed_day_is_found(journal: list[DayRoot]) -> None:
    root = journal[0]
    DayRoot.objects.filter(pk=root.pk).update(signature=bytes(64))
    assert told() == {(MONDAY, "日根的签名不符")}
    DayRoot.objects.filter(pk=root.pk).update(root=bytes(32))
    assert told() == {(MONDAY, "日志与日根不符"), (MONDAY, "日根的签名不符")}
    DayRoot.objects.filter(pk=root.pk).delete()
    assert told() == {(MONDAY, "已封存日期之前补记的日志，或者日根被删除")}


def test_a_whole_day_of_lines_taken_away_is_found(journal: list[DayRoot]) -> None:
    assert journal
    end = datetime(2024, 3, 5, tzinfo=BEIJING)
    Line.objects.filter(organ=WEST, at__lt=end).delete()
    assert told() == {(MONDAY, "有日根，没有日志")}


def test_the_nightly_command_prints_the_roots_for_a_witness(journal: list[DayRoot]) -> None:
    assert journal
    tonight = StringIO()
    call_command("seal_days", stdout=tonight)  # long after 2024
    root = DayRoot.objects.get(organ=EAST, day=DAYS[3])
    assert tonight.getvalue().splitlines()[0] == f"{EAST} 2024-03-07 9 {bytes(root.root).hex()}"
    again = StringIO()
    call_command("seal_days", stdout=again)
    assert again.getvalue() == ""


def test_the_nightly_command_says_in_one_line_that_the_key_is_gone(journal: list[DayRoot], keys: Path) -> None:
    assert journal
    (keys / "journal.key").unlink()
    with pytest.raises(CommandError, match="缺少日志签名密钥"):
        call_command("seal_days", stdout=StringIO())
