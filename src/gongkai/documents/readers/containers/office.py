"""Old and foreign word processor files (DOC, WPS, RTF, ODT) become DOCX through LibreOffice, where it is."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from gongkai.documents.unreadable import UnreadableError

SECONDS = 120
"""How long a conversion may take."""

_MISSING = (
    "旧版 Word、WPS 和 RTF 文件要先由 LibreOffice 转换，但这台电脑没有安装（找不到 soffice 命令）；"
    "请安装 LibreOffice，或用 Word、WPS 另存为 .docx 后再试。"
)
_FAILED = "LibreOffice 没能转换这个文件（可能已损坏或设有密码）；请用 Word 或 WPS 打开后另存为 .docx 再试。"
_LATE = "LibreOffice 转换这个文件超过限定时间，已停止；请用 Word 或 WPS 打开后另存为 .docx 再试。"


def to_docx(data: bytes, suffix: str) -> bytes:
    """The same document as DOCX. Raises UnreadableError where LibreOffice is not installed or fails.

    LibreOffice runs as a program of its own, in an empty profile, in a folder that is removed after it.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if not program:
        raise UnreadableError(_MISSING)
    with TemporaryDirectory(prefix="gongkai-") as folder:
        source = Path(folder, f"source.{suffix}")
        source.write_bytes(data)
        _convert(program, source)
        target = source.with_suffix(".docx")
        if not target.is_file() or not target.stat().st_size:
            raise UnreadableError(_FAILED)
        return target.read_bytes()


def _convert(program: str, source: Path) -> None:
    folder = source.parent
    command = [
        program,
        "--headless",
        "--norestore",
        "--nolockcheck",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--convert-to",
        "docx",
        "--outdir",
        str(folder),
        str(source),
    ]
    with subprocess.Popen(  # noqa: S603 - a program found on the path, our own arguments
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder, start_new_session=True
    ) as running:
        try:
            status = running.wait(SECONDS)
        except subprocess.TimeoutExpired:
            _end(running)
            raise UnreadableError(_LATE) from None
    if status:
        raise UnreadableError(_FAILED)


def _end(running: subprocess.Popen[bytes]) -> None:
    """End LibreOffice and what it started: its launcher is not the program that converts."""
    if sys.platform == "win32":
        running.kill()
    else:
        os.killpg(running.pid, signal.SIGKILL)
