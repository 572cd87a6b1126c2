"""The form under a proposal: approve it, send it back with the reason, or withdraw it."""

from __future__ import annotations

from django import forms
from django.http import QueryDict

from gongkai_office.fields import Words


class DecideForm(forms.Form):
    """What somebody decides about a proposal exactly as they saw it."""

    content_hash = forms.CharField(widget=forms.HiddenInput(), max_length=64)
    reason = Words(
        "意见或者理由", "退回的必须写明理由，让提请的人知道改什么；批准的可以不填。", required=False, lines=3
    )

    def __init__(self, data: QueryDict | None, *, content: str) -> None:
        """`content` is the hash of what is shown."""
        super().__init__(data, initial={"content_hash": content}, label_suffix="")

    def clean_content_hash(self) -> bytes:
        """As the chain keeps it."""
        try:
            return bytes.fromhex(self.cleaned_data["content_hash"])
        except ValueError:
            raise forms.ValidationError("请从本件页面重新打开这一页") from None
