"""The stand-alone verifier: an untouched export passes; every kind of tampering with it is found."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import groupby
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai_office.journal import standalone
from gongkai_office.journal.export import anchors, export
from gongkai_office.journal.merkle import merkle
from gongkai_office.journal.models import DayRoot
from gongkai_office.journal.standalone import Verifier
from tests.gongkai_office.journal.conftest import EAST, WEST

Told = dict[str, object]
LAST_SEALED = "2024-03-06"


@dataclass(frozen=True)
class Export:
    """An export taken apart, so that a forger can work on it: content, previous hash and hash of each line; roots."""

    key: str
    lines: tuple[tuple[Told, str, str], ...]
    roots: tuple[Told, ...]

    def rows(self) -> list[bytes]:
        """Put together again, with a last row that counts right."""
        counted: Told = {"end": {"lines": len(self.lines), "roots": len(self.roots)}}
        return [
            text({"public_key": self.key, "schema": "gongkai.journal/1"}),
            *(text({"hash": own, "line": told, "previous": before}) for told, before, own in self.lines),
            *(text({"root": root}) for root in self.roots),
            text(counted),
        ]

    def rehashed(self) -> Export:
        """Every chain made to fit again, as anybody can who knows the algorithm; numbered anew, in order."""
        made = []
        ordered = sorted(self.lines, key=lambda line: str(line[0]["subject"]).encode())
        for _, group in groupby(ordered, key=lambda line: line[0]["subject"]):
            own = "0" * 64
            for sequence, (told, _, _) in enumerate(group, 1):
                before, content = own, {**told, "sequence": sequence}
                own = hashlib.sha256(bytes.fromhex(before) + text(content)[:-1]).hexdigest()
                made.append((content, before, own))
        return replace(self, lines=tuple(made))

    def resealed(self) -> Export:
        """Every chain and every root made to fit, signed with a key of the forger's own."""
        forged, key = self.rehashed(), Ed25519PrivateKey.from_private_bytes(bytes(32))
        roots = []
        for organ, day in sorted({(str(told["organ"]), official_day(told)) for told, _, _ in forged.lines}):
            of_day = [own for told, _, own in forged.lines if (told["organ"], official_day(told)) == (organ, day)]
            count, root = merkle(map(bytes.fromhex, of_day))
            said: Told = {"organ": organ, "day": day, "lines": count, "root": root.hex()}
            if day <= LAST_SEALED:
                roots.append({**said, "signature": key.sign(text(said)[:-1]).hex()})
        return replace(forged, roots=tuple(roots), key=key.public_key().public_bytes_raw().hex())


def text(told: Told) -> bytes:
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def official_day(told: Told) -> str:
    at = str(told["at"])
    return f"{at[:8]}{int(at[8:10]) + (int(at[11:13]) >= 16):02}"  # no month ends in these days


def taken_apart(rows: list[bytes]) -> Export:
    header, *told = map(json.loads, rows)
    lines = tuple((one["line"], one["previous"], one["hash"]) for one in told if "line" in one)
    return Export(header["public_key"], lines, tuple(one["root"] for one in told if "root" in one))


def found(rows: list[bytes], witnessed: list[str] | None = None) -> list[str]:
    return list(Verifier(witnessed or []).verify(rows))


@pytest.fixture
def rows(journal: list[DayRoot]) -> list[bytes]:
    """The export of the journal, row by row."""
    assert journal
    out = BytesIO()
    assert export(out) == (60, 6)
    return out.getvalue().splitlines(keepends=True)


def test_an_export_that_nobody_touched_passes_with_and_without_a_witness(rows: list[bytes]) -> None:
    assert found(rows) == []
    assert found(rows, list(anchors())) == []
    assert taken_apart(rows).rows() == rows
    assert taken_apart(rows).rehashed().rows() == rows


Mutation = Callable[[Export, st.DataObject], Export]


def _place(export: Export, data: st.DataObject) -> int:
    """A line of a sealed day: what nobody signed nobody can hold anybody to."""
    sealed = [place for place, (told, _, _) in enumerate(export.lines) if official_day(told) <= LAST_SEALED]
    return data.draw(st.sampled_from(sealed), label="place")


def _with(export: Export, place: int, *new: tuple[Told, str, str]) -> Export:
    return replace(export, lines=(*export.lines[:place], *new, *export.lines[place + 1 :]))


