"""Verify an exported journal without trusting whoever exported it: `python standalone.py EXPORT [--anchor ROOTS]`.

One file, for Python 3.11 and its standard library alone; it shares no code with the program that writes the journal, so
that one mistake cannot hide in both. Where the package `cryptography` is installed, signatures are checked too.

An export is JSON Lines: a header with the public key; the lines, by subject and sequence; the day roots; a count.
A line's hash is SHA-256 over the hash before it (32 zero bytes at first) and the bytes of its content as they stand
in the row. A day's root is the Merkle root (RFC 9162) over the hashes of an organ's lines of that day, in the order of
the file; days are those of official time, eight hours ahead of UTC. The anchors are the roots a witness kept, one a
line: organ, day, number of lines, root; of each organ all roots up to the newest.

What nobody can see from the file alone: lines cut off after the newest root, and a whole export written anew and signed
with another key. The first needs roots that are made every night, the second anchors kept elsewhere.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import cache

SCHEMA = "gongkai.journal/1"
GENESIS = b"0" * 64
AHEAD = 8  # hours of official time before UTC
_FRAME = b'","line":,"previous":""}\n'

Place = tuple[str, str]
"""An organ and a day, both as texts."""
Finding = str


class ForeignError(Exception):
    """A file that is no export of a journal."""


class Tree:
    """A Merkle tree that grows leaf by leaf and keeps one node for each whole subtree."""

    __slots__ = ("count", "peaks")

    def __init__(self) -> None:
        self.count = 0
        self.peaks: list[bytes] = []

    def add(self, leaf: bytes) -> None:
        """Add the next leaf."""
        node, count, peaks = hashlib.sha256(b"\0" + leaf).digest(), self.count, self.peaks
        while count & 1:
            node = hashlib.sha256(b"\1" + peaks.pop() + node).digest()
            count >>= 1
        peaks.append(node)
        self.count += 1

    def root(self) -> str:
        """The root over the leaves so far."""
        *lefts, root = self.peaks
        for left in reversed(lefts):
            root = hashlib.sha256(b"\1" + left + root).digest()
        return root.hex()


class Verifier:
    """One export on its way through; `lines`, `roots` and `signatures` count what was checked."""

    def __init__(self, anchors: Iterable[str] = ()) -> None:
        self.anchors = dict(map(_anchor, filter(str.strip, anchors)))
        self.lines = 0
        self.signatures = 0
        self.roots: dict[Place, tuple[int, str]] = {}
        self._trees: dict[Place, Tree] = defaultdict(Tree)
        self._checker: Callable[[bytes, bytes], bool] | None = None
        self._last: tuple[str, int, bytes] = ("", 0, GENESIS)
        self._keyless = self._ended = False

    def verify(self, rows: Iterable[bytes]) -> Iterator[Finding]:
        """Everything that is wrong, as Chinese lines. Raises ForeignError where the file is no export at all."""
        numbered = enumerate(rows, 1)
        self._header(next(numbered, (1, b""))[1])
        for number, row in numbered:
            if row.startswith(b'{"hash":"') and not self.roots and not self._ended:
                wrong: Iterable[Finding] = self._line(row)
            else:
                wrong = self._other(row)
            for what in wrong:
                yield f"第 {number} 行：{what}"
        if not self._ended:
            yield "文件不完整：缺少末行，后面的内容可能被截去"
        yield from self._days()
        yield from self._witnessed()

    def _header(self, row: bytes) -> None:
        header = _parsed(row)
        if header.get("schema") != SCHEMA:
            raise ForeignError("这不是公开系统导出的日志文件")
        try:
            self._checker = _signature_checker(bytes.fromhex(str(header["public_key"])))
        except (KeyError, ValueError):
            self._keyless = True

    def _line(self, row: bytes) -> list[Finding]:
        """A row of the form {"hash":"…","line":{…},"previous":"…"}: no other spelling has the same bytes."""
        own, before = row[9:73], row[-67:-3]
        try:
            subject, sequence, place = _content(row[82:-80])
            leaf, sound = bytes.fromhex(own.decode()), _digest(row) == own
        except (KeyError, TypeError, ValueError):
            return ["不是一行完整的日志"]
        wrong = [] if self._last == (subject, sequence - 1, before) else [*self._misplaced(subject, sequence, before)]
        if row[73:82] + row[-80:-67] + row[-3:] != _FRAME:
            wrong.append("写法与导出格式不符")
        if not sound:
            wrong.append("内容与校验值不符，被改动过")
        self._last = subject, sequence, own
        self.lines += 1
        self._trees[place].add(leaf)
        return [f"{subject} 第 {sequence} 条 {what}" for what in wrong]

    def _misplaced(self, subject: str, sequence: int, before: bytes) -> Iterator[Finding]:
        """What is wrong with the place of a line that may also open the chain of the next subject."""
        last, count, own = self._last
        if subject != last:
            if subject.encode() < last.encode():
                yield "次序颠倒，或者从别处移来"
            count, own = 0, GENESIS
        if sequence != count + 1:
            yield f"前面应有 {sequence - 1} 条，实有 {count} 条，有删除、插入或调换"
        elif before != own:
            yield "与前一条不相衔接，前面有改动、插入或移动"

    def _other(self, row: bytes) -> Iterator[Finding]:
        told = _parsed(row)
        if self._ended:
            yield "末行之后还有内容"
        elif "root" in told:
            yield from self._root(told["root"])
            exported = json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
            if row.rstrip(b"\n") != exported.encode():
                yield "写法与导出格式不符"
        elif "end" in told:
            self._ended = True
            if told["end"] != {"lines": self.lines, "roots": len(self.roots)}:
                yield f"末行的计数与实有的 {self.lines} 行日志、{len(self.roots)} 个日根不符"
        else:
            yield "不是日志、日根或末行"

    def _root(self, told: object) -> Iterator[Finding]:
        try:
            organ, day, lines, root, signature = (told[key] for key in ("organ", "day", "lines", "root", "signature"))  # type: ignore[index]  # a wrong one is told below
            place, bare = (str(organ), str(date.fromisoformat(day))), bytes.fromhex(signature)
        except (KeyError, TypeError, ValueError):
            yield "不是一个完整的日根"
            return
        if signature != bare.hex():
            yield f"{_named(place)} 的日根写法与导出格式不符"
        if place in self.roots:
            yield f"{_named(place)} 的日根不止一个"
        self.roots[place] = (lines, root)
        statement = {"day": day, "lines": lines, "organ": organ, "root": root}
        if self._keyless:
            yield f"{_named(place)} 有日根，首行却没有公钥"
        elif self._checker:
            self.signatures += 1
            if not self._checker(bare, json.dumps(statement, ensure_ascii=False, separators=(",", ":")).encode()):
                yield f"{_named(place)} 的日根签名不符"

    def _days(self) -> Iterator[Finding]:
        """The lines of each day against its root; days after the newest root are not sealed yet."""
        newest = max((day for _, day in self.roots), default="")
        newest = max([newest, *(day for _, day in self.anchors)])
        for place, tree in self._trees.items():
            if place not in self.roots:
                if place[1] < newest:
                    yield f"{_named(place)} 没有日根：是事后补记的日志，或者日根被删除"
            elif self.roots[place] != (tree.count, tree.root()):
                lines = self.roots[place][0]
                why = "内容或次序被改动" if lines == tree.count else f"封存时 {lines} 行，现有 {tree.count} 行"
                yield f"{_named(place)} 的日志与日根不符：{why}"
        for place in self.roots.keys() - self._trees.keys():
            yield f"{_named(place)} 有日根，没有日志：日志被删除"

    def _witnessed(self) -> Iterator[Finding]:
        """The roots against those that a witness kept; of an organ a witness keeps all, up to the newest it knows."""
        for place, anchor in self.anchors.items():
            if self.roots.get(place) != anchor:
                yield (
                    f"{_named(place)} 的日根与留存的不符"
                    if place in self.roots
                    else f"{_named(place)} 缺少留存过的日根"
                )
        newest = dict(sorted(self.anchors))
        for organ, day in sorted(self.roots.keys() - self.anchors.keys()):
            if day < newest.get(organ, ""):
                yield f"{_named((organ, day))} 的日根没有留存过，是事后补上的"


def _parsed(row: bytes) -> dict[str, object]:
    try:
        told = json.loads(row)
        if b"\\u" in row:  # half a character, written as an escape, is no text that can be hashed or shown
            json.dumps(told, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _content(content: bytes) -> tuple[str, int, Place]:
    """Subject, sequence, and the organ and day of a line's content. Raises KeyError, TypeError or ValueError."""
    told = _parsed(content)
    subject, sequence, organ, at = told["subject"], told["sequence"], told["organ"], told["at"]
    if isinstance(subject, str) and isinstance(sequence, int) and isinstance(organ, str) and isinstance(at, str):
        return subject, sequence, (organ, _day(at[:13]))
    raise TypeError(content)


