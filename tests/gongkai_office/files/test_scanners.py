"""A virus scanner that is named is asked before a file is kept; one that does not answer lets nothing through."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from gongkai_office.files.scanners import InfectedError, ScannerError, scan
from tests.factories import uploads

SIGNATURE = b"CANARY-OF-A-VIRUS"


class Clamd(socketserver.StreamRequestHandler):
    """Speaks INSTREAM as clamd does, and knows one virus."""

    def handle(self) -> None:
        assert self.rfile.read(10) == b"zINSTREAM\0"
        content = b""
        while size := int.from_bytes(self.rfile.read(4), "big"):
            content += self.rfile.read(size)
        self.wfile.write(b"stream: Canary FOUND\0" if SIGNATURE in content else b"stream: OK\0")


@pytest.fixture
def clamd(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "clamd.ctl"
    with socketserver.ThreadingUnixStreamServer(str(place), Clamd) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield place
        server.shutdown()


def command(folder: Path, script: str) -> str:
    file = folder / "scanner"
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o700)
    return f"command:{file}"


def test_without_a_scanner_every_file_passes() -> None:
    scan(SIGNATURE, "证明.pdf")


def test_the_daemon_is_asked_piece_by_piece(settings: Settings, clamd: Path) -> None:
    settings.GONGKAI_SCANNER = f"clamd:{clamd}"
    scan(bytes(300_000), "大文件.pdf")
    with pytest.raises(InfectedError, match=r"“证明\.pdf”：病毒检查发现问题，没有收下"):
        scan(bytes(200_000) + SIGNATURE, "证明.pdf")


def test_a_command_answers_by_its_exit_status(settings: Settings, tmp_path: Path) -> None:
    settings.GONGKAI_SCANNER = command(tmp_path, f"! grep -q {SIGNATURE.decode()}")
    scan(b"clean", "证明.pdf")
    with pytest.raises(InfectedError):
        scan(SIGNATURE, "证明.pdf")


@pytest.mark.parametrize("broken", ["clamd:/nowhere/clamd.ctl", "command:/nowhere/scanner", "magic:x"])
def test_a_scanner_that_does_not_answer_lets_nothing_through(settings: Settings, broken: str) -> None:
    settings.GONGKAI_SCANNER = broken
    with pytest.raises(ScannerError, match="稍后再试"):
        scan(b"clean", "证明.pdf")


def test_a_command_that_fails_is_no_clean_file(settings: Settings, tmp_path: Path) -> None:
    settings.GONGKAI_SCANNER = command(tmp_path, "exit 2")
    with pytest.raises(ScannerError):
        scan(b"clean", "证明.pdf")


def test_an_upload_is_scanned_before_it_is_taken(settings: Settings, clamd: Path) -> None:
    settings.GONGKAI_SCANNER = f"clamd:{clamd}"
    with pytest.raises(InfectedError):
        uploads.taken("说明.txt", SIGNATURE)
