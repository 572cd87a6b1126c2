"""The field of a form that takes files: several at once, each looked at, each refusal in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict

from gongkai.documents.media import Media
from gongkai.errors import GongkaiError
from gongkai_office.files.examining import Examined, examined
from gongkai_office.files.limits import limits, megabytes

Uploads: TypeAlias = "MultiValueDict[str, UploadedFile[bytes]]"
"""The files of a request, as a form takes them."""

UPLOADS = tuple(one for one in Media if one is not Media.HTML and not one.moving)
"""What people hand in anywhere: everything but web pages and videos, which are taken only where they are asked for."""

PICTURES = (Media.JPEG, Media.PNG, Media.PDF)
"""What a scan or a photograph is; a telephone offers its camera for these."""


class UploadInput(forms.FileInput):
    """The browser's own chooser of files; on a telephone also its camera."""

    allow_multiple_selected = True
    needs_multipart_form = True


class UploadField(forms.FileField):
    """Files to keep; `cleaned_data` holds a list of `Examined`. Each file that is refused is an error of its own."""

    widget = UploadInput

    def __init__(
        self,
        label: str,
        help_text: str = "",
        *,
        required: bool = False,
        most: int = 10,
        kinds: Sequence[Media] = UPLOADS,
    ) -> None:
        """At most `most` files, each of one of these kinds."""
        self.most, self.kinds = most, kinds
        super().__init__(
            label=label,
            help_text=f"{help_text}{_bounds(kinds, most)}",
            required=required,
            error_messages={"required": "请选择文件", "invalid": "没有收到文件，请重新选择", "empty": "文件是空的"},
        )

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """What the chooser offers, and whether several may be chosen."""
        types = [one.media_type for one in self.kinds] + [f".{end}" for one in self.kinds for end in one.endings]
        return {
            **super().widget_attrs(widget),
            "accept": ",".join(types),
            **({"multiple": True} if self.most > 1 else {}),
        }

    def clean(self, data: Any, initial: Any = None) -> list[Examined]:  # noqa: ARG002  as Django asks
        """The files, every one looked at."""
        uploads: list[UploadedFile[bytes]] = [
            one for one in (data if isinstance(data, list) else [data]) if one is not None
        ]
        if self.required and not uploads:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        if len(uploads) > self.most:
            raise forms.ValidationError(f"一次最多上传 {self.most} 个文件，请分几次上传", code="number")
        taken, refused = [], []
        for upload in uploads:
            try:
                taken.append(self._taken(upload))
            except GongkaiError as error:
                refused.append(forms.ValidationError(str(error), code="refused"))
        if refused:
            raise forms.ValidationError(refused)
        return taken

    def _taken(self, upload: UploadedFile[bytes]) -> Examined:
        one = examined(upload, webpages=Media.HTML in self.kinds)
        if one.media not in self.kinds:
            raise GongkaiError(f"“{one.name}”：这里只能上传 {_named(self.kinds)}，请转换格式后再上传")
        return one


def _bounds(kinds: Sequence[Media], most: int) -> str:
    number = f"最多 {most} 个，每个" if most > 1 else "一个文件，"
    return f"可以是 {_named(kinds)}，{number}不超过 {megabytes(limits().largest)}。"


def _named(kinds: Sequence[Media]) -> str:
    """Kinds as people call them."""
    words = {
        Media.PDF: "PDF",
        Media.JPEG: "照片（JPG、PNG）",
        Media.DOCX: "Word",
        Media.XLSX: "Excel",
        Media.WPS: "WPS",
        Media.OFD: "OFD",
        Media.TEXT: "纯文本",
        Media.HTML: "网页",
        Media.MP4: "视频（MP4）",
    }
    return "、".join(word for kind, word in words.items() if kind in kinds)
