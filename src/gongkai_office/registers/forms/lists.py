"""What a list of a register is narrowed to, and what an import is understood by."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from gongkai_office.registers.kinds import Kind
from gongkai_office.registers.money import Unit
from gongkai_office.registers.particulars import PARTICULARS, Sort
from gongkai_office.registers.queries.lists import STATES, Filter

Choices = list[tuple[str, str]]


class FilterForm(forms.Form):
    """Every field may stay empty; an empty one narrows nothing."""

    organ = forms.ChoiceField(label="机关", required=False)
    year = forms.ChoiceField(label="年度", required=False)
    state = forms.ChoiceField(
        label="状态", choices=[*((s.value, s.label) for s in STATES), ("all", "全部")], required=False
    )
    text = forms.CharField(label="登记号、文号或者内容", required=False, max_length=80)

    def __init__(self, data: QueryDict, *, organs: Choices, years: Sequence[int]) -> None:
        super().__init__(data, label_suffix="")
        self.fields["organ"].choices = [("", "全部"), *organs]  # type: ignore[attr-defined]
        self.fields["year"].choices = [("", "全部"), *((str(year), f"{year}年") for year in years)]  # type: ignore[attr-defined]

    def filter(self) -> Filter:
        """What was asked; a value that is none of the choices narrows nothing."""
        self.is_valid()
        given = self.cleaned_data
        return Filter(
            organ=UUID(given["organ"]) if given.get("organ") else None,
            year=int(given["year"]) if given.get("year") else None,
            text=given.get("text", ""),
            state=given.get("state") or "standing",
        )


class UploadForm(forms.Form):
    """An Excel file for a register."""

    file = forms.FileField(
        label="Excel 文件",
        help_text="xlsx、xls 或者 csv，一次最多 5000 行",
        error_messages={"required": "请选择文件", "empty": "文件是空的，请核对", "invalid": "请选择文件"},
    )

    def __init__(
        self, data: QueryDict | None, files: MultiValueDict[str, UploadedFile[bytes]] | None = None, *, organs: Choices
    ) -> None:
        super().__init__(data, files, label_suffix="")
        self.fields["organ"] = forms.ChoiceField(label="登记机关", choices=organs)
        self.order_fields(("organ", "file"))


class ColumnsForm(forms.Form):
    """Which column of a file holds which field of the register."""

    def __init__(
        self, data: QueryDict | None, *, kind: Kind, header: Sequence[str], mapping: dict[str, int], unit: str
    ) -> None:
        super().__init__(data, initial={**mapping, "unit": unit}, label_suffix="")
        columns = [("", "没有这一栏"), *((str(place), f"{place + 1}．{title}") for place, title in enumerate(header))]
        for one in PARTICULARS[kind]:
            self.fields[one.key] = forms.ChoiceField(label=one.label, choices=columns, required=one.required)
        if any(one.sort is Sort.MONEY for one in PARTICULARS[kind]):
            units = [(one.value, one.value) for one in Unit]
            self.fields["unit"] = forms.ChoiceField(label="没有写明单位的金额按", choices=units)

    @property
    def mapping(self) -> dict[str, int]:
        """The columns chosen, by field."""
        return {key: int(place) for key, place in self.cleaned_data.items() if key != "unit" and place}

    @property
    def unit(self) -> Unit:
        """The unit of amounts that name none."""
        return Unit(self.cleaned_data.get("unit") or Unit.YUAN)
