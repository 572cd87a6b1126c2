"""A command that a document tells a reader to type exists, with every option it is shown with.

Decision records are left out: they may speak of commands to come.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click

from docs.generate import documents
from gongkai.cli import commands as gongkai

TYPED = re.compile(r"(?:`|\$ |^)gongkai ([a-z][^`\n]*)", re.MULTILINE)
MADE = re.compile(r"(?:`|\$ |^)make ([a-z]+)", re.MULTILINE)


def faults(root: Path) -> list[str]:
    """One line for each command, option or recipe that is not there."""
    recipes = set(re.findall(r"^([a-z]+):", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    found = []
    for page in (page for page in documents(root) if page.parent.name != "adr"):
        text = page.read_text(encoding="utf-8")
        name = page.relative_to(root)
        found += [f"{name}: `make {recipe}` is not in the Makefile" for recipe in set(MADE.findall(text)) - recipes]
        found += [f"{name}: {fault}" for line in TYPED.findall(text) for fault in unknown(line)]
    return found


def unknown(line: str) -> list[str]:
    """What in a typed line the command line does not know.

    >>> unknown("fly --high")
    ['`gongkai fly` is not a command']
    """
    words = shlex.split(line, comments=True)
    context = click.Context(gongkai)
    command = gongkai.get_command(context, words[0])
    if command is None:
        return [f"`gongkai {words[0]}` is not a command"]
    known = {option for parameter in command.get_params(context) for option in parameter.opts}
    options = [word.partition("=")[0] for word in words[1:] if word.startswith("--")]
    return [f"`gongkai {words[0]}` has no option {option}" for option in options if option not in known]
