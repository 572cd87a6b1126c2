"""The form of a reply: an outcome, and then exactly the facts that its letter is built from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from django import forms
from django.http import QueryDict

from gongkai.documents.letters import RightOrgan, SearchRecord, Withheld
from gongkai.law.exemptions import Exemption
from gongkai.law.outcomes import ROWS, Outcome, OutcomeGroup, Situation
from gongkai_office.cases.forms.facts import FACTS, SITUATION_WORDS, withheld_fields
from gongkai_office.cases.forms.steps import Signers, StepForm, choices
from gongkai_office.cases.letters import drafting, kept
from gongkai_office.cases.letters.replies import SITUATIONS, Reply
from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.cases.queries.calls import search_words
from gongkai_office.fields import Words

_MOST_PARTS, _FEWEST_PARTS = 8, 2
_BEFORE, _AFTER = ("outcome", "situation"), ("note", "signers", "on")


class DraftForm(StepForm):
    """The outcome proposed, once for letter, clock and table three, and the facts of the letter."""

    outcome = forms.ChoiceField(
        label="处理结果",
        choices=[
            ("", "请选择"),
            *(
                (str(group), [(row.outcome.value, row.name) for row in ROWS.values() if row.group is group])
                for group in OutcomeGroup
            ),
        ],
        help_text="只选一次：答复书、期限和年度报告表三都由它而来。选好后按“试算”，显示这种结果要填的内容。",
        error_messages={"required": "请选择处理结果"},
    )
    note = Words(
        "给审签人的说明", "不写进答复书，例如与部门沟通的情况、风险提示。", required=False, lines=2, longest=4_000
    )
    signers = Signers()

    def about(self, case: DisclosureRequest) -> None:
        """Show the working draft's facts again, and ask for those of the outcome chosen."""
        draft = drafting.working(case)
        if draft and not self.is_bound:
            self.initial.update(kept.opened_version(kept.newest(draft)).given)
        self._ask()
        if "scope" in self.fields:
            self._begin_with(search_words(case))

    @property
    def chosen(self) -> Situation | None:
        """The situation that the outcome, or the choice under it, stands for."""
        outcome = self._raw("outcome")
        known = SITUATIONS[Outcome(outcome)] if outcome in set(Outcome) else ()
        named = self._raw("situation")
        return next((one for one in known if one.name == named), known[0] if known else None)

    def paper(self) -> Reply | None:
        """The facts as far as they are understood; None until an outcome is chosen."""
        situation = self.chosen
        if situation is None:
            return None
        return Reply(
            situation=situation,
            found=self._said("found"),
            reason=self._said("reason"),
            where=self._said("where"),
            enclosed=tuple(_lines(self._said("enclosed"))),
            disclosed=self._said("disclosed"),
            withheld=tuple(self._withheld()),
            law=self._said("law"),
            office=self._said("office"),
            weighing=self._said("weighing"),
            search=self._search(),
            right_organ=self._right_organ(),
            earlier=self._said("earlier"),
            earlier_on=self.cleaned_data.get("earlier_on"),
            given={name: self.data.get(name, "") for name in self.fields if name not in ("key", "on")},
        )

    def clean(self) -> dict[str, Any]:
        """A part withheld is named whole: what, on which ground, why."""
        for number in self._numbers():
            row = {name: self._said(f"withheld_{number}_{name}") for name in ("what", "ground", "reason")}
            if any(row.values()):
                for name, value in row.items():
                    if not value:
                        self.add_error(f"withheld_{number}_{name}", "这一处还没有填全，请补上，或者清空这一处")
        return self.cleaned_data

    def arguments(self) -> dict[str, Any]:
        """The command's arguments, with the roles of the chain."""
        given = {name: self.cleaned_data[name] for name in ("on", "note", "key", "signers")}
        return given | {"outcome": Outcome(self.cleaned_data["outcome"]), "reply": self.paper()}

    def _ask(self) -> None:
        situation = self.chosen
        if situation is None:
            return
        known = SITUATIONS[Outcome(self._raw("outcome"))]
        if len(known) > 1:
            self.fields["situation"] = forms.ChoiceField(label="具体情形", widget=forms.RadioSelect(), required=False)
            choices(self, "situation", [(one.name, SITUATION_WORDS[one]) for one in known])
            self._choose(situation)
        facts = deepcopy(dict(FACTS[situation]))
        if situation is Situation.SEPARABLE:
            for number in range(1, self._parts() + 1):
                facts |= withheld_fields(number)
        self.fields.update(facts)
        self.order_fields([*_BEFORE, *facts, *_AFTER])

    def _begin_with(self, known: Mapping[str, str]) -> None:
        """Fill in what the case knows already, where nobody has said anything yet."""
        for name, value in known.items():
            self.initial.setdefault(name, value)
        if self.is_bound and not set(known) & set(self.data):
            given = QueryDict(mutable=True)
            given.update({**dict(self.data.items()), **known})
            self.data = given

    def _choose(self, situation: Situation) -> None:
        """Tick the situation that stands for the outcome while nobody has chosen another."""
        self.initial.setdefault("situation", situation.name)
        if self.is_bound and not self.data.get("situation"):
            given = QueryDict(mutable=True)
            given.update({**dict(self.data.items()), "situation": situation.name})
            self.data = given

    def _raw(self, name: str) -> str:
        return str((self.data.get(name) if self.is_bound else self.initial.get(name)) or "")

    def _said(self, name: str) -> str:
        return str(self.cleaned_data.get(name) or "").strip()

    def _parts(self) -> int:
        """How many parts can be filled in: one more than are, within bounds."""
        filled = [n for n in range(1, _MOST_PARTS + 1) if self._raw(f"withheld_{n}_what")]
        return max(_FEWEST_PARTS, min(_MOST_PARTS, max(filled, default=0) + 1))

    def _numbers(self) -> Iterator[int]:
        yield from (n for n in range(1, _MOST_PARTS + 1) if f"withheld_{n}_what" in self.fields)

    def _withheld(self) -> Iterator[Withheld]:
        for number in self._numbers():
            what, ground, law, reason = (
                self._said(f"withheld_{number}_{name}") for name in ("what", "ground", "law", "reason")
            )
            if what and ground:
                yield Withheld(what=what, ground=Exemption(ground), law=law, reason=reason)

    def _search(self) -> SearchRecord | None:
        if "scope" not in self.fields:
            return None
        return SearchRecord(
            scope=self._said("scope"),
            systems=tuple(_lines(self._said("systems"))),
            keywords=tuple(_lines(self._said("keywords"))),
            on=self.cleaned_data.get("searched_on"),
            by=self._said("searched_by"),
        )

    def _right_organ(self) -> RightOrgan | None:
        if "right_name" not in self.fields or self.cleaned_data.get("right_unknown"):
            return None
        return RightOrgan(name=self._said("right_name"), contact=self._said("right_contact"))


def _lines(text: str) -> Iterator[str]:
    """The items of a text, a line each, or set apart by 、 or ；."""
    for part in text.replace("、", "\n").replace("；", "\n").replace(";", "\n").splitlines():
        if part.strip():
            yield part.strip()
