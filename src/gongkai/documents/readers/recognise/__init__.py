"""From a neutral document to an annual report: the form decides, not the headings.

The order of rows and columns is fixed by law, the last seven cells of a row are its columns, labels are
compared by likeness, and what is torn or run together is settled by the equations or not at all.
"""

from __future__ import annotations

from collections.abc import Sequence

from gongkai.annual.forms import FormCode
from gongkai.annual.record import AnnualReport
from gongkai.documents.grid import Document, Paragraph, Table
from gongkai.documents.readers.recognise.contact import read_contact
from gongkai.documents.readers.recognise.dates import period, published_on, signed_on
from gongkai.documents.readers.recognise.identity import read_identity, reported
from gongkai.documents.readers.recognise.kinds import is_legacy, what_it_is
from gongkai.documents.readers.recognise.normalise import compact, letters
from gongkai.documents.readers.recognise.remarks import looping, lost_values, remarks
from gongkai.documents.readers.recognise.sections import Prose, read_sections
from gongkai.documents.readers.recognise.stream import stream
from gongkai.documents.readers.recognise.tables import Tables, doubted, read_tables
from gongkai.script import is_traditional

__all__ = ["recognise"]

_BEGINS = letters("一、本年新收政府信息公开申请数量")
"""How table three begins, in whatever shape it was copied."""


def recognise(document: Document, *, form: FormCode | None = None) -> AnnualReport:
    """The annual report a document is, every cell with its print and place.

    A document that is no report, or one without tables, gives a record without cells whose notes say what it
    is. `form` overrides the form the tables were recognised in, for a report whose headers are lost.
    """
    lines = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    text = compact("\n".join(lines))
    metadata = dict(document.metadata)
    identity = read_identity(lines, metadata, text)
    tables, lost = _tables(document, lines, text, (identity.year, form))
    found = tables.form or (FormCode.LEGACY if is_legacy(identity.title, identity.year, text) else None)
    prose, prose_notes = _prose(document, tables)
    what = what_it_is(found, title=identity.title, text=text, several=tables.several)
    return AnnualReport(
        organ=identity.organ,
        year=identity.year,
        form=found,
        cells=tables.cells,
        narrative=prose.narrative,
        headings=prose.headings,
        title=identity.title,
        published_on=published_on(metadata, lines),
        signed_on=signed_on(lines),
        period=period(text),
        contact=read_contact(_where_to_ask(prose)),
        container=document.container,
        notes=(*document.notes, *filter(None, [what]), *remarks(tables, lost=lost), *prose_notes),
    )


def _tables(
    document: Document, lines: Sequence[str], text: str, known: tuple[int | None, FormCode | None]
) -> tuple[Tables, bool]:
    """The tables, and whether their text has lost what was printed more than once.

    `known` are the year of the report and the form asked for. Nothing is read from several reports in one file.
    """
    year, form = known
    tables, everything = read_tables(stream(document), document, year, form=form), letters(text + _table_text(document))
    begun = max(tables.copies, everything.count(_BEGINS))
    if begun > 1 and len(reported(lines)) > 1:
        return Tables(copies=begun, several=begun), False
    lost = lost_values(tables, everything)
    return doubted(tables) if lost else tables, lost


def _prose(document: Document, tables: Tables) -> tuple[Prose, tuple[str, ...]]:
    """The sections in the simplified script, and what is to be said about them."""
    prose = read_sections(document, tables.places)
    notes = tuple(looping(prose.narrative))
    if not is_traditional("".join(prose.narrative.values())):
        return prose, notes
    return prose.simplified(), (*notes, "原文为繁体字，文字部分已转为简体字，数字照录。")


def _table_text(document: Document) -> str:
    return "".join(cell.text for block in document.blocks if isinstance(block, Table) for cell in block.cells)


def _where_to_ask(prose: Prose) -> str:
    """The parts of a report that say whom to ask."""
    return "\n".join(prose.narrative.get(number, "") for number in ("0", "6"))