def edited(export: Export, data: st.DataObject) -> Export:
    place = _place(export, data)
    told, before, own = export.lines[place]
    column = data.draw(st.sampled_from(["id", "by", "command", "reason", "facts"]), label="column")
    value: object = {"step": 99} if column == "facts" else f"{told[column]}改"
    return _with(export, place, ({**told, column: value}, before, own))


def deleted(export: Export, data: st.DataObject) -> Export:
    return _with(export, _place(export, data))


def swapped(export: Export, data: st.DataObject) -> Export:
    place = _place(export, data)
    (told, before, own), other = export.lines[place], data.draw(st.integers(0, len(export.lines) - 1), label="other")
    if other == place or told["subject"] != export.lines[other][0]["subject"]:
        other = place - 1 if place and export.lines[place - 1][0]["subject"] == told["subject"] else place + 1
    lines = list(export.lines)
    lines[place], lines[other] = lines[other], (told, before, own)
    return replace(export, lines=tuple(lines))


def inserted(export: Export, data: st.DataObject) -> Export:
    place = _place(export, data)
    told, before, own = export.lines[place]
    new = ({**told, "id": str(EAST), "reason": "补记"}, before, own)
    return _with(export, place, new, export.lines[place])


def backdated(export: Export, data: st.DataObject) -> Export:
    """A line of the open day is dated into the past, also to days of which the organ had no lines."""
    fresh = [place for place, (told, _, _) in enumerate(export.lines) if official_day(told) > LAST_SEALED]
    place, day = data.draw(st.sampled_from(fresh)), data.draw(st.integers(1, 6), label="day")
    told, before, own = export.lines[place]
    return _with(export, place, ({**told, "at": f"2024-03-0{day}T01:00:00.000000Z"}, before, own))


def cut(export: Export, data: st.DataObject) -> Export:
    """The end of one subject is gone, from a sealed line on."""
    place = _place(export, data)
    subject = export.lines[place][0]["subject"]
    kept = [line for number, line in enumerate(export.lines) if number < place or line[0]["subject"] != subject]
    return replace(export, lines=tuple(kept))


def moved(export: Export, data: st.DataObject) -> Export:
    place = _place(export, data)
    told, before, own = export.lines[place]
    others = [s for s in ("case:1", "case:10", "case:2", "case:3", "case:5") if s != told["subject"]]
    return _with(export, place, ({**told, "subject": data.draw(st.sampled_from(others))}, before, own))


def given_away(export: Export, data: st.DataObject) -> Export:
    place = _place(export, data)
    told, before, own = export.lines[place]
    return _with(export, place, ({**told, "organ": str(WEST if told["organ"] == str(EAST) else EAST)}, before, own))


MUTATIONS: list[Mutation] = [edited, deleted, swapped, inserted, backdated, cut, moved, given_away]
TRIES = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@TRIES
@given(data=st.data(), mutation=st.sampled_from(MUTATIONS))
def test_tampering_is_found(rows: list[bytes], data: st.DataObject, mutation: Mutation) -> None:
    assert found(mutation(taken_apart(rows), data).rows())


@TRIES
@given(data=st.data(), mutation=st.sampled_from(MUTATIONS))
def test_tampering_is_found_also_when_every_chain_was_made_to_fit(
    rows: list[bytes], data: st.DataObject, mutation: Mutation
) -> None:
    assert any("日根" in one for one in found(mutation(taken_apart(rows), data).rehashed().rows()))


@TRIES
@given(data=st.data(), mutation=st.sampled_from(MUTATIONS))
def test_a_journal_written_anew_and_signed_anew_is_found_by_the_roots_a_witness_kept(
    rows: list[bytes], data: st.DataObject, mutation: Mutation
) -> None:
    forged = mutation(taken_apart(rows), data).resealed().rows()
    assert found(forged) == []
    assert any("留存" in one for one in found(forged, list(anchors())))


@TRIES
@given(data=st.data())
def test_any_byte_changed_in_a_sealed_line_or_a_root_is_found(rows: list[bytes], data: st.DataObject) -> None:
    number = data.draw(st.integers(1, len(rows) - 2), label="row")
    place = data.draw(st.integers(0, len(rows[number]) - 2), label="byte")
    value = data.draw(st.integers(0, 255).filter(lambda byte: byte not in (10, rows[number][place])), label="value")
    row = rows[number][:place] + bytes([value]) + rows[number][place + 1 :]
    assert found([*rows[:number], row, *rows[number + 1 :]])


