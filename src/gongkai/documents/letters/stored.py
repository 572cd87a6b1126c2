"""A letter as a record to be stored, drafts and signed ones alike: `from_dict(to_dict(letter)) == letter`.

Only what JSON can hold: strings, truth values, numbers, lists, objects. A remedy is stored as it was chosen, so a
signed letter never changes with the law or with an office's practice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from gongkai.documents.letters.letter import (
    Block,
    Form,
    Letter,
    Listing,
    Paragraph,
    Part,
    Promise,
    RemedyParagraph,
    Slip,
)
from gongkai.documents.letters.numbers import DocumentNumber
from gongkai.documents.letters.wording import LetterError
from gongkai.law import citations
from gongkai.law.citations import Citation, Evidence, Instrument
from gongkai.law.outcomes import LetterKind, Outcome
from gongkai.law.remedies import Choice, Remedy, RemedyNames

SCHEMA = "gongkai.letter/1"
"""Names the shape of the record; a change that old records do not fit takes a new one."""

_INSTRUMENTS = {each.code: each for each in vars(citations).values() if isinstance(each, Instrument)}


def to_dict(letter: Letter) -> dict[str, object]:
    """The letter as a record."""
    return {
        "schema": SCHEMA,
        "kind": letter.kind.value,
        "organ": letter.organ,
        "title": letter.title,
        "addressee": letter.addressee,
        "dated": letter.dated.isoformat(),
        "number": [letter.number.code, letter.number.year, letter.number.serial] if letter.number else None,
        "outcome": letter.outcome.value if letter.outcome else None,
        "enclosed": list(letter.enclosed),
        "blocks": [_block(block) for block in letter.blocks],
        "slip": {"title": letter.slip.title, "form": _block(letter.slip.form)} if letter.slip else None,
    }


def from_dict(record: Mapping[str, object]) -> Letter:
    """The letter of a record. Raises LetterError for a record that is none."""
    if record.get("schema") != SCHEMA:
        raise LetterError(f"这不是本系统存储的文书（应为 {SCHEMA}）")
    try:
        return _letter(record)
    except (KeyError, ValueError, TypeError) as error:
        raise LetterError(f"存储的文书已经损坏，请从备份恢复（{error}）") from error


def _block(block: Block) -> dict[str, object]:
    common: dict[str, object] = {"type": type(block).__name__, "key": block.key}
    if isinstance(block, RemedyParagraph):
        names = {
            "reconsideration": list(block.names.reconsideration),
            "court": block.names.court,
            "online": block.names.online,
        }
        return common | {"names": names, "served_online": block.served_online, "choice": _choice(block.choice)}
    common |= {"says": list(block.says)}
    if isinstance(block, Listing):
        return common | {"items": list(block.items)}
    if isinstance(block, Form):
        return common | {"header": list(block.header), "rows": [list(row) for row in block.rows]}
    common |= {"part": block.part.name, "text": block.text, "cites": _places(block.cites)}
    return common | ({"until": _day(block.until), "latest": _day(block.latest)} if isinstance(block, Promise) else {})


def _choice(choice: Choice) -> dict[str, object]:
    return {
        "remedy": choice.remedy.value,
        "dated": choice.dated.isoformat(),
        "sources": _places(choice.sources),
        "evidence": choice.evidence.value,
        "subject": choice.subject,
        "withheld_part_only": choice.withheld_part_only,
        "silent": choice.silent,
    }


def _places(cites: Iterable[Citation]) -> list[object]:
    return [[place.instrument.code, place.article, place.paragraph, place.item] for place in cites]


def _day(on: date | None) -> str | None:
    return on.isoformat() if on else None


def _letter(record: Mapping[str, object]) -> Letter:
    number, outcome, slip = record["number"], record["outcome"], record["slip"]
    return Letter(
        kind=LetterKind(_text(record["kind"])),
        organ=_text(record["organ"]),
        title=_text(record["title"]),
        addressee=_text(record["addressee"]),
        dated=date.fromisoformat(_text(record["dated"])),
        blocks=tuple(_read_block(_object(each)) for each in _list(record["blocks"])),
        number=_read_number(_list(number)) if number else None,
        outcome=Outcome(_text(outcome)) if outcome else None,
        enclosed=_texts(record["enclosed"]),
        slip=_read_slip(_object(slip)) if slip else None,
    )


def _read_number(parts: list[object]) -> DocumentNumber:
    code, year, serial = parts
    return DocumentNumber(_text(code), _number(year), _number(serial))


def _read_slip(record: Mapping[str, object]) -> Slip:
    return Slip(title=_text(record["title"]), form=_read_form(_object(record["form"])))


def _read_block(record: Mapping[str, object]) -> Block:
    match record["type"]:
        case "RemedyParagraph":
            return _read_remedy(record)
        case "Listing":
            return Listing(key=_text(record["key"]), items=_texts(record["items"]), says=_says(record))
        case "Form":
            return _read_form(record)
        case "Paragraph" | "Promise":
            return _read_paragraph(record)
        case other:
            raise ValueError(other)


def _read_paragraph(record: Mapping[str, object]) -> Paragraph:
    key, part, text = _text(record["key"]), Part[_text(record["part"])], _text(record["text"])
    says, cites = _says(record), _read_places(record["cites"])
    if record["type"] == "Paragraph":
        return Paragraph(key=key, part=part, text=text, says=says, cites=cites)
    until, latest = _read_day(record["until"]), _read_day(record["latest"])
    return Promise(key=key, part=part, text=text, says=says, cites=cites, until=until, latest=latest)


def _read_form(record: Mapping[str, object]) -> Form:
    rows = tuple(_texts(row) for row in _list(record["rows"]))
    return Form(key=_text(record["key"]), rows=rows, header=_texts(record["header"]), says=_says(record))


def _read_remedy(record: Mapping[str, object]) -> RemedyParagraph:
    names, choice = _object(record["names"]), _object(record["choice"])
    return RemedyParagraph(
        choice=Choice(
            remedy=Remedy(_text(choice["remedy"])),
            dated=date.fromisoformat(_text(choice["dated"])),
            sources=_read_places(choice["sources"]),
            evidence=Evidence(_text(choice["evidence"])),
            subject=_text(choice["subject"]),
            withheld_part_only=bool(choice["withheld_part_only"]),
            silent=bool(choice["silent"]),
        ),
        names=RemedyNames(_texts(names["reconsideration"]), _text(names["court"]), _text(names["online"])),
        served_online=bool(record["served_online"]),
    )


def _read_places(value: object) -> tuple[Citation, ...]:
    return tuple(_read_place(_list(each)) for each in _list(value))


def _read_place(parts: list[object]) -> Citation:
    code, *numbers = parts
    article, paragraph, item = map(_number, numbers)
    return Citation(_INSTRUMENTS[_text(code)], article, paragraph, item)


def _read_day(value: object) -> date | None:
    return date.fromisoformat(_text(value)) if value else None


def _says(record: Mapping[str, object]) -> tuple[str, ...]:
    return _texts(record["says"])


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(_text, _list(value)))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(value)
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError(value)
    return value


def _object(value: object) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise TypeError(value)
    return value
