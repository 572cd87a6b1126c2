"""What is filled in about the books of a year."""

from __future__ import annotations

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict

from gongkai.annual.forms import APPLICANTS, DISPUTES, FormCode, request_address
from gongkai.annual.record import AnnualReport, Cell, Status

_WORDS = {"required": "请填写理由", "max_length": "最多 500 个字"}
_MOST_BYTES = 30 * 1024 * 1024


class ReasonForm(forms.Form):
    """A reason, which some acts ask for."""

    reason = forms.CharField(
        label="理由", max_length=500, required=False, widget=forms.Textarea({"rows": 3}), error_messages=_WORDS
    )


class WaiverForm(forms.Form):
    """A rule to set aside, for the cells of one finding."""

    rule = forms.CharField(max_length=12)
    cells = forms.CharField(required=False, max_length=2000)
    reason = forms.CharField(max_length=500, error_messages=_WORDS)


class AmendmentForm(forms.Form):
    """A correction of a closed year: of which request, and why."""

    number = forms.CharField(
        label="登记编号", max_length=40, required=False, help_text="更正已有的申请填它的编号；补登一件新的申请，留空。"
    )
    reason = forms.CharField(
        label="更正理由", max_length=500, widget=forms.Textarea({"rows": 3}), error_messages=_WORDS
    )


class LastYearFileForm(forms.Form):
    """Last year's report as a file."""

    file = forms.FileField(
        label="上年的年度报告",
        help_text="网页、PDF、Word、Excel 都可以。系统读出其中的三张表，并与登记簿核对。",
        error_messages={"required": "请选择文件", "empty": "文件是空的，请换一个"},
    )

    def clean_file(self) -> UploadedFile[bytes]:
        """No larger than the reader takes."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > _MOST_BYTES:
            raise forms.ValidationError("文件太大，请换一个 30 MB 以内的文件")
        return file


class LastYearForm(forms.Form):
    """What last year's report handed on, typed in: the figures that this year ties to."""

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data, label_suffix="")
        for name, label in _TYPED.items():
            self.fields[name] = forms.IntegerField(
                label=label,
                min_value=0,
                error_messages={"required": "请填写，没有的填 0", "invalid": "请填写整数", "min_value": "不能小于 0"},
            )

    def report(self, organ: str, year: int) -> AnnualReport:
        """The figures as last year's record; the total follows, every other cell is missing."""
        values: dict[str, int] = {_address(name): self.cleaned_data[name] for name in _TYPED}
        values[request_address("carried_over", "total")] = sum(
            value for address, value in values.items() if address.startswith("requests.")
        )
        cells = {address: Cell(value, Status.READ, str(value)) for address, value in values.items()}
        form = FormCode.Y2021 if year >= _FIRST else FormCode.Y2019
        return AnnualReport(organ=organ, year=year, form=form, cells=cells)


_FIRST = 2021
_TYPED = {
    **{f"carried_over-{kind.key}": f"结转下年度继续办理：{kind.label}" for kind in APPLICANTS[:-1]},
    **{f"{group.key}-pending": f"{group.label}：尚未审结" for group in DISPUTES},
}


def _address(name: str) -> str:
    first, second = name.split("-")
    return request_address(first, second) if first == "carried_over" else f"{first}.{second}"