def test_a_root_in_another_spelling_is_found(rows: list[bytes]) -> None:
    number = next(number for number, row in enumerate(rows) if row.startswith(b'{"root"'))
    signature = json.loads(rows[number])["root"]["signature"].encode()
    for spelling in (
        rows[number].replace(signature, signature.upper()),
        rows[number].replace(b'"day":', b'"day": '),
        rows[number].replace(b"day", b"d\\u0061y"),
    ):
        assert len(found([*rows[:number], spelling, *rows[number + 1 :]])) == 1


def test_half_a_character_is_a_finding_and_no_failure(rows: list[bytes]) -> None:
    root = next(number for number, row in enumerate(rows) if row.startswith(b'{"root"'))
    for number, name in ((1, b'"subject":"'), (root, b'"organ":"')):
        half = rows[number].replace(name, name + rb"\ud800")
        assert any(f"第 {number + 1} 行" in one for one in found([*rows[:number], half, *rows[number + 1 :]]))


@TRIES
@given(data=st.data())
def test_a_torn_export_is_found(rows: list[bytes], data: st.DataObject) -> None:
    whole = b"".join(rows)
    torn = whole[: data.draw(st.integers(len(rows[0]), len(whole) - 3))]
    assert any("文件不完整" in one for one in found(torn.splitlines(keepends=True)))


def test_each_finding_says_in_chinese_where_and_what(rows: list[bytes]) -> None:
    subject = "case:1 第 2 条"
    changed = [*rows[:2], rows[2].replace("补正".encode(), "补证".encode()), *rows[3:]]
    assert found(changed) == [f"第 3 行：{subject} 内容与校验值不符，被改动过"]
    assert found([*rows[:2], *rows[3:]])[:1] == ["第 3 行：case:1 第 3 条 前面应有 2 条，实有 1 条，有删除、插入或调换"]
    fewer = taken_apart(rows)
    without = replace(fewer, roots=fewer.roots[1:]).rows()
    assert found(without) == [f"机关 {EAST} 2024-03-04 没有日根：是事后补记的日志，或者日根被删除"]
    assert found(without, list(anchors()))[-1] == f"机关 {EAST} 2024-03-04 缺少留存过的日根"


def test_roots_without_a_key_to_check_them_are_not_believed(rows: list[bytes]) -> None:
    keyless = [text({"public_key": None, "schema": "gongkai.journal/1"}), *rows[1:]]
    assert f"机关 {EAST} 2024-03-04 有日根，首行却没有公钥" in " ".join(found(keyless))


def _run(*arguments: str | Path, isolated: bool = False) -> subprocess.CompletedProcess[str]:
    flags = ["-I", "-S"] if isolated else []  # no installed packages
    return subprocess.run(
        [sys.executable, *flags, standalone.__file__, *arguments], capture_output=True, text=True, check=False
    )


def test_the_file_runs_by_itself_and_says_what_it_could_not_check(journal: list[DayRoot], tmp_path: Path) -> None:
    assert journal
    out, roots = tmp_path / "export.jsonl", tmp_path / "roots.txt"
    call_command("journal_export", str(out), roots=roots, verbosity=0)
    sound = _run(out, "--anchor", roots)
    assert (sound.returncode, sound.stderr) == (0, "")
    assert "核验 60 行日志、6 个日根" in sound.stdout
    assert sound.stdout.endswith("没有发现不符。\n")
    assert "签名" not in sound.stdout
    bare = _run(out, isolated=True)
    assert bare.returncode == 0
    assert "没有核验签名：这台机器没有安装 cryptography" in bare.stdout
    assert "没有与留存的日根对照" in bare.stdout
    out.write_bytes(out.read_bytes().replace("补正".encode(), "补证".encode(), 1))
    altered = _run(out, "--anchor", roots, isolated=True)
    assert (altered.returncode, altered.stdout.count("被改动过")) == (1, 1)


def test_a_file_that_is_no_export_is_refused_in_one_line(tmp_path: Path) -> None:
    foreign, roots = tmp_path / "foreign.jsonl", tmp_path / "roots.txt"
    foreign.write_text("编号,姓名\n")
    roots.write_text("第一行\n")
    for arguments, reason in (
        ([foreign], "这不是公开系统导出的日志文件"),
        ([tmp_path / "absent"], "不能打开"),
        ([foreign, "--anchor", roots], "不能读：第一行"),
    ):
        refused = _run(*arguments)
        assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
        assert reason in refused.stderr
