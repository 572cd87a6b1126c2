"""The child process that opens untrusted files: sets its own limits, reads tasks, answers in bytes.

Started as `python -m gongkai.documents.readers.limits_child BOUNDS`. A task is three frames (the function
as `module:name`, the file's name, the file's bytes); the answer is one frame. It ends with its input.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from json import loads
from struct import Struct
from typing import BinaryIO

from gongkai.documents.unreadable import UnreadableError

HEADER = Struct(">cQ")
DONE, REFUSED = b"+", b"-"
TOO_MUCH = "文件展开后超出内存上限，已停止；请只保留报告本身，或另存一份较小的文件后再试。"
BROKEN = "文件结构异常，读取时出错（可能已损坏）；请用原来的软件打开后另存一份再试。"


def main(cpu_seconds: int, memory: int) -> None:
    """Serve tasks from standard input until it ends. Nothing but answers reaches standard output."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    tasks = sys.stdin.buffer
    sys.setrecursionlimit(10_000)
    bound_memory(memory)
    import_module("gongkai.documents.readers.containers")  # while the parent is still making up its question
    while frames := _task(tasks):
        bound_time(cpu_seconds)
        verdict, payload = _answer(*frames)
        answers.write(HEADER.pack(verdict, len(payload)))
        answers.write(payload)
        answers.flush()


def bound_memory(memory: int) -> None:
    """Let this process add at most so many bytes to its address space; write no file, leave no core."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - absent on Windows

    resource.setrlimit(resource.RLIMIT_AS, (_address_space() + memory,) * 2)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def bound_time(cpu_seconds: int) -> None:
    """Let this process run for so many seconds of processor time from now on."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - absent on Windows

    usage = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(usage.ru_utime + usage.ru_stime) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (spent + cpu_seconds, resource.RLIM_INFINITY))


def _address_space() -> int:
    """Bytes of address space in use; nought where the system does not tell."""
    try:
        with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123 - before pathlib is loaded
            return int(statm.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _task(tasks: BinaryIO) -> tuple[str, str, bytes] | None:
    frames = [_frame(tasks) for _ in range(3)]
    work, name, data = frames
    if work is None or name is None or data is None:
        return None
    return work.decode(), name.decode(), data


def _frame(tasks: BinaryIO) -> bytes | None:
    head = tasks.read(HEADER.size)
    if len(head) < HEADER.size:
        return None
    size = HEADER.unpack(head)[1]
    return tasks.read(size)


def _answer(work: str, name: str, data: bytes) -> tuple[bytes, bytes]:
    module, _, function = work.partition(":")
    try:
        return DONE, getattr(import_module(module), function)(data, name)
    except UnreadableError as error:
        return REFUSED, error.message.encode()
    except MemoryError:
        return REFUSED, TOO_MUCH.encode()
    except Exception:  # noqa: BLE001 - whatever a broken file provokes must become one line
        return REFUSED, BROKEN.encode()


if __name__ == "__main__":
    bounds = loads(sys.argv[1])
    main(bounds["cpu_seconds"], bounds["memory"])
