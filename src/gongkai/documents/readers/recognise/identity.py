"""Whose report it is and of which year: from the title, the signature and the preamble, as printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gongkai.documents.readers.recognise.dates import chinese_digits
from gongkai.documents.readers.recognise.normalise import compact

_YEAR = re.compile(r"(20\d\d|二[〇零○][〇零○一二三四五六七八九]{2})年?(?:度)?")
_REPORT = re.compile(
    r"(?:政府|政务)?信息公开(?:工作)?(?:情况)?(?:的)?(?:20\d\d年?度?)?(?:年度|年)?(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:报告|年报)"
    r"(?:\((?:20\d\d)年?度?\))?"
)
_OPENING = re.compile(r"根据|依据|依照|按照|遵照|为|本|现|一、|20\d\d|目录")
"""How a report goes on behind its title where no line ends there."""

_LEADING_TITLE = re.compile(
    r"[^，。；：《》()（）]{0,40}?信\s*息\s*公\s*开[^，。；：《》]{0,8}?(?:年\s*度\s*报\s*告|年\s*报)"
)
_NOISE = re.compile(
    r"^(?:.*[>›»:：《【\]]|[#*\s]|关于|名称|标题|正文|\d{1,2}\s*[AP]M|政府信息(?:公开?)?(?:指南|制度|年报|目录)?(?!公|开|办|工作|领导|中心|与))+"
)
"""What stands before the organ on a title's line: a trail of links, a browser's clock, the name of the column."""
_TAIL = re.compile(r"(?:关于|发布|公布|编制|的|-|—)+$")
_BODY = re.compile(
    r"(?:人民政府|政府|委员会|办公室|办公厅|管委会|办事处|委|局|厅|院|署|所|站|中心|总队|支队|大队|公司|学校|法院|处|会|社|部|馆|台|队|办|行|集团)$"
)
_PLACE = re.compile(r"(?:省|自治区|市|自治州|州|地区|盟|县|旗|区|新区|实验区|开发区|高新区|示范区|园区|镇|乡|街道)$")
_UPPER = (
    r"(?:^|[由与向和及请在是为以对到从给经、《，。,.:;(“\s])([\u4e00-\u9fff]{2,7}(?:省|市|自治区|州|盟|地区|县|区))"
)
_SHORT = {
    "科委": "科学技术委员会",
    "教委": "教育委员会",
    "卫健委": "卫生健康委员会",
    "国资委": "国有资产监督管理委员会",
    "发改委": "发展和改革委员会",
}
"""Short names that stand for one full name everywhere."""

_HEAD_LINES = 60
_TITLE_LENGTH = 60
_SIGNATURE_LINES = 8


@dataclass(frozen=True, slots=True)
class Identity:
    """Title as printed (spaces taken out), organ and year as far as the document says."""

    title: str = ""
    organ: str = ""
    year: int | None = None


def read_identity(lines: Sequence[str], metadata: dict[str, str], text: str) -> Identity:
    """Who reports on which year. `lines` are the paragraphs in order, `text` all of them without spaces."""
    stated = _year_of(text)
    best = max(_titles(lines, metadata, text), key=lambda title: _worth(title, stated), default=Identity())
    organ = _from_signature(best.organ, lines) or best.organ or _from_preamble(text)
    return Identity(best.title, _in_full(organ, metadata, text), best.year or stated)


def is_title(line: str) -> bool:
    """Whether a line is the title of an annual report, or ends one."""
    return bool((found := _REPORT.search(compact(line))) and _plain_title(compact(line), found))


def reported(lines: Sequence[str]) -> frozenset[tuple[str, int]]:
    """Organ and year of every title that stands on a line of its own."""
    titles = (title for line in lines if len(line) <= _TITLE_LENGTH for title in _title(compact(line)))
    return frozenset((title.organ, title.year) for title in titles if title.organ and title.year)


def title_end(text: str) -> int:
    """Where the title ends that a text begins with; 0 where it begins with none."""
    found = _LEADING_TITLE.match(text)
    return found.end() if found and is_title(found[0]) else 0


def _titles(lines: Sequence[str], metadata: dict[str, str], text: str) -> Iterator[Identity]:
    """Every title: on one line, on two or three, in the metadata, in the preamble, at the head of packed text."""
    plain = (compact(line).lstrip("#*") for line in lines[:_HEAD_LINES])
    head = [line for line in plain if line and len(line) <= _TITLE_LENGTH]
    for size in (1, 2, 3):
        for start in range(len(head) - size + 1):
            yield from _title("".join(head[start : start + size]))
    yield from _title(compact(metadata.get("title", "")), loose=True)
    yield from _title("".join(re.findall(r"《([^《》]{4,50}报告)》", text)[:1]))
    packed = _REPORT.search(text, 0, 2 * _TITLE_LENGTH)
    if packed and _OPENING.match(text, packed.end()):
        yield from _title(text[: packed.end()])


def _title(plain: str, *, loose: bool = False) -> Iterator[Identity]:
    found = _REPORT.search(plain)
    if not found or not _plain_title(plain[: found.end()] if loose else plain, found):
        return
    head = _NOISE.sub("", plain[: found.start()])
    year = _YEAR.search(head) or _YEAR.search(plain[found.start() :])
    organ = _TAIL.sub("", _YEAR.sub("", head, count=1))
    if not (organ or year):
        return
    start = found.start() - len(head)
    yield Identity(plain[start : found.end()], organ, _number(year))


def _plain_title(plain: str, found: re.Match[str]) -> bool:
    """Whether a text is a title and nothing else."""
    inner = plain.removeprefix("《").removesuffix("》")
    return not re.search(r"[,，。;；!！?？《》]", inner) and len(plain) - found.end() <= 2  # noqa: PLR2004 - a bracket


def _worth(title: Identity, stated: int | None) -> tuple[bool, bool, bool, bool]:
    """A title with year and organ is worth more than one without; an organ that is one, more than any words.

    Pages list the titles of other years beside: the year that the statistical period states decides.
    """
    known = bool(_BODY.search(title.organ) or _PLACE.search(title.organ))
    return (
        bool(title.organ) and title.year is not None,
        known,
        stated is not None and title.year == stated,
        title.year is not None,
    )


def _number(year: re.Match[str] | None) -> int | None:
    return int(chinese_digits(year[1])) if year else None


def _year_of(text: str) -> int | None:
    """The year of the statistical period where no title tells it."""
    found = re.search(r"(20\d\d)年1月1日", text) or re.search(r"(20\d\d)年(?:度)?政府信息公开", text)
    return int(found[1]) if found else None


def _from_signature(organ: str, lines: Sequence[str]) -> str:
    """The organ under the report where it is the title's, in full."""
    for line in lines[-_SIGNATURE_LINES:]:
        plain = compact(line)
        if len(plain) <= 30 and _BODY.search(plain) and len(plain) > len(organ) and _stands_for(organ, plain):  # noqa: PLR2004 - a name
            return plain
    return ""


