"""The virus scanner an installation may name: the socket of a running clamd, or a command that reads a file.

`GONGKAI_SCANNER` is empty (none, as delivered), `clamd:/run/clamav/clamd.ctl`, `clamd://127.0.0.1:3310`, or
`command:clamscan --no-summary -`, a command that gets the file on its standard input and ends with 0 for a clean file
and 1 for an infected one. A scanner that does not answer lets nothing through.
"""

from __future__ import annotations

import shlex
import socket
import subprocess
from urllib.parse import urlsplit

from django.conf import settings

from gongkai.errors import GongkaiError

_PATIENCE = 60.0  # seconds
_PIECE = 1 << 16
_ANSWER = 4096
_CLEAN, _INFECTED = 0, 1


class InfectedError(GongkaiError):
    """A file in which the scanner found something."""


class ScannerError(GongkaiError):
    """A scanner that is named and does not answer."""


def scan(content: bytes, name: str) -> None:
    """Pass a clean file, or any where no scanner is named. Raises InfectedError, ScannerError."""
    if not settings.GONGKAI_SCANNER:
        return
    try:
        clean = _clean(settings.GONGKAI_SCANNER, content)
    except (OSError, ValueError, subprocess.SubprocessError):
        raise ScannerError("病毒检查暂时不能进行，文件没有收下，请稍后再试；仍然不行的，请联系管理员") from None
    if not clean:
        raise InfectedError(f"“{name}”：病毒检查发现问题，没有收下；请先在您的电脑上查杀病毒，再重新上传")


def _clean(scanner: str, content: bytes) -> bool:
    kind, _, rest = scanner.partition(":")
    if kind == "command":
        return _by_command(shlex.split(rest), content)
    if kind == "clamd":
        return _by_socket(scanner, rest, content)
    raise ValueError(scanner)


def _by_command(command: list[str], content: bytes) -> bool:
    done = subprocess.run(command, input=content, capture_output=True, timeout=_PATIENCE, check=False)  # noqa: S603  the administrator's own
    if done.returncode not in (_CLEAN, _INFECTED):
        raise ValueError(done.returncode)
    return done.returncode == _CLEAN


def _by_socket(scanner: str, path: str, content: bytes) -> bool:
    """Ask clamd by its INSTREAM command: pieces with their lengths before them, closed by an empty one."""
    with _connected(scanner, path) as line:
        line.sendall(b"zINSTREAM\0")
        for start in range(0, len(content), _PIECE):
            piece = content[start : start + _PIECE]
            line.sendall(len(piece).to_bytes(4, "big") + piece)
        line.sendall(bytes(4))
        answer = b""
        while not answer.endswith(b"\0") and len(answer) < _ANSWER and (more := line.recv(_ANSWER)):
            answer += more
    verdict = answer.rstrip(b"\0\n")
    if verdict.endswith(b" FOUND"):
        return False
    if verdict.endswith(b": OK"):
        return True
    raise ValueError(verdict)


def _connected(scanner: str, path: str) -> socket.socket:
    if not path.startswith("//"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(_PATIENCE)
        try:
            line.connect(path)
        except OSError:
            line.close()
            raise
        return line
    named = urlsplit(scanner)
    return socket.create_connection((named.hostname or "127.0.0.1", named.port or 3310), timeout=_PATIENCE)
