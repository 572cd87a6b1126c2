"""Rich text: what may stand stands, what could harm goes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.errors import GongkaiError
from gongkai_office.publishing.cleaning import DEEPEST, LONGEST, cleaned, paragraphs


def test_a_table_pasted_from_a_sheet_keeps_its_spans() -> None:
    rows = '<tbody><tr><th colspan="2"{}>户数</th></tr><tr><td>1</td><td>2</td></tr></tbody>'
    pasted, kept = (f"<table>{rows.format(style)}</table>" for style in (' style="color:red"', ""))
    assert cleaned(pasted) == kept


@pytest.mark.parametrize(
    "harm",
    [
        "<script>alert(1)</script>",
        '<p onclick="alert(1)">字</p>',
        '<a href="javascript:alert(1)">字</a>',
        '<a href="data:text/html,字">字</a>',
        '<svg><a xlink:href="javascript:alert(1)"><text>字</text></a></svg>',
        '<img src=x onerror="alert(1)">',
        '<iframe srcdoc="&lt;script&gt;"></iframe>',
        "<style>p{background:url(//x)}</style>",
        "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    ],
)
def test_nothing_that_runs_or_loads_is_kept(harm: str) -> None:
    kept = cleaned(harm).lower()
    for sign in ("script", "onclick", "onerror", "javascript:", "data:", "<svg", "<img", "<iframe", "<style", "url("):
        assert sign not in kept


@given(st.text(alphabet="<>/\"'= aps-img:onx&;#", max_size=200))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = cleaned(text)
    assert cleaned(once) == once


def test_a_text_too_long_or_too_deep_is_refused_with_what_to_do() -> None:
    with pytest.raises(GongkaiError, match="作为附件上传"):
        cleaned("字" * (LONGEST + 1))
    with pytest.raises(GongkaiError, match="只粘贴文字"):
        cleaned("<ul><li>" * DEEPEST)


def test_plain_lines_become_paragraphs_with_their_signs_kept() -> None:
    assert cleaned(paragraphs("第一条\n\n 3 < 5 & 7 ")) == "<p>第一条</p><p>3 &lt; 5 &amp; 7</p>"
