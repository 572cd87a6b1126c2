"""Pictures in the text, for an editor with or without a script: one more at its end, and what each says in words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms import BoundField
from django.http import QueryDict

from gongkai.documents.media import Media
from gongkai_office.fields import DeskForm, Words
from gongkai_office.files.examining import Examined, picture
from gongkai_office.files.fields import UploadField
from gongkai_office.publishing.illustrations import described, placed, shown
from gongkai_office.publishing.models import Attachment

WORDS_HELP = "给看不见图片的人：图上有什么，写了什么字。放图片的必须填写。"
_WORDS = "said_"


@dataclass(frozen=True, slots=True)
class Pictured:
    """A picture of the text as it is kept, and the field for its words."""

    file: Attachment
    sha256: str
    field: BoundField


class PictureField(UploadField):
    """One picture to be shown in the text; what a camera wrote into it is taken out."""

    def __init__(self) -> None:
        super().__init__("在正文末尾放一张图片", "保存后可以在正文里移动。", most=1, kinds=(Media.JPEG, Media.PNG))

    def _taken(self, upload: UploadedFile[bytes]) -> Examined:
        return picture(super()._taken(upload).content, upload.name or "").file


def add_words(form: DeskForm, body: str, files: Collection[Attachment]) -> list[Pictured]:
    """A field for the words of each picture that a kept text shows."""
    by_digest = {one.file.sha256: one for one in files}
    found = []
    for sha256, words in shown(body).items():
        if file := by_digest.get(sha256):
            name = f"{_WORDS}{sha256}"
            form.fields[name] = Words(f"“{file.name}”的文字说明", WORDS_HELP, required=False, lines=2, longest=200)
            form.initial[name] = words
            found.append(Pictured(file, sha256, form[name]))
    return found


def put_in_place(form: forms.Form, given: dict[str, object]) -> None:
    """The text with the words of its pictures and the picture that came now, which is kept with the attachments.

    The page that comes back, where something else is wrong with the form, shows the text so too.
    """
    words = {name.removeprefix(_WORDS): str(said) for name, said in given.items() if name.startswith(_WORDS)}
    body = described(str(given.get("body") or ""), words)
    came, said = given.get("picture"), str(given.get("picture_words") or "").strip()
    if isinstance(came, list) and came:
        if not said:
            form.add_error("picture_words", "请写明图片上有什么；写好后请重新选择图片")
            return
        papers = given.get("papers")
        given["papers"] = [*(papers if isinstance(papers, list) else []), *came]
        body += "".join(f"<p>{placed(one.sha256, said)}</p>" for one in came)
        _show(form, body)
    given["body"] = body


def _show(form: forms.Form, body: str) -> None:
    told = QueryDict(mutable=True)
    if isinstance(form.data, QueryDict):
        told = form.data.copy()
    told["body"], told["picture_words"] = body, ""
    form.data = told
