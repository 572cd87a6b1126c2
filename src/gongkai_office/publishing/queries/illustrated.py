"""What a version shows: its text with its pictures in place, and the files that stand below it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from gongkai_office.publishing.addresses import file_address
from gongkai_office.publishing.illustrations import addressed, shown, spoken
from gongkai_office.publishing.models import Attachment, State, Version


@dataclass(frozen=True, slots=True)
class Shown:
    """A text as a browser takes it, and the attachments that are not pictures of it."""

    body: str
    below: tuple[Attachment, ...]


def illustrated(version: Version, address: Callable[[Attachment], str]) -> Shown:
    """A version with each picture at its address."""
    named = shown(version.body)
    files = list(version.attachments.select_related("file"))
    inside = {one.file.sha256: one for one in files if one.file.sha256 in named and one.file.media.picture}
    body = addressed(version.body, {sha256: address(one) for sha256, one in inside.items()})
    return Shown(body, tuple(one for one in files if one.file.sha256 not in inside))


def public_body(version: Version) -> str:
    """The text with the pictures where the public reads them; asks nothing for a text without.

    Of a version that a newer one took the place of the files are public no more: its pictures are described.
    """
    if not shown(version.body):
        return version.body
    if version.state != State.PUBLISHED:
        return spoken(version.body)
    return illustrated(version, partial(file_address, version.item)).body
