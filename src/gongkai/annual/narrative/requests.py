"""Numbers about requests: received, accepted, by whom, with which outcome, carried in and over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from gongkai.annual.narrative.fact import Concept, Fact
from gongkai.annual.narrative.patterns import COUNTED, LINK, REQUEST, Passage

_GAP = (
    r"(?:各类|各种|各项|全部|的|新|有关|相关|涉及|社会|公众|群众|申请人"
    r"|公民、法人(?:和|或者?|及)其他组织|提出|提交){0,4}"
)
"""Words between the verb and the request that do not make it a part of the requests."""
_VERBS = {Concept.RECEIVED: r"(?:收到|新收|收悉|接收|接到)", Concept.ACCEPTED: r"(?:受理|接受)"}
_INTAKE = {
    concept: (
        re.compile(rf"{verb}了?{_GAP}{REQUEST}(?:提交|登记)?{LINK}{COUNTED}"),
        re.compile(rf"{verb}了?(?:各类|各种|新的)?{LINK}{COUNTED}(?:的)?{REQUEST}"),
    )
    for concept, verb in _VERBS.items()
}
_REQUEST = re.compile(REQUEST)
_NONE = re.compile(
    rf"(?:未|没有|无|未曾)(?:收到|接到|受理|接收)(?:任何|过)?{_GAP}{REQUEST}(?!引|而|导|的|行政|收费|方面)"
)
_PART_OF = re.compile(r"(?:其中|线上|网上|网络|在线|信函|邮寄|当面|现场|窗口|传真|邮件|书面)[^,，、]*$")

_AS_A_WHOLE = r"(?:(?<=[,，、:;(中为是有含括自由及和])|^)"
"""A kind of applicant, not part of one (`外地公民`)."""
_APPLICANTS = {
    Concept.NATURAL_PERSON: rf"{_AS_A_WHOLE}(?:自然人|公民|个人)",
    Concept.ORGANISATION: rf"{_AS_A_WHOLE}法人(?:(?:或者?|及|和|与|、)?(?:其他|其它)(?:社会)?组织)?",
    Concept.COMMERCIAL: r"商业企业",
    Concept.RESEARCH: r"科研机构",
    Concept.PUBLIC_WELFARE: r"社会公益组织",
    Concept.LEGAL_SERVICE: r"法律服务机构",
}
_OUTCOMES = {
    Concept.GRANTED: r"(?<!主动)(?:同意|(?<!不)予以)公开",
    Concept.PARTIAL: r"(?:予以)?部分公开",
    Concept.DENIED: r"不予公开",
    Concept.UNABLE: r"无法提供",
    Concept.UNPROCESSED: r"不予处理",
    Concept.OTHER: r"其他处理",
}


def _labelled(labels: Mapping[Concept, str]) -> dict[Concept, re.Pattern[str]]:
    """`label … N 件` for each concept."""
    return {
        concept: re.compile(rf"{label}(?:提交|提出|答复|决定|信息|情形|类|的|申请)*{LINK}{COUNTED}")
        for concept, label in labels.items()
    }


_BY_APPLICANT, _BY_OUTCOME = _labelled(_APPLICANTS), _labelled(_OUTCOMES)
_HANDLED = {
    Concept.HANDLED: re.compile(
        rf"(?<!年度)(?:办理答复|办结|(?<!公开)(?<!办理)答复|回复)(?:各类|有关)?(?:{REQUEST})?{LINK}{COUNTED}"
    )
}
_DISPUTES = re.compile(r"复议[^,，]{0,12}[,，].{0,40}结转|诉讼[^,，]{0,12}[,，].{0,40}结转")
_OTHER_TOPIC = re.compile(r"信箱|留言|热线|建议|提案|咨询|来信|诉求|工单|投诉件|信访件")
_CARRIED = {
    Concept.CARRIED_IN: re.compile(rf"(?:上|去|前)一?年度?结转{_GAP}(?:{REQUEST})?{LINK}{COUNTED}"),
    Concept.CARRIED_OVER: re.compile(
        rf"(?:结转|转)(?:至|到|入|为)?(?:下|次)一?年度?(?:继续)?(?:办理|处理|答复)*{LINK}{COUNTED}"
    ),
}


def request_facts(passage: Passage) -> Iterator[Fact]:
    """Every number of a sentence that counts requests."""
    intake = tuple(_intake(passage))
    yield from intake
    if passage.after_requests and not _DISPUTES.search(passage.text):
        yield from passage.each(_CARRIED)
    continued = passage.text.startswith("其中") and passage.after_requests
    if continued or intake or _REQUEST.search(passage.text):
        yield from _parts(passage, by_applicant=continued or bool(intake))


def _parts(passage: Passage, *, by_applicant: bool) -> Iterator[Fact]:
    """Parts of the requests a sentence speaks of; handled ones only where nothing else is handled in it."""
    yield from passage.each(_BY_OUTCOME)
    if not _OTHER_TOPIC.search(passage.text):
        yield from passage.each(_HANDLED)
    if by_applicant:
        yield from passage.each(_BY_APPLICANT)


def _intake(passage: Passage) -> Iterator[Fact]:
    for concept, patterns in _INTAKE.items():
        for found in (match for pattern in patterns for match in pattern.finditer(passage.text)):
            made = passage.fact(concept, found)
            if made and not _PART_OF.search(passage.text[: found.start()]):
                yield made
    if none := _NONE.search(passage.text):
        yield passage.none(Concept.RECEIVED, none)
