"""What is filled in about the books of a year."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django import forms
from django.http import QueryDict

from gongkai.annual.forms import APPLICANTS, DISPUTES, FORMS, FormCode, request_address
from gongkai.annual.record import AnnualReport, Cell, Status
from gongkai.cases.years import CARRIED_IN, CARRIED_OVER, NEW
from gongkai.documents.media import Media
from gongkai_office.files.fields import UploadField, Uploads

_WORDS = {"required": "请填写理由", "max_length": "最多 500 个字"}
REPORTS = (Media.PDF, Media.DOCX, Media.DOC, Media.WPS, Media.XLSX, Media.XLS, Media.ET, Media.HTML, Media.TEXT)
"""The kinds of files that a report is published in."""


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


class ReportFileForm(forms.Form):
    """A published report as a file."""

    def __init__(self, data: QueryDict | None = None, files: Uploads | None = None, *, label: str = "年度报告") -> None:
        super().__init__(data, files, label_suffix="")
        self.fields["file"] = UploadField(
            label,
            "公布的网页、PDF、Word、Excel、纯文本都可以。系统读出其中的三张表。",
            required=True,
            most=1,
            kinds=REPORTS,
        )


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


class DuplicateForm(forms.Form):
    """A request that two organs both counted."""

    kept = forms.ChoiceField(label="保留计数的机关")
    taken = forms.ChoiceField(label="扣除计数的机关")
    what = forms.CharField(
        label="哪件申请", max_length=120, help_text="写登记编号或者事项，不要写申请人的姓名等个人信息。"
    )
    applicant = forms.ChoiceField(label="申请人", choices=[(kind.key, kind.label) for kind in APPLICANTS[:-1]])
    came = forms.ChoiceField(label="计入", choices=[(NEW, "本年新收"), (CARRIED_IN, "上年结转")])
    went = forms.ChoiceField(label="办理结果")
    count = forms.IntegerField(label="件数", min_value=1, initial=1)
    reason = forms.CharField(label="理由", max_length=500, widget=forms.Textarea({"rows": 2}), error_messages=_WORDS)

    def __init__(self, form: FormCode, organs: Sequence[tuple[UUID, str]], data: QueryDict | None = None) -> None:
        super().__init__(data, label_suffix="")
        choices = [("", "请选择"), *((str(key), name) for key, name in organs)]
        ends = [(row.key, row.label) for row in FORMS[form].request_rows if row.outcome or row.key == CARRIED_OVER]
        for name, given in (("kept", choices), ("taken", choices), ("went", ends)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = given


_FIRST = 2021
_TYPED = {
    **{f"carried_over-{kind.key}": f"结转下年度继续办理：{kind.label}" for kind in APPLICANTS[:-1]},
    **{f"{group.key}-pending": f"{group.label}：尚未审结" for group in DISPUTES},
}


def _address(name: str) -> str:
    first, second = name.split("-")
    return request_address(first, second) if first == "carried_over" else f"{first}.{second}"
