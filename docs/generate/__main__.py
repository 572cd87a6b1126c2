"""`python -m docs.generate` writes the generated pages; `--check` says what in the documents is not true."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from docs.generate import CHECKOUT, commands, examples, links, pages

CHECKS = (pages.faults, links.faults, commands.faults, examples.faults)


def main() -> int:
    """Write the pages, or check every document. Returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m docs.generate", description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; fail where a document is wrong")
    parser.add_argument("root", type=Path, nargs="?", default=CHECKOUT, help="the checkout (this one)")
    options = parser.parse_args()
    if not options.check:
        pages.write(options.root)
        return 0
    faults = [fault for check in CHECKS for fault in check(options.root)]
    for fault in faults:
        sys.stderr.write(f"{fault}\n")
    return bool(faults)


sys.exit(main())
