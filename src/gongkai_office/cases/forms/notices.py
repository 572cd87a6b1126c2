"""The forms of steps that send a notice: what they ask becomes the letter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms

from gongkai.documents.letters import Correction
from gongkai.law.fees import FeeMethod, page_fee, request_fee
from gongkai_office.cases.forms.steps import ExtendForm, StepForm
from gongkai_office.cases.letters.notices import (
    CorrectionNotice,
    ExtensionNotice,
    FeeNotice,
)
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.fields import Words

_MOST, _FEWEST = 12, 3


class CorrectionForm(StepForm):
    """Everything to correct and how, told once."""

    def about(self, case: DisclosureRequest) -> None:  # noqa: ARG002  every form is told of its case
        """As many items as are filled in, and one more."""
        filled = [n for n in range(1, _MOST + 1) if self.data.get(f"what_{n}")]
        rows = max(_FEWEST, min(_MOST, max(filled, default=0) + 1))
        for number in range(1, rows + 1):
            self.fields[f"what_{number}"] = Words(
                f"第 {number} 项：需要补正什么", required=number == 1, lines=2, longest=1_000
            )
            self.fields[f"how_{number}"] = Words("怎样补正", required=number == 1, lines=2, longest=1_000)
        self.order_fields([*(f"{name}_{n}" for n in range(1, rows + 1) for name in ("what", "how")), "on"])

    def paper(self) -> CorrectionNotice:
        """The notice with the items stated so far."""
        return CorrectionNotice(items=tuple(self._items()))

    def clean(self) -> dict[str, Any]:
        """An item says how to correct it."""
        for name, value in list(self.cleaned_data.items()):
            kind, _, number = name.partition("_")
            if kind == "what" and value and not self.cleaned_data.get(f"how_{number}"):
                self.add_error(f"how_{number}", "请写明怎样补正，申请人才知道要做什么")
        return self.cleaned_data

    def arguments(self) -> dict[str, Any]:
        """The notice, and its items as the entry keeps them."""
        notice = self.paper()
        items = "\n".join(f"{item.what}——{item.how}" for item in notice.items)
        return {"items": items, "notice": notice, "on": self.cleaned_data["on"], "key": self.cleaned_data["key"]}

    def _items(self) -> Iterator[Correction]:
        for number in range(1, _MOST + 1):
            what = self.cleaned_data.get(f"what_{number}")
            if what:
                yield Correction(what=what, how=self.cleaned_data.get(f"how_{number}") or "")


class ExtensionForm(ExtendForm):
    """The extension, whose notice goes out when it is approved."""

    def paper(self) -> ExtensionNotice:
        """The notice as it would read if it were approved now."""
        return ExtensionNotice(reason=self.cleaned_data.get("note") or "")


class FeeForm(StepForm):
    """How the fee is reckoned, and how it is paid."""

    method = forms.ChoiceField(
        label="计收方式",
        choices=[(FeeMethod.PER_REQUEST.value, "按件"), (FeeMethod.PER_PAGE.value, "按量（页）")],
        widget=forms.RadioSelect(),
        help_text="同一件申请只能选一种，不能合并收取。",
        error_messages={"required": "请选择计收方式"},
    )
    quantity = forms.IntegerField(
        label="数量",
        min_value=1,
        help_text="按件的，填本月第几件；按量的，填提供的页数。",
        error_messages={"required": "请填写数量", "invalid": "请填写整数", "min_value": "数量应当不少于 1"},
    )
    ways = Words(
        "缴纳方式", "写进《收费通知书》。不填的，写“机关信息”中登记的收费账户。", required=False, lines=2, longest=1_000
    )
    order = ("method", "quantity", "ways", "on")
    enums = {"method": FeeMethod}  # noqa: RUF012  read by `arguments` only

    def paper(self) -> FeeNotice | None:
        """The notice, once there is something to charge."""
        method, quantity = self.cleaned_data.get("method"), self.cleaned_data.get("quantity")
        if not method or not quantity:
            return None
        on = self.cleaned_data.get("on") or self.on_day
        by_page = method == FeeMethod.PER_PAGE.value
        fee = page_fee(quantity, on=on) if by_page else request_fee(quantity, on=on)
        return FeeNotice(fee=fee, ways=self.cleaned_data.get("ways") or "") if fee.amount else None
