"""The small forms of the acts: an opinion, a reason, how something comes down."""

from __future__ import annotations

from typing import Any

from django import forms

from gongkai_office.fields import DeskForm, Fingerprint, Sure, Words
from gongkai_office.publishing.metadata import Descent
from gongkai_office.publishing.models import Item


class ActForm(DeskForm):
    """What every act is told; most need nothing."""

    def arguments(self) -> dict[str, Any]:
        """The fields as the command's arguments."""
        return {name: value for name, value in self.cleaned_data.items() if name not in {"key", "sure"}}


class SeenForm(ActForm):
    """An act on exactly the content its author had before them."""

    content_hash = Fingerprint()


class ProofForm(SeenForm):
    """A proof-reading."""

    remarks = Words("校对意见", "没有意见的不用填；发现错误的，请退回。", required=False, lines=2, longest=400)
    sure = Sure("我已逐字校对标题、正文、附件和信息要素")


class ReviewForm(SeenForm):
    """A review."""

    opinion = Words("审核意见", required=False, lines=2, longest=400)
    sure = Sure("我已审核内容的政治性、合法性、保密性和准确性，同意公开")


class ReasonForm(ActForm):
    """Why."""

    reason = Words("理由", lines=3, longest=400)


class ForceForm(ReasonForm):
    """Why it cannot wait."""

    sure = Sure("情况紧急，先发布、后补审；页面会标明“紧急发布”")


class DescentForm(ReasonForm):
    """How an item comes down, and what the page then says."""

    kind = forms.ChoiceField(
        label="撤下方式",
        choices=[(one.value, one.label) for one in Descent if one is not Descent.EXPIRED],
        widget=forms.RadioSelect(),
        error_messages={"required": "请选择撤下方式"},
    )
    successor = Words("并入的信息的索引号", "只有并入其他信息的才填写。", required=False, longest=60)
    sure = Sure("撤下以后，原页面只显示撤下的说明")
    field_order = ("kind", "successor", "reason", "sure")

    def clean_successor(self) -> Item | None:
        """The item named by its index number."""
        number = self.cleaned_data["successor"].strip()
        if not number:
            return None
        found = Item.objects.filter(index_number=number).first()
        if found is None:
            raise forms.ValidationError(f"没有索引号为 {number} 的信息，请核对")
        return found

    def arguments(self) -> dict[str, Any]:
        """With the way as what it is."""
        return super().arguments() | {"kind": Descent(self.cleaned_data["kind"])}