def _digest(row: bytes) -> bytes:
    """The hash that a row's line must carry. Raises ValueError where the hash before it is none."""
    return hashlib.sha256(bytes.fromhex(row[-67:-3].decode()) + row[82:-80]).hexdigest().encode()


def _anchor(text: str) -> tuple[Place, tuple[int, str]]:
    try:
        organ, day, lines, root = text.split()
        return (organ, str(date.fromisoformat(day))), (int(lines), root)
    except ValueError as error:
        raise ForeignError(f"留存的日根文件里有一行不能读：{text.strip()[:80]}") from error


@cache
def _day(hour: str) -> str:
    """The day in official time of an hour in UTC, as in 2024-03-04T16. Raises ValueError."""
    return (datetime.fromisoformat(hour) + timedelta(hours=AHEAD)).date().isoformat()


def _named(place: Place) -> str:
    return f"机关 {place[0]} {place[1]}"


def _signature_checker(key: bytes) -> Callable[[bytes, bytes], bool] | None:
    """Tells whether a signature is the key's over a text; None where the package that could tell is not installed."""
    try:
        from cryptography.exceptions import InvalidSignature  # noqa: PLC0415  optional
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415  optional
    except ImportError:
        return None
    public = Ed25519PublicKey.from_public_bytes(key)

    def check(signature: bytes, text: bytes) -> bool:
        try:
            public.verify(signature, text)
        except InvalidSignature:
            return False
        return True

    return check


