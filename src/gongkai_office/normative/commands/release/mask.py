"""Mask with one click what the gate found in a release: the former text, the former file are kept, and never public."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from gongkai.errors import GongkaiError
from gongkai.screening import Screener
from gongkai_office.accounts.models import Person
from gongkai_office.files.commands.keep import enter
from gongkai_office.files.examining import Examined, examine
from gongkai_office.files.models import Purpose
from gongkai_office.gate.looking import Placed, place_of
from gongkai_office.gate.masking import covering, maskable, masked_paper
from gongkai_office.normative.acts import DocumentError
from gongkai_office.normative.body import covered, fingerprint
from gongkai_office.normative.commands.keep_text import text_kept
from gongkai_office.normative.commands.release.record import allowed, held, tell
from gongkai_office.normative.models import Interpretation, Progress, Release
from gongkai_office.normative.queries.releases import open_findings
from gongkai_office.normative.releasing import (
    TEXT,
    TITLE,
    interpretations,
    looked_into,
    paper_of_reading,
    place_of_reading,
    release_seal,
)
from gongkai_office.normative.vouched import subject

_TITLE_LEFT = "标题里的要在文件登记里更正"


@dataclass(frozen=True, slots=True)
class Masked:
    """How many findings were masked, and in words what must be mended by hand."""

    count: int
    left: tuple[str, ...]


def mask(*, release: UUID, screener: Screener, by: Person, at: datetime, only: UUID | None = None) -> Masked:
    """Mask every open finding of the last look, or one of them; looking and copying lock nothing.

    A masked text is the document's next version; the one before stays in the library, unpublished. Raises GongkaiError.
    """
    seen = Release.objects.select_related("version").get(pk=release)
    content = release_seal(seen)
    if seen.looked_hash != content:
        raise DocumentError("现在的内容还没有做发布前检查，请先检查")
    rows = open_findings(seen)
    wanted = {bytes(row.key) for row in (rows.filter(pk=only) if only else rows)}
    hits = [one for one in looked_into(seen, screener).hits if one.key in wanted and maskable(one)]
    copies, left = _copies(seen, hits)
    if any(one.place == TITLE for one in hits):
        left[TITLE] = _TITLE_LEFT
    mended = [one for one in hits if not one.place.startswith(tuple(left))]
    if not mended:
        raise DocumentError("；".join(left.values()) or "没有可以自动遮盖的地方，请改正文字，或者写明可以公开的理由")
    with transaction.atomic(durable=True):
        row = held(release, Progress.DRAFT)
        allowed(by, row, at)
        if release_seal(row) != content:
            raise DocumentError("遮盖期间内容有改动，请重新检查后再遮盖")
        _mask_text(row, mended, by, at)
        for one in interpretations(row):
            _mask_reading(one, mended, copies.get(one.pk), by, at)
        tell(row, "mask", by=by, at=at, facts={"masked": len(mended)})
    return Masked(len(mended), tuple(left.values()))


def _copies(release: Release, hits: Collection[Placed]) -> tuple[dict[UUID, Examined], dict[str, str]]:
    """The masked copies of files by interpretation, and by place in words what could not be copied."""
    copies: dict[UUID, Examined] = {}
    left: dict[str, str] = {}
    for one in interpretations(release):
        if one.file is None:
            continue
        paper = paper_of_reading(one.file)
        place = place_of(paper.name)
        here = [hit for hit in hits if hit.place.startswith(place)]
        if not here:
            continue
        try:
            copies[one.pk] = examine(masked_paper(paper, here), paper.name)
        except GongkaiError as error:
            left[place] = f"{place}：{error}"
    return copies, left


def _mask_text(row: Release, hits: Collection[Placed], by: Person, at: datetime) -> None:
    texts = _texts(hits, TEXT)
    if row.version is None or not texts:
        return
    body = covered(row.version.body, covering(texts))
    row.version = text_kept(document=row.document_id, body=body, by=by, at=at)
    row.save(update_fields=["version"])


def _mask_reading(
    one: Interpretation, hits: Collection[Placed], copy: Examined | None, by: Person, at: datetime
) -> None:
    texts = _texts(hits, place_of_reading(one))
    if not texts and copy is None:
        return
    told = {"title": one.title, "interpreter": one.interpreter, "body": one.body, "captions": one.captions}
    one.unmasked = one.unmasked or told
    cover = covering(texts)
    one.title, one.interpreter, one.body = cover(one.title), cover(one.interpreter), covered(one.body, cover)
    one.captions = cover(one.captions)
    if copy:
        file = enter(
            organ=one.organ, subject=subject(one.document_id), purpose=Purpose.OTHER, upload=copy, by=by, at=at
        )
        one.unmasked_file_id, one.file = one.unmasked_file_id or one.file_id, file
    one.hash, one.by, one.at = fingerprint(one.title, one.body), by, at
    one.save()


def _texts(hits: Collection[Placed], place: str) -> dict[str, str]:
    return {one.hit.text: one.hit.masked for one in hits if one.place == place and one.hit.text}
