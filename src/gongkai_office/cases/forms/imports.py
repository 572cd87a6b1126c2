"""The forms of an import: a file, what its columns hold, what its words mean, why it is undone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from gongkai_office.cases.imports.fields import COLUMNS, Field
from gongkai_office.cases.imports.preview import Sample
from gongkai_office.cases.imports.words import choices
from gongkai_office.fields import Sure, Words

_FIELDS = [("", "不导入这一列"), *((field.value, column.label) for field, column in COLUMNS.items())]


class UploadForm(forms.Form):
    """Which organ's ledger, and the file."""

    organ = forms.ChoiceField(label="导入到哪个机关的台账")
    file = forms.FileField(
        label="Excel 文件",
        help_text="可以是 .xlsx、.xls、.csv 格式，一次最多 20,000 行。",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.csv,.ods"}),
        error_messages={"required": "请先选择文件", "empty": "文件是空的，请核对"},
    )

    def __init__(
        self,
        data: QueryDict | None = None,
        files: MultiValueDict[str, UploadedFile[bytes]] | None = None,
        *,
        organs: Iterable[tuple[str, str]],
    ) -> None:
        super().__init__(data, files, label_suffix="")
        field = self.fields["organ"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  the declaration above
        field.choices = list(organs)


class ColumnsForm(forms.Form):
    """For each column of the file the field it holds."""

    def __init__(self, data: QueryDict | None = None, *, samples: Sequence[Sample], columns: dict[str, str]) -> None:
        super().__init__(data, label_suffix="")
        self._samples = samples
        for sample in samples:
            self.fields[f"column-{sample.place}"] = forms.ChoiceField(
                label=sample.heading or f"第 {sample.place + 1} 列",
                choices=_FIELDS,
                required=False,
                initial=columns.get(str(sample.place), ""),
            )

    @property
    def lines(self) -> list[tuple[Sample, forms.BoundField]]:
        """Each column with its choice."""
        return [(sample, self[f"column-{sample.place}"]) for sample in self._samples]

    @property
    def columns(self) -> dict[str, str]:
        """The field of each column by its place."""
        return {str(sample.place): self.cleaned_data[f"column-{sample.place}"] for sample in self._samples}


class MeaningsForm(forms.Form):
    """For each word nobody knows, what it means."""

    def __init__(self, data: QueryDict | None = None, *, unknown: Sequence[tuple[Field, str, int]]) -> None:
        super().__init__(data, label_suffix="")
        self._unknown = unknown
        for place, (field, text, number) in enumerate(unknown):
            self.fields[f"word-{place}"] = forms.ChoiceField(
                label=f"{field.label}“{text}”",
                help_text=f"文件里有 {number} 处",
                choices=[("", "不知道，在文件里改"), *choices(field)],
                required=False,
            )

    @property
    def meanings(self) -> dict[Field, dict[str, str]]:
        """What was said of the words, by field."""
        found: dict[Field, dict[str, str]] = {}
        for place, (field, text, _) in enumerate(self._unknown):
            value = self.cleaned_data[f"word-{place}"]
            if value:
                found.setdefault(field, {})[text] = value
        return found


class UndoForm(forms.Form):
    """Why an import is undone."""

    required_css_class = "required"
    reason = Words("撤销的理由", "例如：选错了文件，重复导入了 2023 年的台账。", lines=3, longest=500)
    sure = Sure("我已核对，这批导入的申请应当全部作废")

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data, label_suffix="")
