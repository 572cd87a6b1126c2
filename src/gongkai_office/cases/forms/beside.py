"""The forms of decisions told beside the reply: to a third party (D07, Art. 32), about a record (D23, Art. 41)."""

from __future__ import annotations

from typing import Any

from django import forms

from gongkai.cases.entries import EntryKind
from gongkai.documents.letters import Party, RecordResult
from gongkai_office.cases.forms.steps import ProposalForm, choices
from gongkai_office.cases.letters import drafting, kept
from gongkai_office.cases.letters.beside import RecordDecision, ThirdPartyDecision
from gongkai_office.cases.models import Consultation, DisclosureRequest, PaperKind
from gongkai_office.cases.parties import opened
from gongkai_office.cases.queries.consultations import view_of
from gongkai_office.fields import Words

_LONGEST = 4_000
_RESULTS = {
    RecordResult.CORRECTED: "经审核属实，予以更正",
    RecordResult.DECLINED: "不能证明记录不准确，不予更正",
    RecordResult.FORWARDED: "不属于本机关职能，已转送有权更正的机关",
}


class DecisionForm(ProposalForm):
    """A decision with its letter, which a head approves; the facts of a draft that is being worked on stand in it."""

    drafts: PaperKind
    note = Words("给批准人的说明", "不写进文书，例如征求意见的经过、作出决定的考虑。", lines=2, longest=_LONGEST)

    def about(self, case: DisclosureRequest) -> None:
        """Show the working draft's facts again."""
        draft = drafting.working(case, self.drafts)
        if draft and not self.is_bound:
            self.initial.update(kept.opened_version(kept.newest(draft)).given)

    def arguments(self) -> dict[str, Any]:
        """The decision, and who approves it."""
        given = super().arguments()
        return {name: given[name] for name in ("note", "signers", "key")} | {"decision": self.paper()}

    @property
    def given(self) -> dict[str, str]:
        """The form as it was filled in."""
        return {name: self.data.get(name, "") for name in self.fields if name != "key"}

    def _said(self, name: str) -> str:
        return str(self.cleaned_data.get(name) or "").strip()


class ThirdPartyToldForm(DecisionForm):
    """What will be disclosed against a third party's will, and why."""

    drafts = PaperKind.THIRD_PARTY_TOLD
    to = forms.ChoiceField(label="告知哪一个第三方", error_messages={"required": "请选择要告知的第三方"})
    disclosed = Words(
        "决定公开的政府信息内容", "写到第三方能看懂公开的是什么；不透露申请人。", lines=3, longest=_LONGEST
    )
    reason = Words(
        "决定公开的理由",
        "第三方的理由为什么不合理，或者不公开会对公共利益造成什么重大影响。",
        lines=4,
        longest=_LONGEST,
    )
    order = ("to", "disclosed", "reason", "note", "signers")
    asked: tuple[Consultation, ...] = ()

    def about(self, case: DisclosureRequest) -> None:
        """The third parties of the case."""
        super().about(case)
        rows = case.consultations.filter(voided=False, entry__kind=EntryKind.THIRD_PARTY_ASKED).select_related("entry")
        self.asked = tuple(rows.order_by("entry__on", "entry__sequence"))
        choices(self, "to", [(str(row.pk), f"{row.masked_name}（{row.entry.on} 征求）") for row in self.asked])

    def paper(self) -> ThirdPartyDecision:
        """The letter with as much as is stated so far."""
        row = next((row for row in self.asked if str(row.pk) == self._said("to")), None)
        return ThirdPartyDecision(
            party=Party(name=opened(row).name, organisation=row.organisation) if row else None,
            view=view_of(row) if row else None,
            disclosed=self._said("disclosed"),
            reason=self._said("reason"),
            given=self.given,
        )


class RecordForm(DecisionForm):
    """A record somebody says is wrong about them, what was looked at, and what becomes of it."""

    drafts = PaperKind.RECORD_CORRECTED
    original = Words("原记录", "照本机关提供的记录抄录。", lines=3, longest=_LONGEST)
    evidence = Words("核实的证据", "申请人提供的和本机关核查的证据，各自证明什么。", lines=4, longest=_LONGEST)
    result = forms.ChoiceField(
        label="更正的结果",
        choices=[(result.name, words) for result, words in _RESULTS.items()],
        widget=forms.RadioSelect(),
        error_messages={"required": "请选择更正的结果"},
    )
    corrected = Words(
        "更正后的记录，或者转送的机关",
        "予以更正的，写更正后的记录；转送的，写机关名称；不予更正的不填。",
        required=False,
        lines=3,
        longest=_LONGEST,
    )
    order = ("original", "evidence", "result", "corrected", "note", "signers")

    def clean(self) -> dict[str, Any]:
        """What was corrected, and where it was sent, is said."""
        if self._said("result") not in ("", RecordResult.DECLINED.name) and not self._said("corrected"):
            self.add_error("corrected", "请写明更正后的记录，或者转送的机关")
        return self.cleaned_data

    def paper(self) -> RecordDecision | None:
        """The letter, once the result is chosen."""
        result = self._said("result")
        if not result:
            return None
        return RecordDecision(
            original=self._said("original"),
            evidence=self._said("evidence"),
            result=RecordResult[result],
            corrected=self._said("corrected"),
            given=self.given,
        )
