"""A tray: the files handed in so far with a form that is not done yet, so that nobody chooses a file twice.

A tray is known by the ids of its waiting files. A draft keeps them itself; a page carries them signed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from uuid import UUID

from django.core import signing
from django.forms import Form
from django.http import QueryDict

from gongkai.errors import GongkaiError
from gongkai_office.files.commands.hold import hold, let_go
from gongkai_office.files.examining import Examined
from gongkai_office.files.limits import limits, megabytes
from gongkai_office.files.models import Purpose, WaitingFile
from gongkai_office.files.queries import waiting

MOST = 10
"""Files in one tray."""

_SALT = "files.tray"


@dataclass(frozen=True)
class Tray:
    """Files that wait, in the order in which they were handed in."""

    ids: tuple[UUID, ...] = ()

    @cached_property
    def files(self) -> list[WaitingFile]:
        """The files that still wait."""
        return list(waiting(self.ids))

    @property
    def token(self) -> str:
        """The tray as a page carries it: signed, so that nobody asks for files of others."""
        return signing.dumps([file.hex for file in self.ids], salt=_SALT)

    @property
    def text(self) -> str:
        """The tray as a draft keeps it."""
        return ",".join(file.hex for file in self.ids)


def kept(text: str) -> Tray:
    """The tray that a draft kept."""
    return Tray(tuple(UUID(one) for one in text.split(",") if one))


def sent(token: str) -> Tray:
    """The tray that a page carried; empty where it was not signed here."""
    try:
        return Tray(tuple(map(UUID, signing.loads(token, salt=_SALT))))
    except signing.BadSignature:
        return Tray()


def refilled(tray: Tray, given: QueryDict, uploads: Iterable[Examined], purpose: Purpose, at: datetime) -> Tray:
    """The tray without the files that were ticked `drop`, and with those that came now.

    Raises GongkaiError where they become too many or too large; what came now is not taken then.
    """
    dropped = [file for file in tray.ids if file.hex in given.getlist("drop")]
    let_go(dropped)
    left = waiting(file for file in tray.ids if file not in dropped)
    known = {file.sha256 for file in left}
    new = [one for one in uploads if one.sha256 not in known]
    _refuse_too_much([file.size for file in left] + [len(one.content) for one in new])
    added = [hold(upload=one, purpose=purpose, at=at).pk for one in new]
    return Tray((*(file.pk for file in left), *added))


def filled(form: Form, tray: Tray, given: QueryDict, purpose: Purpose, at: datetime) -> Tray:
    """The tray with what came with a posted form; what is refused, and why, stands in its field `papers`."""
    form.is_valid()
    try:
        return refilled(tray, given, form.cleaned_data.get("papers") or [], purpose, at)
    except GongkaiError as error:
        form.add_error("papers", error.message)
        return tray


def _refuse_too_much(sizes: list[int]) -> None:
    if len(sizes) > MOST:
        raise GongkaiError(f"这里最多放 {MOST} 个文件，请去掉不需要的，或者合并后再上传")
    if sum(sizes) > limits().at_once:
        raise GongkaiError(f"这里的文件总共不能超过 {megabytes(limits().at_once)}，请压缩后再上传")
