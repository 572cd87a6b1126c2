"""An example in a document still gives what the document shows.

Two kinds are tried: Python sessions (`>>>`), and blocks marked `console` with lines `$ gongkai …` and what they
print. A line `…` in a console block stands for any lines left out.
"""

from __future__ import annotations

import doctest
import re
from pathlib import Path

from click.testing import CliRunner

from docs.generate import documents
from gongkai.cli import commands as gongkai

CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
PROMPT = "$ gongkai "


def faults(root: Path) -> list[str]:
    """One line for each example that gives something else."""
    found = []
    for page in documents(root):
        text, name = page.read_text(encoding="utf-8"), str(page.relative_to(root))
        found += [f"{name}: {fault}" for block in CONSOLE.findall(text) for fault in different(block)]
        test = doctest.DocTestParser().get_doctest(text, {}, name, str(page), 0)
        if test.examples and doctest.DocTestRunner(verbose=False).run(test).failed:
            found.append(f"{name}: a Python example gives something else (shown above)")
    return found


def different(block: str) -> list[str]:
    """The commands of a console block whose output is not what stands below them."""
    shown = block.split(PROMPT)[1:]
    return [f"`gongkai {line}` prints something else" for line, _, rest in map(split, shown) if not holds(line, rest)]


def split(example: str) -> tuple[str, str, str]:
    """The typed line, and what stands below it."""
    return example.partition("\n")


def holds(line: str, shown: str) -> bool:
    """Whether a command prints what is shown; `…` alone on a line stands for any lines."""
    printed = CliRunner().invoke(gongkai, line.split()).output
    pattern = ".*".join(re.escape(part.strip()) for part in re.split(r"^…$", shown, flags=re.MULTILINE))
    return re.fullmatch(pattern, printed.strip(), re.DOTALL) is not None
