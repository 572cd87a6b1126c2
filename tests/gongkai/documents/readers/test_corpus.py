"""The real reports beside the checkout: every cell right or honestly unread, never silently wrong."""

from __future__ import annotations

import json
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

from gongkai.annual.record import AnnualReport
from gongkai.documents.readers import read

SHARED = Path(__file__).resolve().parents[5] / "shared"
REPORTS = SHARED / "corpus" / "reports"
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not REPORTS.is_dir(), reason="the corpus of real reports does not stand beside this checkout"),
]
FILES = [
    (path, gold)
    for gold in sorted(REPORTS.glob("*.gold.json"))
    for path in sorted(REPORTS.glob(gold.name.removesuffix(".gold.json") + ".*"))
    if path != gold
]


def scorer() -> ModuleType:
    """The scorer's own mapping from gold to addresses."""
    loader = SourceFileLoader("score_reports", str(SHARED / "tools" / "score_reports"))
    spec = spec_from_loader(loader.name, loader)
    assert spec
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


def differences(report: AnnualReport, gold: dict[str, object]) -> tuple[list[str], list[str]]:
    """Cells that are silently wrong, and cells left unread that the text settles."""
    score = scorer()
    wrong, unread = [], []
    for address, value in score.expected(gold):
        want, have = score.number(value), report.value(address)
        if have is None:
            if want is not None and address not in score.ambiguous(gold):
                unread.append(address)
        elif score.number(have) != want:
            wrong.append(address)
    return wrong, unread


@pytest.mark.parametrize(("path", "gold"), FILES, ids=[path.name for path, _ in FILES])
def test_a_real_report_is_read_to_the_cell(path: Path, gold: Path) -> None:
    truth = json.loads(gold.read_text(encoding="utf-8"))
    report = read(path)
    assert differences(report, truth) == ([], [])
    assert (report.organ, report.year, str(report.form)) == (truth["organ"], truth["year"], truth["format"])
