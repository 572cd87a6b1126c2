"""Numbers about documents, decisions and money: what table two counts, and the processing fee."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.annual.narrative.fact import Concept, Fact
from gongkai.annual.narrative.numerals import NUMBER
from gongkai.annual.narrative.patterns import COUNTED, LINK, Passage

_DOCUMENT = r"(?:行政)?规范性文件"
_ISSUE = r"(?:制发|制定(?:印发|出台|发布)?|印发|出台|(?<!公开)发布)"
_DOCUMENTS = {
    Concept.DOCUMENTS_ISSUED: re.compile(rf"{_ISSUE}(?:的|了)?(?:政府)?{_DOCUMENT}{LINK}{COUNTED}"),
    Concept.DOCUMENTS_REPEALED: re.compile(rf"废止(?:的|了)?(?:行政性)?{_DOCUMENT}{LINK}{COUNTED}"),
    Concept.DOCUMENTS_LAPSED: re.compile(rf"失效(?:的|了)?(?:行政性)?{_DOCUMENT}{LINK}{COUNTED}"),
    Concept.DOCUMENTS_VALID: re.compile(rf"(?:现行|继续)有效(?:的)?{_DOCUMENT}{LINK}{COUNTED}"),
    Concept.RULES_ISSUED: re.compile(
        rf"(?:制发|制定|出台|(?<!公开)发布|(?<!对外)公布)(?:了|的)?(?:政府)?规章{LINK}{COUNTED}"
    ),
}
_AMONG_ISSUED = re.compile(rf"^其中[,，:]?{_DOCUMENT}{LINK}{COUNTED}")
_ISSUED_BEFORE = re.compile(rf"{_ISSUE}[^。\d]{{0,24}}文件\d+件$")
_DECISIONS = {
    Concept.LICENCES: re.compile(rf"(?:作出|做出|办理|实施)(?:的|了)?行政许可(?:决定)?{LINK}{COUNTED}"),
    Concept.PENALTIES: re.compile(rf"(?:作出|做出|办理|实施)(?:的|了)?行政处罚(?:决定)?{LINK}{COUNTED}"),
    Concept.COERCION: re.compile(rf"(?:作出|做出|办理|实施)(?:的|了)?行政强制(?:决定|措施)?{LINK}{COUNTED}"),
}
_PUBLISHED = {
    Concept.LICENCES_PUBLISHED: re.compile(rf"行政许可(?:信息|决定|结果)?{LINK}{COUNTED}"),
    Concept.PENALTIES_PUBLISHED: re.compile(rf"行政处罚(?:信息|决定|结果)?{LINK}{COUNTED}"),
    Concept.COERCION_PUBLISHED: re.compile(rf"行政强制(?:信息|决定|结果|措施)?{LINK}{COUNTED}"),
}
_PUBLISHING = re.compile(r"^(?:[^。]*[,，])?(?:公开|公示|公布|发布)(?:了|各类)?行政(?:许可|处罚|强制)")
_YUAN = rf"{NUMBER}(?P<money>万?元)"
_MONEY = {
    Concept.FEES: re.compile(rf"行政事业性收费(?:金额|收入|总额)?{LINK}{_YUAN}"),
    Concept.PROCESSING_FEE: re.compile(
        rf"(?:收取|收缴|征收|收到)[^\d,，。未无]{{0,14}}?处理费(?:用|收入)?{LINK}{_YUAN}"
    ),
}
_NOTICES = {
    Concept.FEE_NOTICES: re.compile(
        rf"(?:发出|下达|开具|送达)[^\d,，。]{{0,10}}?(?:收费|缴费)通知(?:书)?{LINK}{COUNTED}"
    )
}
_NO_FEE = re.compile(r"(?:未|无|没有|暂不|不涉及)(?!按)[^,，。;\d]{0,40}?(?:收取|收费|处理费)(?!通知)")


def register_facts(passage: Passage, before: str) -> Iterator[Fact]:
    """Every number of a sentence that counts documents, decisions or money; `before` is the sentence before it."""
    yield from passage.each(_DOCUMENTS)
    if _ISSUED_BEFORE.search(before):
        yield from passage.each({Concept.DOCUMENTS_ISSUED: _AMONG_ISSUED})
    yield from passage.each(_PUBLISHED if _PUBLISHING.search(passage.text) else _DECISIONS)
    yield from passage.each(_MONEY)
    yield from passage.each(_NOTICES)
    if found := _NO_FEE.search(passage.text):
        yield passage.none(Concept.PROCESSING_FEE, found)
