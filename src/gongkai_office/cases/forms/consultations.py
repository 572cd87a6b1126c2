"""Forms of a consultation: who is asked about what, and what they answer."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms

from gongkai.cases.entries import EntryKind
from gongkai_office.cases.commands.consult import Party, Said
from gongkai_office.cases.forms.steps import NoteForm, choices
from gongkai_office.cases.letters.notices import OrganNotice, ThirdPartyNotice
from gongkai_office.cases.models import DisclosureRequest, Stance
from gongkai_office.cases.queries.consultations import open_consultations
from gongkai_office.cases.sealing import Particulars
from gongkai_office.fields import Words
from gongkai_office.files.fields import PICTURES, UploadField

_LONGEST = 4_000
_REACHED = ("contact_person", "phone", "address", "postcode")


class PartyForm(NoteForm):
    """Who is asked about what, and how to reach them; several are asked one after the other."""

    name = Words("征求谁的意见", longest=120)
    description = Words(
        "涉及的信息", "写进征求意见的文书。说清是什么信息，不要写出是谁申请的。", lines=3, longest=2_000
    )
    contact_person = Words("联系人", required=False, longest=60)
    phone = Words("联系电话", "联系方式加密保存。", required=False, longest=40)
    address = Words("通信地址", required=False)
    postcode = Words("邮政编码", required=False, longest=6)
    order = ("name", "organisation", "description", "contact_person", "phone", "address", "postcode", "note", "on")

    @property
    def party(self) -> Party:
        """As the command takes it."""
        given = self.cleaned_data
        reached = {name: given.get(name) or "" for name in _REACHED}
        return Party(
            particulars=Particulars(name=given.get("name") or "", **reached),
            organisation=bool(given.get("organisation", True)),
            about=given.get("description") or "",
        )

    def arguments(self) -> dict[str, Any]:
        """The party beside the entry."""
        given = {name: self.cleaned_data[name] for name in ("on", "note", "key")}
        return given | {"party": self.party, "notice": self.paper()}


class ThirdPartyForm(PartyForm):
    """A third party: a person's name is shown masked, an organisation's whole."""

    organisation = forms.BooleanField(label="是单位（法人或者其他组织）", required=False)

    def paper(self) -> ThirdPartyNotice:
        """The letters to the third party and to the requester."""
        party = self.party
        return ThirdPartyNotice(name=party.particulars.name, organisation=party.organisation, description=party.about)


class OrganForm(PartyForm):
    """An organ that made the information together with this one."""

    def paper(self) -> OrganNotice:
        """The letters to the organ and to the requester."""
        return OrganNotice(other=self.party.particulars.name, description=self.party.about)


class OpinionForm(NoteForm):
    """Whose answer came in, and what it says."""

    answers: EntryKind
    consultation = forms.ChoiceField(label="谁的意见", error_messages={"required": "请选择是谁的意见"})
    stance = forms.ChoiceField(
        label="意见",
        choices=Stance.choices,
        widget=forms.RadioSelect(),
        error_messages={"required": "请选择意见"},
    )
    reason = Words(
        "理由",
        "不同意或者只同意一部分的，照回执抄录。理由是否合理由本机关判断。",
        required=False,
        lines=3,
        longest=_LONGEST,
    )
    order = ("consultation", "stance", "reason", "note", "on")

    def about(self, case: DisclosureRequest) -> None:
        """Those whose answer is missing; where nobody is named, as in old cases, the note alone tells."""
        rows = open_consultations(case, self.answers)
        if rows:
            named = [(str(row.pk), f"{row.masked_name}（{row.entry.on.isoformat()} 发出）") for row in rows]
            choices(self, "consultation", named)
        else:
            for name in ("consultation", "stance", "reason"):
                self.fields.pop(name)

    def arguments(self) -> dict[str, Any]:
        """What was said, by whom."""
        given = {name: self.cleaned_data[name] for name in ("on", "note", "key")}
        if "stance" not in self.fields:
            return given
        return given | {
            "said": Said(
                consultation=UUID(self.cleaned_data["consultation"]),
                stance=Stance(self.cleaned_data["stance"]),
                reason=self.cleaned_data["reason"],
            )
        }


class ThirdPartyOpinionForm(OpinionForm):
    """A third party's answer."""

    answers = EntryKind.THIRD_PARTY_ANSWERED


class OrganOpinionForm(OpinionForm):
    """A co-making organ's answer."""

    answers = EntryKind.ORGAN_ANSWERED


class SlipForm(forms.Form):
    """The slip that came back."""

    slip = UploadField("上传回执", "扫描件或者照片，", required=True, most=5, kinds=PICTURES)


class LookForm(forms.Form):
    """Why somebody looks at how a third party is reached."""

    reason = Words("查看的理由", "例如：电话催复。每次查看都会记入操作日志。")
