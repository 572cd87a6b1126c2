"""The forms of a draft: its free text, sending it up, discarding it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django import forms
from django.http import QueryDict

from gongkai.documents import letters
from gongkai.documents.letters import Letter, Listing
from gongkai_office.cases.forms.steps import ProposalForm, Signers, StepForm
from gongkai_office.fields import Sure, Words

_LONGEST = 8_000
Standing = Mapping[str, str | int]
"""The version of a draft as it was opened, and what was said to its signers when it was written."""
_NONE: Standing = {}


def standing(version: int, given: Mapping[str, str]) -> Standing:
    """What a draft's page begins with: nobody types twice what they wrote to the signers with the facts."""
    return {"version": version, **{name: given[name] for name in ("note", "signers") if given.get(name)}}


class EditForm(forms.Form):
    """One area for each block that a person wrote; `version` is the draft as it was opened."""

    version = forms.IntegerField(widget=forms.HiddenInput())

    def __init__(self, data: QueryDict | None = None, *, letter: Letter, version: int) -> None:
        super().__init__(data, initial={"version": version}, label_suffix="", prefix="block")
        for block in letter.blocks:
            if not block.locked:
                help_text = "每行一项。" if isinstance(block, Listing) else ""
                self.fields[block.key] = Words(_name(block), help_text, required=False, lines=5, longest=_LONGEST)
                self.initial[block.key] = block.text

    @property
    def changes(self) -> dict[str, str]:
        """The text of the free blocks, by key."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    def tried(self, letter: Letter) -> Letter:
        """The letter with the changes, without keeping them."""
        return letters.edit(letter, self.changes) if self.is_valid() else letter


class SendUpForm(StepForm):
    """Who signs the draft as it stands."""

    version = forms.IntegerField(widget=forms.HiddenInput())
    note = Words("给审签人的说明", required=False, lines=2, longest=4_000)
    signers = Signers()
    order = ("note", "signers", "on")

    def __init__(self, data: QueryDict | None = None, *, on: date, standing: Standing = _NONE) -> None:
        super().__init__(data, on=on)
        self.initial.update(standing)


class ProposeForm(ProposalForm):
    """Who approves a decision told beside the reply, as its draft stands."""

    version = forms.IntegerField(widget=forms.HiddenInput())
    note = Words("给批准人的说明", lines=2, longest=4_000)

    def __init__(self, data: QueryDict | None = None, *, on: date, standing: Standing = _NONE) -> None:
        super().__init__(data, on=on)
        self.initial.update(standing)


class DiscardForm(forms.Form):
    """The tick before a draft is discarded."""

    version = forms.IntegerField(widget=forms.HiddenInput())
    sure = Sure("确认作废这一稿，需要时重新拟稿")


def _name(block: letters.Block) -> str:
    """A block as its form calls it."""
    known = {
        "facts": "查明的事实", "reasons": "理由", "items": "列举事项", "weighing": "公共利益的衡量",
    }  # fmt: skip
    if block.key.startswith("reasons-"):
        return f"第 {block.key.removeprefix('reasons-')} 处不公开的理由"
    return known.get(block.key, "正文")
