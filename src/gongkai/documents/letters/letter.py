"""A letter as structure: who, what, typed blocks, slip, signature; no file and no layout.

What comes from the case (dates, articles, decision, remedy) stands in locked blocks: it changes when the facts
change and the letter is built anew. What a person wrote (facts, reasons, lists) is free text.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from gongkai.documents.letters.numbers import DocumentNumber
from gongkai.errors import GongkaiError
from gongkai.law.citations import Citation
from gongkai.law.outcomes import LetterKind, Outcome
from gongkai.law.remedies import Choice, RemedyNames, paragraph


class Part(StrEnum):
    """What a paragraph is for."""

    OPENING = "开头"
    FACTS = "事实"
    REASONS = "理由"
    RECORD = "记录"  # facts of the case: search record, consultation, earlier letters
    DECISION = "决定"
    TERM = "期限和后果"
    CLOSING = "结尾"

    @property
    def locked(self) -> bool:
        """Whether the text follows from the case and cannot be edited."""
        return self not in (Part.FACTS, Part.REASONS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph. `says` names the contents of law.outcomes.LETTERS that it brings, `cites` the articles in it."""

    key: str
    part: Part
    text: str
    says: tuple[str, ...] = ()
    cites: tuple[Citation, ...] = ()

    @property
    def locked(self) -> bool:
        """Whether an editor must leave it alone."""
        return self.part.locked


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise(Paragraph):
    """A paragraph that promises a day: `until`, which the law allows no later than `latest`."""

    until: date | None
    latest: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Numbered items that a person wrote."""

    key: str
    items: tuple[str, ...]
    says: tuple[str, ...] = ()
    cites: ClassVar[tuple[Citation, ...]] = ()
    locked: ClassVar[bool] = False

    @property
    def text(self) -> str:
        """The items, one a line."""
        return "\n".join(self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A table: with `header` a grid, without it label and value beside each other. A blank is filled in by hand."""

    key: str
    rows: tuple[tuple[str, ...], ...]
    header: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    cites: ClassVar[tuple[Citation, ...]] = ()
    locked: ClassVar[bool] = True

    @property
    def text(self) -> str:
        """The cells, a row a line."""
        return "\n".join("　".join(row) for row in (self.header, *self.rows) if row)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemedyParagraph:
    """The remedy, as its choice and the names to fill in."""

    choice: Choice
    names: RemedyNames
    served_online: bool = False
    key: ClassVar[str] = "remedy"
    locked: ClassVar[bool] = True

    @property
    def text(self) -> str:
        """The paragraph; empty while a name is missing."""
        try:
            return self._text()
        except GongkaiError:
            return ""

    @property
    def gap(self) -> str:
        """What keeps the paragraph from being written, as a sentence; empty where nothing does."""
        try:
            self._text()
        except GongkaiError as error:
            return str(error)
        return ""

    @property
    def says(self) -> tuple[str, ...]:
        """The contents it brings, by the name a decision (D07) and the common block of replies give it."""
        return ("救济途径", "救济途径（机关名称和期限）")

    @property
    def cites(self) -> tuple[Citation, ...]:
        """The articles of the choice."""
        return self.choice.sources

    def _text(self) -> str:
        return paragraph(self.choice, self.names, served_online=self.served_online)


Block = Paragraph | Listing | Form | RemedyParagraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A reply slip to fill in and send back; it stands on a page of its own."""

    title: str
    form: Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter of a case.

    `title` is without the organ's name; `number` is None until signing, and for papers that carry none for good.
    `dated` is the day of the act, before signing the planned one. `outcome` is set for replies only.
    `enclosed` names what is attached, in order.
    """

    kind: LetterKind
    organ: str
    title: str
    addressee: str
    dated: date
    blocks: tuple[Block, ...]
    number: DocumentNumber | None = None
    outcome: Outcome | None = None
    enclosed: tuple[str, ...] = ()
    slip: Slip | None = None

    @property
    def remedy(self) -> RemedyParagraph | None:
        """The remedy paragraph, where there is one."""
        return next((block for block in self.blocks if isinstance(block, RemedyParagraph)), None)

    @property
    def cites(self) -> tuple[Citation, ...]:
        """Every article quoted, in order."""
        return tuple(citation for block in self.blocks for citation in block.cites)

    @property
    def text(self) -> str:
        """The blocks as plain text, one after another."""
        return "\n".join(block.text for block in self.blocks if block.text)

    def says(self, content: str) -> bool:
        """Whether some block brings a piece of contents, and none that should is empty."""
        bringing = [block for block in self.blocks if content in block.says]
        return bool(bringing) and all(block.text.strip() for block in bringing)
