"""The form of a roster: its file."""

from __future__ import annotations

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict


class RosterForm(forms.Form):
    """The workbook that was filled in."""

    file = forms.FileField(
        label="填好的 Excel 文件",
        help_text=".xlsx、.xls 或者 .ods 格式，一次最多 5,000 行。",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.ods"}),
        error_messages={"required": "请先选择文件", "empty": "文件是空的，请核对"},
    )

    def __init__(
        self, data: QueryDict | None = None, files: MultiValueDict[str, UploadedFile[bytes]] | None = None
    ) -> None:
        super().__init__(data, files, label_suffix="")
