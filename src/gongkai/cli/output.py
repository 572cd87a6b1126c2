"""Results written: JSON on standard output, bytes into files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gongkai.cli.failures import plainly

if TYPE_CHECKING:
    from gongkai.cli.judging import Judged


def print_json(all_judged: Sequence[Judged]) -> None:
    """One object for one file, a list for several."""
    from gongkai.annual.exchange import to_dict  # noqa: PLC0415  start-up

    records = [to_dict(judged.report, judged.findings) for judged in all_judged]
    print_object(records[0] if len(records) == 1 else records)


def print_object(value: object) -> None:
    """Any plain value as JSON in UTF-8, whatever the terminal's own encoding."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2).encode(errors="replace"))


def write_file(out: Path, content: bytes) -> None:
    """Write a result; what goes wrong is told with the name of the file that could not be written."""
    with plainly(str(out)):
        out.write_bytes(content)
