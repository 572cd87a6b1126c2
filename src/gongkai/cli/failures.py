"""What goes wrong, in one plain line on standard error; never a traceback.

With `GONGKAI_DEBUG=1` in the environment errors pass through as they are, for whoever mends the program.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from gongkai.errors import GongkaiError

COULD_NOT = 2
"""Exit status where a file could not be read or a command could not run."""

_PLAIN: tuple[tuple[type[Exception], str], ...] = (
    (FileNotFoundError, "没有这个文件或文件夹，请核对路径。"),
    (IsADirectoryError, "这是文件夹，请指明其中的文件。"),
    (NotADirectoryError, "路径中有一段不是文件夹，请核对路径。"),
    (FileExistsError, "已有同名的文件或文件夹，请换一个名字。"),
    (PermissionError, "没有权限打开，请检查文件权限，或是否正被别的程序占用。"),
    (MemoryError, "文件太大，内存不够。"),
)


def in_words(error: Exception) -> str:
    """What went wrong, for a clerk; raises the error again where debugging was asked for."""
    if os.environ.get("GONGKAI_DEBUG") == "1":
        raise error
    if isinstance(error, GongkaiError):
        return one_line(str(error))
    for kind, words in _PLAIN:
        if isinstance(error, kind):
            return words
    if isinstance(error, OSError):
        return f"读写失败（{one_line(error.strerror or type(error).__name__)}），请检查磁盘和路径。"
    return f"程序出了意料之外的错（{type(error).__name__}），请另存为其他格式再试，并告诉维护人员。"


def complain(subject: str, words: str) -> None:
    """Say on standard error which file or option it is about, and what is wrong."""
    click.echo(one_line(f"{subject}：{words}" if subject else words), err=True)


@contextmanager
def plainly(subject: str = "") -> Iterator[None]:
    """Turn whatever goes wrong inside into one line and exit status 2; click's own exits pass."""
    try:
        yield
    except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
        raise
    except Exception as error:  # noqa: BLE001  no traceback may reach a user; debugging re-raises
        complain(subject, in_words(error))
        sys.exit(COULD_NOT)


def one_line(text: str) -> str:
    """A text without line breaks and control characters, as terminals can show it safely."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
