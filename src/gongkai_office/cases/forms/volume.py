"""The form by which reasons are asked: the facts of number and frequency stand in it already (Art. 35)."""

from __future__ import annotations

from typing import Any

from gongkai_office.cases.desk.volume import statement
from gongkai_office.cases.forms.steps import NoteForm
from gongkai_office.cases.letters.notices import ReasonsNotice
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.queries.volume import own_evidence
from gongkai_office.fields import Words


class ReasonsForm(NoteForm):
    """The counts that make the number of requests look excessive."""

    note = Words("申请数量和频次的事实", "已按台账填好，写进《说明理由告知书》，请核对后使用。", lines=4, longest=4_000)
    order = ("note", "on")

    def about(self, case: DisclosureRequest) -> None:
        """Count the requester's requests to this organ."""
        self.initial.setdefault("note", statement(own_evidence(case, self.on_day)))

    def paper(self) -> ReasonsNotice:
        """The notice that asks for the reasons."""
        return ReasonsNotice(frequency=self.cleaned_data.get("note") or "")

    def arguments(self) -> dict[str, Any]:
        """With the notice."""
        return super().arguments() | {"notice": self.paper()}
