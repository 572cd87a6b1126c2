"""The form under a proposal: approve it, send it back with the reason, or withdraw it."""

from __future__ import annotations

from django import forms
from django.http import QueryDict

from gongkai_office.fields import Fingerprint, Words


class DecideForm(forms.Form):
    """What somebody decides about a proposal exactly as they saw it."""

    content_hash = Fingerprint()
    reason = Words(
        "意见或者理由", "退回的必须写明理由，让提请的人知道改什么；批准的可以不填。", required=False, lines=3
    )

    def __init__(self, data: QueryDict | None, *, content: str) -> None:
        """`content` is the hash of what is shown."""
        super().__init__(data, initial={"content_hash": content}, label_suffix="")
