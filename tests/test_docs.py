"""What the documents say is true of the house."""

from __future__ import annotations

import ast
import doctest
import re
import shutil
import subprocess
import sys
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from pkgutil import walk_packages

import pytest

from gongkai import law
from gongkai.law.citations import Instrument

ROOT = Path(__file__).parents[1]
LEGISLATION = ROOT / "docs" / "legislation.md"
GLOSSARY = ROOT / "docs" / "glossary.md"
PACKAGES = ("gongkai.law", "gongkai.cases", "gongkai.annual.rules")


def check(checkout: Path) -> subprocess.CompletedProcess[str]:
    """What `make check` asks of the documents, of the documents below a folder."""
    words = [sys.executable, "-m", "docs.generate", "--check", str(checkout)]
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)


def test_every_page_tells_the_truth_about_links_commands_and_examples() -> None:
    answer = check(ROOT)
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_a_page_that_is_wrong_is_told_in_one_line_for_each_fault(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "README.md").write_text(
        "# Here\n[fine](#here) [no heading](#there) [no file](gone.md) [not ours](https://e.example)\n"
        "`docs/gone.md`, `make fun`, `make test`, `gongkai fly`, `gongkai fee --wings 2`\n"
        "```console\n$ gongkai fee --pages 72\n421\n```\n"
    )
    answer = check(tmp_path)
    assert answer.returncode == 1
    assert sorted(answer.stderr.splitlines()) == [
        "README.md: `gongkai fee --pages 72` prints something else",
        "README.md: `gongkai fee` has no option --wings",
        "README.md: `gongkai fly` is not a command",
        "README.md: `make fun` is not in the Makefile",
        "README.md: the link '#there' leads nowhere",
        "README.md: the link 'gone.md' leads nowhere",
        "README.md: there is no docs/gone.md",
        "docs/adr/README.md: stale; run `make docs` and look at the difference",
        "docs/rules.md: stale; run `make docs` and look at the difference",
    ]


SPOKEN = [
    ".".join(path.relative_to(home).with_suffix("").parts)
    for home, room in ((ROOT / "src", "gongkai"), (ROOT, "docs"))
    for path in sorted((home / room).rglob("*.py"))
    if ">>> " in path.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("module", SPOKEN)
def test_an_example_in_a_docstring_holds(module: str) -> None:
    assert not doctest.testmod(import_module(module.removesuffix(".__init__"))).failed


def section(page: Path, heading: str = "") -> list[str]:
    """The lines of a page's tables; below one heading, if one is named."""
    text = page.read_text(encoding="utf-8")
    if heading:
        text = text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return [line for line in text.splitlines() if line.startswith("|")]


def rows(page: Path, heading: str = "") -> list[list[str]]:
    """The rows of a page's tables that name something of the code."""
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in section(page, heading) if "`" in line]


def quoted(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


LAW = [
    (module, test) for *_, modules, tests in rows(LEGISLATION) for module in quoted(modules) for test in quoted(tests)
]


@cache
def functions(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("module", sorted({module for module, _ in LAW}))
def test_a_module_in_the_table_of_legislation_exists(module: str) -> None:
    assert find_spec(module)


@pytest.mark.parametrize("test", sorted({test for _, test in LAW}))
def test_a_test_in_the_table_of_legislation_exists(test: str) -> None:
    name, _, function = test.partition("::")
    path = ROOT / "tests" / name
    assert path.is_file(), f"{LEGISLATION.name} names {name}, which is not below tests/"
    assert not function or function in functions(path), f"{name} has no test {function}"


def public(path: Path) -> bool:
    return not path.stem.startswith("_") and (path.suffix == ".py" or (path / "__init__.py").exists())


@pytest.mark.parametrize("package", PACKAGES)
def test_every_module_of_the_law_stands_in_the_table_of_legislation(package: str) -> None:
    folder = ROOT / "src" / Path(*package.split("."))
    modules = {f"{package}.{path.stem}" for path in folder.iterdir() if public(path)}
    absent = modules - {module for module, _ in LAW}
    assert not absent, f"say in docs/legislation.md on which article these rest: {sorted(absent)}"


def articles_cited(module: str) -> set[str]:
    """The articles that a module's own source names, as `….article(33, …)`."""
    place = ROOT / "src" / Path(*module.split("."))
    files = [*place.rglob("*.py"), place.with_suffix(".py")]
    lines = [line for path in files if path.exists() for line in path.read_text(encoding="utf-8").splitlines()]
    spoken = "\n".join(line for line in lines if ">>> " not in line)
    return set(re.findall(r"(?:\.article|\b_reg|\b_ART)\((\d+)", spoken))


@pytest.mark.parametrize("module", sorted({module for module, _ in LAW}))
def test_the_articles_a_module_cites_stand_in_its_rows(module: str) -> None:
    said = {
        number
        for row in rows(LEGISLATION)
        if module in quoted(row[-2])
        for number in re.findall(r"\d+", re.sub(r"\(\d+\)", "", row[-3]))
    }
    assert articles_cited(module) <= said


def test_every_instrument_is_explained() -> None:
    modules = [import_module(found.name) for found in walk_packages(law.__path__, "gongkai.law.")]
    known = {value for module in modules for value in vars(module).values() if isinstance(value, Instrument)}
    shown = [[cell.strip() for cell in line.split("|")[1:-1]] for line in section(LEGISLATION, "Instruments")]
    assert sorted(shown[2:]) == sorted([each.code, each.title, each.number, each.in_force] for each in known)


@cache
def spellings() -> frozenset[str]:
    """Every name in the source, and every part of every text that is written like a name (`denied.special_query`)."""
    found: set[str] = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name) | ast.alias(name=name):
                    found.add(name)
                case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                    found.add(name)
                case ast.keyword(arg=str(name)):
                    found.add(name)
                case ast.Constant(value=str(text)) if re.fullmatch(r"[\w.-]+", text, re.ASCII):
                    found.update(text.split("."))
    return frozenset(found)


WORDS = rows(GLOSSARY, "In use")


@pytest.mark.parametrize("spelling", [word for *_, use, _ in WORDS for word in quoted(use)])
def test_a_spelling_in_the_glossary_is_the_one_in_use(spelling: str) -> None:
    assert spelling in spellings() or any(spelling in name.lower() for name in spellings())


@pytest.mark.parametrize("spelling", [word for *_, refused in WORDS for word in quoted(refused)])
def test_a_concept_has_no_second_spelling(spelling: str) -> None:
    assert spelling not in {name.lower() for name in spellings()}, "see docs/glossary.md for the word to use"


def test_no_two_concepts_share_a_word() -> None:
    used = [word for *_, use, _ in WORDS for word in quoted(use)]
    refused = [word for *_, words in WORDS for word in quoted(words)]
    assert len(used) == len(set(used))
    assert not set(used) & set(refused)


@pytest.mark.parametrize("page", ["operating.md", "operating.zh-CN.md"])
def test_every_setting_of_an_installation_is_told_to_its_operator(page: str) -> None:
    source = "".join(file.read_text() for file in (ROOT / "src").rglob("*.py"))
    settings = set(re.findall(r'environ(?:\.get)?[(\[]"(GONGKAI_[A-Z_]+|DATABASE_URL)"', source))
    told = set(re.findall(r"`([A-Z_]+)`", (ROOT / "docs" / page).read_text()))
    assert settings - told == set()
    assert {name for name in told if name.startswith("GONGKAI_")} <= settings
