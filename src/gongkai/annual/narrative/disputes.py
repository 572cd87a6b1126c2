"""Numbers about reconsiderations and suits over requests for information."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.annual.narrative.fact import Concept, Fact
from gongkai.annual.narrative.patterns import COUNTED, LINK, Passage

_CASE = r"(?:案件|申请|案|事项|件数)?"
_COUNTS = {
    Concept.RECONSIDERATION: re.compile(rf"(?<!公布)(?<!公示)(?<!发布)行政复议{_CASE}{LINK}{COUNTED}"),
    Concept.LITIGATION: re.compile(rf"(?<!复议、)(?<!复议和)(?<!复议及)(?<!复议)行政诉讼{_CASE}{LINK}{COUNTED}"),
    Concept.LITIGATION_DIRECT: re.compile(rf"未经复议直接(?:起诉|提起行政诉讼){_CASE}{LINK}{COUNTED}"),
    Concept.LITIGATION_AFTER: re.compile(rf"复议后(?:起诉|提起行政诉讼){_CASE}{LINK}{COUNTED}"),
}
_REVERSED = {
    Concept.RECONSIDERATION: re.compile(
        rf"(?:有|发生|收到){COUNTED}(?:涉及|因|关于)?[^\d,，。未无]{{0,14}}?行政复议(?!和|、|及)"
    ),
    Concept.LITIGATION: re.compile(rf"(?:有|发生|收到){COUNTED}(?:涉及|因|关于)?[^\d,，。未无复]{{0,14}}?行政诉讼"),
}
_NO = r"(?:未|无|没有|未发生|未产生|未出现)(?!被|因此被)"
_NONE = {
    Concept.RECONSIDERATION: re.compile(rf"{_NO}[^,，;。\d]{{0,24}}?(?:行政)?复议(?!机关|决定|机构|结果)"),
    Concept.LITIGATION: re.compile(rf"{_NO}[^,，;。\d]{{0,32}}?行政诉讼"),
}
_TOPIC = re.compile(r"信息公开|政务公开|依申请")
_OUTCOME_OF_A_CASE = re.compile(r"纠错|纠正|败诉|撤销|改判|被诉|违法|正在|未审结|尚未|审结")
_AS_JUDGE = re.compile(r"(?:审理|办理|受理|审结|立案|承办)[^,，。]{0,16}(?:复议|诉讼)")
_BOTH = re.compile(r"复议(?:案件|申请)?(?:和|与|或|及|以及|或者|、)(?:提起)?行政诉讼")


def dispute_facts(passage: Passage) -> Iterator[Fact]:
    """Every number of a sentence that counts reconsiderations or suits over disclosure.

    A sentence that does not speak of disclosure counts something else: all cases of the justice bureau, say. One
    that says who decides the cases counts those before it as the authority, not those against it.
    """
    topic = _TOPIC.search(passage.text)
    if topic is None:
        return
    if not _BOTH.search(passage.text) and not _AS_JUDGE.search(passage.text):
        yield from passage.each(_COUNTS, after=topic.end())
        yield from passage.each(_REVERSED)
    if not _OUTCOME_OF_A_CASE.search(passage.text):
        for concept, pattern in _NONE.items():
            if found := pattern.search(passage.text):
                yield passage.none(concept, found)
