"""Untrusted files are opened in a child process that may be stopped: bounds, and the way to the child.

The child is a fresh interpreter (`limits_child`), so that it holds nothing of this process: no secrets,
no connections, no threads. It answers in plain bytes. One child serves many files and is replaced after
trouble, after `FILES_PER_CHILD` files, and in a forked copy of this process.
"""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from json import dumps
from pathlib import Path
from signal import Signals
from struct import Struct
from threading import Event, Timer

from gongkai.documents.unreadable import UnreadableError

Work = Callable[[bytes, str], bytes]
FILES_PER_CHILD = 200
HEADER = Struct(">cQ")
DONE, REFUSED = b"+", b"-"
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one file may cost. Bytes and seconds; `memory` is what the child may add to itself at its start.

    `cpu_seconds` and `memory` are kept by the operating system where it can (not on Windows);
    `seconds` of wall clock and `output_bytes` are kept everywhere.
    """

    file_bytes: int = 100 * _MEGABYTE
    seconds: float = 60.0
    cpu_seconds: int = 30
    memory: int = 1_500 * _MEGABYTE
    output_bytes: int = 64 * _MEGABYTE


BOUNDS = Bounds()


def load(path: Path, *, bounds: Bounds = BOUNDS) -> bytes:
    """The bytes of a file, if it is one and not too large. Raises UnreadableError."""
    try:
        if path.is_dir():
            raise UnreadableError("这是一个文件夹，不是文件；请指明其中的文件。")
        _refuse_large(path.stat().st_size, bounds)
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableError("找不到这个文件，请核对路径和文件名。") from None
    except OSError:
        raise UnreadableError("文件打不开，请检查它是否被占用、是否有读取权限。") from None


def warm(*, bounds: Bounds = BOUNDS) -> None:
    """Start a child now, so that it gets ready while this process is still importing."""
    _Child.idle(bounds).await_work()


def guarded(work: Work, data: bytes, name: str, *, bounds: Bounds = BOUNDS) -> bytes:
    """What `work(data, name)` answers, computed in a child process within bounds.

    `work` must be a function at the top of a module, for the child imports it by name.
    Raises UnreadableError: the child's own, or one line for a child that ran out of bounds or fell.
    """
    _refuse_large(len(data), bounds)
    child = _Child.idle(bounds)
    try:
        answer = child.ask(work, data, name)
    except BaseException:
        child.stop()
        raise
    child.rest()
    verdict, payload = answer[:1], answer[1:]
    if verdict == REFUSED:
        raise UnreadableError(payload.decode())
    return payload


def _refuse_large(size: int, bounds: Bounds) -> None:
    if size > bounds.file_bytes:
        raise UnreadableError(
            f"文件有 {size // _MEGABYTE} MB，超过 {bounds.file_bytes // _MEGABYTE} MB 的上限；"
            "请另存为较小的文件（例如压缩其中的图片）后再试。"
        )


class _Child:
    """A child process that reads one file at a time."""

    _resting: list[_Child] = []  # noqa: RUF012 - the pool of this process, shared on purpose

    def __init__(self, bounds: Bounds) -> None:
        self.bounds = bounds
        self.owner = os.getpid()
        self.served = 0
        self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own module
            [sys.executable, "-P", "-m", "gongkai.documents.readers.limits_child", dumps(asdict(bounds))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )

    @classmethod
    def idle(cls, bounds: Bounds) -> _Child:
        """A resting child of this process with these bounds, or a new one."""
        while child := cls._taken():
            if child.owner == os.getpid() and child.bounds == bounds and child.process.poll() is None:
                return child
            child.stop()
        return cls(bounds)

    @classmethod
    def _taken(cls) -> _Child | None:
        try:
            return cls._resting.pop()
        except IndexError:  # another thread took the last one
            return None

    def await_work(self) -> None:
        """Stand by without having served."""
        self._resting.append(self)

    def rest(self) -> None:
        """Wait for the next file, or end after enough of them."""
        self.served += 1
        if self.served < FILES_PER_CHILD:
            self._resting.append(self)
        else:
            self.stop()

    def stop(self) -> None:
        """End the child, whatever it is doing. A child of another process is only let go."""
        mine = self.owner == os.getpid()
        if mine:
            self.process.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            with suppress(OSError):
                pipe.close() if pipe else None
        if mine:
            self.process.wait()
        else:
            self.process.returncode = 0  # not ours to wait for

    def ask(self, work: Work, data: bytes, name: str) -> bytes:
        """Send one file, await its answer; UnreadableError where none comes in time."""
        late = Event()
        timer = Timer(self.bounds.seconds, self._overdue, [late])
        timer.start()
        try:
            answer = self._exchange(work, data, name)
        finally:
            timer.cancel()
        if answer is None:
            raise UnreadableError(_why(self.process.wait(), late=late.is_set()))
        return answer

    def _overdue(self, late: Event) -> None:
        late.set()
        self.process.kill()

    def _exchange(self, work: Work, data: bytes, name: str) -> bytes | None:
        task = f"{work.__module__}:{work.__qualname__}".encode()
        assert self.process.stdin  # noqa: S101 - both are pipes; said for the type checker
        assert self.process.stdout  # noqa: S101
        try:
            for part in (task, name.encode("utf-8", "replace"), data):
                self.process.stdin.write(HEADER.pack(DONE, len(part)))
                self.process.stdin.write(part)
            self.process.stdin.flush()
        except OSError:
            return None
        head = self.process.stdout.read(HEADER.size)
        if len(head) < HEADER.size:
            return None
        verdict, size = HEADER.unpack(head)
        if size > self.bounds.output_bytes:
            raise UnreadableError("文件展开后的内容太多，不像一份年度报告；请只保留报告本身后再试。")
        payload = self.process.stdout.read(size)
        return verdict + payload if len(payload) == size else None


def _why(status: int, *, late: bool) -> str:
    """One line for a child that ended without an answer."""
    signal = -status if status < 0 else 0
    if late or signal == getattr(Signals, "SIGXCPU", None):
        return "文件过于复杂，在限定时间内读不完，已停止；请用 Word 或 WPS 打开后另存一份再试。"
    return "文件结构异常，读取程序无法打开（可能已损坏或过大）；请用原来的软件打开后另存一份再试。"


@atexit.register
def _stop_all() -> None:
    while _Child._resting:  # noqa: SLF001 - the pool of this module
        _Child._resting.pop().stop()  # noqa: SLF001