def _stands_for(short: str, full: str) -> bool:
    """Whether every character of a short name stands in the full one, in order, both beginning alike."""
    rest = iter(full)
    return short[:2] == full[:2] and all(character in rest for character in short)


def _from_preamble(text: str) -> str:
    found = re.search(r"(?:报告|本报告)由([\u4e00-\u9fff]{4,30}?)(?:编制|根据|按照|依据|汇总)", text)
    return found[1] if found else ""


def _in_full(organ: str, metadata: dict[str, str], text: str) -> str:
    """The full name where the document prints it, or the short name can stand for one only."""
    if not organ or _PLACE.search(organ):
        return organ
    for full in (metadata.get("source", ""), *_standing(text)):
        plain = compact(full)
        if len(plain) > len(organ) and _BODY.search(plain) and _same_kind(organ, plain):
            return plain
    for short, full in _SHORT.items():
        if organ.endswith(short):
            organ = organ.removesuffix(short) + full
    return _with_place(organ, text)


def _standing(text: str) -> Iterable[str]:
    """Names that the text itself shortens: 某某局（以下简称“市某局”）."""
    return re.findall(r"([\u4e00-\u9fff]{4,30})\(以下简称", text)


def _same_kind(short: str, full: str) -> bool:
    return _stands_for(short, full) and short[-1] == full[-1] and not full.startswith(short)


def _with_place(organ: str, text: str) -> str:
    """The name with the place above it, where the document prints it so."""
    uppers = re.findall(_UPPER + re.escape(organ), text)
    return min(uppers, key=len) + organ if uppers else organ
