"""The forms of single entries, totals, corrections; made from the table of particulars."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django import forms
from django.http import QueryDict

from gongkai_office.fields import DayField, Words
from gongkai_office.ids import new_id
from gongkai_office.registers.commands.enter_total import total
from gongkai_office.registers.kinds import Kind, RegisterError
from gongkai_office.registers.models import Entry
from gongkai_office.registers.money import Unit, plain, read_amount
from gongkai_office.registers.particulars import AMOUNT, ON, PARTICULARS, REFERENCE, Particular, Sort
from gongkai_office.registers.reading import read
from gongkai_office.registers.statement import Statement

Choices = list[tuple[str, str]]
UNITS = [(unit.value, unit.value) for unit in Unit]


class ItemForm(forms.Form):
    """One decision or payment of a register. `made` is its statement once the form is valid."""

    key = forms.UUIDField(widget=forms.HiddenInput())
    made: Statement

    def __init__(
        self, data: QueryDict | None, *, kind: Kind, on: date, organs: Choices, entry: Entry | None = None
    ) -> None:
        self.kind, self.today = kind, on
        initial = {"key": new_id(), ON: on, **(_said(entry) if entry else {})}
        super().__init__(data, initial=initial, label_suffix="")
        if organs:
            self.fields["organ"] = forms.ChoiceField(label="登记机关", choices=organs)
        for one in PARTICULARS[kind]:
            self.fields[one.key] = _field(one)
        if entry:
            self.fields["reason"] = _reason()

    def clean(self) -> None:
        """Read the particulars as an import does, so that both refuse the same."""
        texts = {one.key: self.data.get(one.key, "") for one in PARTICULARS[self.kind]}
        made, problems = read(self.kind, texts, today=self.today)
        for problem in problems:
            if problem.key not in self.errors:
                self.add_error(problem.key or None, problem.message)
        if made:
            self.made = made


class TotalForm(forms.Form):
    """The total of a period. `made` is its statement once the form is valid."""

    key = forms.UUIDField(widget=forms.HiddenInput())
    first = DayField("期间自")
    last = DayField("期间至", "在同一年内；截至今天的数字可以按月或者按季登记")
    quantity = forms.IntegerField(
        label="数量",
        min_value=0,
        max_value=10**12,
        error_messages={"required": "请填写数量，没有的填 0", "invalid": "数量请填整数"},
    )
    amount = Words("金额", "收到的合计金额，没有的填 0", longest=30)
    unit = forms.ChoiceField(label="单位", choices=UNITS, initial=Unit.TEN_THOUSAND.value)
    source = Words("来源", "数据所在的系统、提供的科室和文件，年报会注明这一格来自合计数", lines=2, longest=300)
    made: Statement

    field_order = ("organ", "first", "last", "quantity", "amount", "unit", "source", "reason")

    def __init__(
        self, data: QueryDict | None, *, kind: Kind, on: date, organs: Choices, entry: Entry | None = None
    ) -> None:
        self.kind = kind
        initial = {"key": new_id(), "first": date(on.year, 1, 1), "last": on, **(_totalled(entry) if entry else {})}
        super().__init__(data, initial=initial, label_suffix="")
        if organs:
            self.fields["organ"] = forms.ChoiceField(label="登记机关", choices=organs)
        if not kind.is_money:
            del self.fields["amount"], self.fields["unit"]
        if entry:
            self.fields["reason"] = _reason()
        self.order_fields(self.field_order)

    def clean(self) -> None:
        """The statement, where everything it needs is there."""
        given = self.cleaned_data
        if any(given.get(name) is None for name in ("first", "last", "quantity", "source")):
            return
        try:
            self.made = total(
                self.kind, first=given["first"], last=given["last"], quantity=given["quantity"],
                amount=self._money(), source=given["source"],
            )  # fmt: skip
        except RegisterError as error:
            self.add_error(None, error.message)

    def _money(self) -> Decimal | None:
        if not self.kind.is_money:
            return None
        return read_amount(self.cleaned_data.get("amount", ""), Unit(self.cleaned_data["unit"])).in_yuan


class ReasonForm(forms.Form):
    """Why something is taken back."""

    def __init__(self, data: QueryDict | None) -> None:
        super().__init__(data, label_suffix="")
        self.fields["reason"] = _reason()


class PublishForm(forms.Form):
    """The day a decision went out."""

    on = DayField("公示日期")


def _reason() -> Words:
    return Words("理由", "留在登记簿里；年报的数字因此变动时要靠它说明", lines=2, longest=300)


def _field(one: Particular) -> forms.Field:
    """The field of a particular; what is wrong with it is found by `read`, so none is required here."""
    if one.sort is Sort.DAY:
        field: forms.Field = DayField(one.label, one.help)
    elif one.sort is Sort.CHOICE:
        choices = [("", "请选择"), *((choice, choice) for choice in one.choices)]
        told = {"required": f"请选择{one.label}", "invalid_choice": f"请从列出的各项中选择{one.label}"}
        field = forms.ChoiceField(label=one.label, help_text=one.help, choices=choices, error_messages=told)
    elif one.sort is Sort.MONEY:
        field = Words(one.label, one.help or "单位：元；也可以写明单位，如 1.2万元", longest=30)
    else:
        field = Words(one.label, one.help, lines=3 if one.sort is Sort.TEXT else 1, longest=one.longest)
    field.required = one.required
    return field


def _said(entry: Entry) -> dict[str, object]:
    amount = f"{plain(entry.amount):f}" if entry.amount is not None else ""
    return {**entry.details, ON: entry.on, REFERENCE: entry.reference, AMOUNT: amount}


def _totalled(entry: Entry) -> dict[str, object]:
    amount = f"{plain(entry.amount / Unit.TEN_THOUSAND.yuan):f}" if entry.amount is not None else ""
    return {
        "first": entry.start, "last": entry.on, "quantity": entry.quantity, "amount": amount,
        "source": entry.details.get("source", ""),
    }  # fmt: skip
