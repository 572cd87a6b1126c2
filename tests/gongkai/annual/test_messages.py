"""Every finding in the words of a clerk."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import gongkai.annual.rules
from gongkai.annual.forms import FORMS, FormCode
from gongkai.annual.messages import label, message
from gongkai.annual.rules import RULES, catalogue, check
from gongkai.annual.sentences import SENTENCES
from gongkai.findings import Finding, Severity
from tests.factories.faults import FAULTS, Fault, following
from tests.factories.records import build

RULE_FILES = sorted(Path(gongkai.annual.rules.__file__).parent.glob("*.py"))


def cases(path: Path) -> set[str]:
    """Every case a rule's file gives its findings."""
    calls = (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call))
    given = (keyword.value for call in calls for keyword in call.keywords if keyword.arg == "case")
    texts = (n for value in given for n in ast.walk(value) if isinstance(n, ast.Constant))
    return {str(text.value) for text in texts}


def test_every_rule_and_every_case_of_it_has_a_sentence() -> None:
    for path in RULE_FILES:
        found = re.search(r'id="([A-Z0-9-]+)"', path.read_text())
        for case in cases(path) if found else ():
            assert found
            assert f"{found[1]}:{case}" in SENTENCES or found[1] in SENTENCES, f"{path.name}: {case}"


def test_no_sentence_is_of_a_rule_that_does_not_exist() -> None:
    assert {key.split(":")[0] for key in SENTENCES} == {rule.id for rule in RULES}


def test_every_rule_file_is_listed_and_every_id_is_its_own() -> None:
    with_rule = [path.stem for path in RULE_FILES if re.search(r"^RULE = ", path.read_text(), re.MULTILINE)]
    assert sorted(with_rule) == sorted(rule.check.__module__.rsplit(".", 1)[-1] for rule in RULES)
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_the_catalogue_tells_each_rule_in_chinese_and_explains_it_in_english() -> None:
    for entry in catalogue():
        assert re.search(r"[一-龥]", entry.statement), entry.id
        assert entry.doc.isascii() or len(entry.doc) > 40, entry.id
        assert entry.source, entry.id
    required = [f"T3-{c}" for c in "ABCDEFG"] + [f"T4-{c}" for c in "ABC"] + [f"T2-{c}" for c in "ABCD"]
    required += ["AGG-A", "AGG-B", "NAR-A", "NAR-B", "NAR-C", "FEE-A", "STR-A", "STR-B", "PUB-A", "PUB-B"]
    assert set(required) <= {entry.id for entry in catalogue()}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_every_finding_becomes_one_whole_sentence(fault: Fault) -> None:
    sound = build()
    report = fault.apply(following(sound) if fault.needs_previous else sound)
    for finding in check(report, previous=sound if fault.needs_previous else None):
        words = message(finding)
        assert words.endswith("。")
        assert "{" not in words
        assert "None" not in words
        assert not re.search(r"requests\.|proactive\.", words)


def test_a_cell_is_named_by_the_words_around_it() -> None:
    assert label("requests.denied.third_party.total") == "“（三）不予公开·4.保护第三方合法权益”的“总计”栏"
    assert label("proactive.normative_documents.issued") == "“行政规范性文件”的“本年制发件数”栏"
    assert label("proactive.normative_documents.made", FormCode.Y2019) == "“规范性文件”的“本年新制作数量”栏"
    assert label("litigation_direct.pending") == "“行政诉讼·未经复议直接起诉”的“尚未审结”栏"
    assert label("requests.other.total") == "“（六）其他处理”的“总计”栏"


@pytest.mark.parametrize("form", FORMS)
def test_every_cell_of_a_form_has_a_label_of_its_own(form: FormCode) -> None:
    labels = [label(address, form) for address in FORMS[form].addresses]
    assert all(re.search(r"[一-龥]", words) for words in labels)
    assert len(set(labels)) == len(labels)


def test_the_sentence_says_what_stands_there_and_what_should() -> None:
    finding = Finding("T3-C", Severity.ERROR, ("requests.new.total",), expected=114, found=113)
    assert message(finding) == (
        "“一、本年新收政府信息公开申请数量”的“总计”栏填113，而该行各类申请人之和为114，两者应当相等。"
    )
