"""What is signed of a release and what the gate sees of it: the text with its interpretations."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from gongkai.screening import Listing, Passage, Screener
from gongkai_office.files.models import StoredFile
from gongkai_office.files.reading import content
from gongkai_office.gate.looking import Looked, Paper, Placed, into
from gongkai_office.journal.chain import canonical, instant
from gongkai_office.normative.body import Block
from gongkai_office.normative.captions import spoken
from gongkai_office.normative.models import Interpretation, Release

TITLE, TEXT = "标题", "正文"
"""The places of a text."""


def release_seal(release: Release) -> str:
    """The hash of everything that goes out together: what its signers sign."""
    content: dict[str, object] = {
        "id": str(release.pk),
        "document": str(release.document_id),
        "version": release.version.hash if release.version else None,
        "excuse": release.excuse,
        "interpretations": [_told(one) for one in interpretations(release)],
    }
    return hashlib.sha256(canonical(content)).hexdigest()


def _told(one: Interpretation) -> dict[str, object]:
    """A whole interpretation, its file by its digest; when it went out is told beside it."""
    return {
        "id": str(one.pk),
        "form": one.form,
        "title": one.title,
        "interpreter": one.interpreter,
        "held_on": one.held_on.isoformat() if one.held_on else None,
        "text": one.hash,
        "file": one.file.sha256 if one.file else None,
        "at": instant(one.at),
        **({"captions": one.captions} if one.captions else {}),
    }


def interpretations(release: Release) -> list[Interpretation]:
    """Its interpretations with their files, in the order in which they were drafted."""
    return list(release.interpretations.select_related("file").order_by("at", "pk"))


def looked_into(release: Release, screener: Screener) -> Looked:
    """Every hit in the text, in the interpretations and in their files. Raises DamagedFileError."""
    explained = interpretations(release)
    hits = [
        Placed(place, hit) for place, blocks in _texts(release, explained) for hit in screener.blocks(blocks)
    ]  # fmt: skip
    found = into(_papers(explained), screener)
    return Looked((*hits, *found.hits), found.notes)


def _texts(release: Release, explained: Iterable[Interpretation]) -> Iterator[tuple[str, list[Passage | Listing]]]:
    if release.version:
        yield TITLE, [Passage(release.version.title)]
        yield TEXT, list(map(screened, release.version.body))
    for one in explained:
        said = [*map(screened, one.body), *map(Passage, spoken(one.captions))]
        yield place_of_reading(one), [Passage(one.title), Passage(one.interpreter), *said]


def screened(block: Block) -> Passage | Listing:
    """A block as the gate looks at it."""
    if block["kind"] == "table":
        return Listing(tuple(tuple(map(Passage, row)) for row in block["rows"]))
    return Passage(block["text"])


def place_of_reading(one: Interpretation) -> str:
    """An interpretation as a place of what the gate found."""
    return f"解读“{one.title}”"


def _papers(explained: Iterable[Interpretation]) -> Iterator[Paper]:
    for one in explained:
        if one.file:
            yield paper_of_reading(one.file)


def paper_of_reading(file: StoredFile) -> Paper:
    """The file of an interpretation as the gate opens it. Raises DamagedFileError."""
    return Paper(file.name, file.sha256, content(file))
