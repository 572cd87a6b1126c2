"""What the page of the report's text shows: each section to edit, as it prints, beside last year's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gongkai.annual.forms import SECTIONS
from gongkai.annual.record import Contact
from gongkai.annual.website.form import FIELDS
from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.desk.offers import Offer, offers
from gongkai_office.reporting.desk.sheet import Note, notes
from gongkai_office.reporting.queries.fees import fees
from gongkai_office.reporting.queries.written import SECTION_KEYS, Written, contact, text_before, written
from gongkai_office.reporting.writing.figures import SCOPE, Loose, names, rendered, shown, stored
from gongkai_office.reporting.writing.repetition import Repetition, repetition

_HELP = {
    "0": "编制依据、统计期限、联系方式。",
    "1": "五个方面：主动公开、依申请公开、政府信息管理、平台建设、监督保障。",
    "5": "存在的主要问题，以及改进情况。",
    "6": "信息处理费收取情况，以及其他需要报告的事项；没有收费的也要写明。",
}
_TABLES = frozenset({"2", "3", "4"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a printed section: plain words, or a bound figure with its cell."""

    text: str
    address: str = ""
    name: str = ""
    known: bool = True


@dataclass(frozen=True, slots=True)
class ShownOffer:
    """An offered sentence as it prints, and as it goes into the text."""

    part: str
    words: str
    insert: str


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the page."""

    key: str
    name: str
    help: str
    text: str
    lines: tuple[tuple[Piece, ...], ...]
    before: str
    repeated: Repetition
    offers: tuple[ShownOffer, ...]
    loose: tuple[Loose, ...]

    @property
    def table(self) -> bool:
        """Whether the form prints a table here, so that words are seldom needed."""
        return self.key in _TABLES


@dataclass(frozen=True, slots=True)
class WritingPage:
    """The sections, what the rules find, and the cells a figure can be bound to."""

    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    written: Written
    cells: tuple[tuple[str, str], ...]


def writing_page(one: Account, texts: Mapping[str, str]) -> WritingPage:
    """The page of a text as it is kept or was just typed."""
    texts = {key: stored(texts.get(key, ""), one.form) for key in SECTION_KEYS}
    made, before = written(one, texts), text_before(one)
    site = made.website.form
    offered = offers(made.report, site, fees(one), contact=_reached(contact(one)), scope=made.scope)
    page = _Made(one, texts, made, before, tuple(offered))
    sections = tuple(_section(key, page) for key in SECTION_KEYS)
    named = names(one.form)
    cells = [(named[address], f"{cell.value}") for address, cell in made.report.addressed() if cell.certain]
    cells += [(named[address], site.value(address)) for address in FIELDS if site.number(address) is not None]
    cells += [(named[SCOPE], f"{made.scope[:20]}……")] if made.scope else []
    return WritingPage(sections, tuple(notes(made.report)), made, tuple(cells))


@dataclass(frozen=True, slots=True)
class _Made:
    """What the sections of a page are made from."""

    account: Account
    texts: Mapping[str, str]
    written: Written
    before: Mapping[str, str]
    offers: tuple[Offer, ...]


def _section(key: str, page: _Made) -> Section:
    form, text, before = page.account.form, page.texts[key], page.before.get(key, "")
    offered = [offer for offer in page.offers if offer.section == key and offer.text not in text]
    return Section(
        key=key,
        name=f"{'一二三四五六'[int(key) - 1]}、{SECTIONS[int(key) - 1]}" if key != "0" else "报告开头",
        help=_HELP.get(key, "这一部分是法定表格，一般不用写文字。"),
        text=shown(text, form),
        lines=tuple(_lines(page.written, key)),
        before=before,
        repeated=repetition(page.written.report.narrative.get(key, ""), before),
        offers=tuple(
            ShownOffer(offer.part, _plain(offer.text, page.written), _paragraph(shown(offer.text, form)))
            for offer in offered
        ),
        loose=tuple(one for one in page.written.loose if one.section == key),
    )


def _paragraph(text: str) -> str:
    """What begins a part begins a line."""
    return f"\n{text}" if text.startswith("（") else text


def _plain(text: str, made: Written) -> str:
    return rendered(text, made.report, made.website.form, made.scope).text


def _lines(made: Written, key: str) -> Iterator[tuple[Piece, ...]]:
    """The printed section line by line; a figure never breaks over two."""
    section = made.sections.get(key)
    if section is None:
        return
    begin = 0
    for line in section.text.split("\n"):
        end, pieces, last = begin + len(line), list[Piece](), begin
        for bound in section.bound:
            if begin <= bound.start < end:
                pieces.append(Piece(section.text[last : bound.start]))
                figure = section.text[bound.start : bound.end]
                pieces.append(Piece(figure, bound.address, bound.name, bound.known))
                last = bound.end
        pieces.append(Piece(section.text[last:end]))
        yield tuple(pieces)
        begin = end + 1


def _reached(known: Contact) -> str:
    told = (("地址", known.address), ("邮政编码", known.postcode), ("联系电话", known.phone), ("电子邮箱", known.email))
    words = "，".join(f"{name}：{value}" for name, value in told if value)
    return f"如对本报告有疑问，请与本机关联系（{words}）。" if words else ""
