"""The forms of an import: a package and where it goes; why it is undone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from gongkai_office.fields import DeskForm, Sure, Words


class PackageForm(DeskForm):
    """A site or folder as one archive, and the column of what names none."""

    file = forms.FileField(
        label="压缩包",
        help_text="把网页、Word 文件和它们的附件，连同信息清单（如果有），压缩成一个 .zip 文件。",
        widget=forms.ClearableFileInput(attrs={"accept": ".zip"}),
        error_messages={"required": "请先选择压缩包", "empty": "文件是空的，请核对"},
    )
    column = forms.ChoiceField(
        label="没有写明栏目的，放到",
        help_text="清单、网页标记或者文件夹的名称与栏目名称相同的，放到那个栏目。",
        error_messages={"required": "请选择栏目"},
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        files: MultiValueDict[str, UploadedFile[bytes]] | None = None,
        *,
        on: date,
        columns: Iterable[tuple[str, str]],
    ) -> None:
        super().__init__(data, on=on)
        self.files = files or MultiValueDict()
        field = self.fields["column"]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(columns)


class UndoForm(DeskForm):
    """Why an import is undone."""

    reason = Words("撤销的理由", "公开的页面会显示这一理由，例如：导入的内容重复，已撤回。", lines=3, longest=400)
    sure = Sure("我已核对，这批导入的信息应当全部撤下、作废")