def main(arguments: list[str] | None = None) -> int:
    """Print what is wrong; 0 nothing, 1 something, 2 the file could not be read."""
    asked = _arguments().parse_args(arguments)
    try:
        return _told(asked.export, asked.anchor)
    except (OSError, ForeignError, UnicodeDecodeError) as error:
        reason = f"不能打开 {error.filename}" if isinstance(error, OSError) else str(error)
        print(reason, file=sys.stderr)  # noqa: T201  a program of its own
        return 2


def _told(export: str, anchor: str | None) -> int:
    verifier, count, began = Verifier(_texts(anchor)), 0, time.monotonic()
    with open(export, "rb", buffering=1 << 20) as rows:  # noqa: PTH123  quick on long files
        for count, finding in enumerate(verifier.verify(rows), 1):  # noqa: B007  counted
            print(finding)  # noqa: T201
    seconds = time.monotonic() - began
    print(f"核验 {verifier.lines} 行日志、{len(verifier.roots)} 个日根，用时 {seconds:.1f} 秒。")  # noqa: T201
    if verifier.signatures < len(verifier.roots):
        print("没有核验签名：这台机器没有安装 cryptography，或者文件里没有公钥。")  # noqa: T201
    if not verifier.anchors:
        print("没有与留存的日根对照（--anchor），整份重写过的日志看不出来。")  # noqa: T201
    print(f"发现 {count} 处不符。" if count else "没有发现不符。")  # noqa: T201
    return 1 if count else 0


def _texts(anchor: str | None) -> list[str]:
    if anchor is None:
        return []
    with open(anchor, encoding="utf-8") as opened:  # noqa: PTH123
        return opened.read().splitlines()


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="独立核验导出的日志：改动、删除、调换、插入、补记、截尾、移动、重写")
    parser.add_argument("export", metavar="EXPORT", help="gongkai manage journal_export 导出的文件")
    parser.add_argument("--anchor", metavar="ROOTS", help="另行留存的日根，一行一个")
    return parser


if __name__ == "__main__":
    sys.exit(main())
