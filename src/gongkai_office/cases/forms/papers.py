"""The forms about the files of a case."""

from __future__ import annotations

from django import forms
from django.http import QueryDict

from gongkai_office.fields import Words
from gongkai_office.files.fields import UploadField, Uploads
from gongkai_office.files.models import Purpose


class AttachForm(forms.Form):
    """What the files are for, and the files."""

    purpose = forms.ChoiceField(
        label="这些文件是",
        choices=[(one.value, one.label) for one in Purpose if one is not Purpose.REPORT],
        widget=forms.RadioSelect(),
        help_text="选“身份证明”的，以后只有登记人和经办人能打开，每次打开都会记入操作日志。",
        error_messages={"required": "请选择文件的用途"},
    )
    papers = UploadField("文件", "可以一次选择多个。")

    def __init__(self, data: QueryDict | None = None, files: Uploads | None = None, *, needs_file: bool = True) -> None:
        super().__init__(data, files, label_suffix="")
        self.fields["papers"].required = needs_file


class WithdrawPaperForm(forms.Form):
    """Why a file is taken out."""

    reason = Words("撤下的理由", "例如：误传了另一件申请的材料。撤下的文件不再显示给别人，但会保留，理由记入操作日志。")


class LetThroughForm(forms.Form):
    """Why a file may go out although the gate stops it."""

    reason = Words("可以提供的理由", "例如：是申请人本人的信息；是单位公开的电话。理由和您的姓名一并留存。")


class LookForm(forms.Form):
    """Why somebody opens an identity document."""

    reason = Words("查看的理由", "例如：核对申请人身份。每次查看都会记入操作日志。")
