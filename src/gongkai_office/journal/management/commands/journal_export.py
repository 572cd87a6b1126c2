"""Write the journal into one file that anybody can verify."""

from __future__ import annotations

import argparse
from pathlib import Path

from django.core.management.base import BaseCommand

from gongkai_office.journal.export import anchors, export


class Command(BaseCommand):
    """The journal as JSON Lines, and the roots alone where asked for."""

    help = "导出全部日志和日根，可用 standalone.py 独立核验"

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Where to write."""
        parser.add_argument("out", type=Path, metavar="OUT", help="写到哪个文件（JSON Lines）")
        parser.add_argument("--roots", type=Path, metavar="FILE", help="同时把日根单独写一份，交另一单位留存")

    def handle(self, *_args: object, out: Path, roots: Path | None, **_options: object) -> None:
        """Write and say how much."""
        with out.open("wb") as opened:
            lines, sealed = export(opened)
        if roots:
            roots.write_text("".join(f"{one}\n" for one in anchors()))
        self.stdout.write(f"已导出 {lines} 行日志、{sealed} 个日根到 {out}")
