"""The letters of a case against its journal: every version of a draft, every issued letter, what became of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from gongkai.cases.state import Case, voided
from gongkai.errors import GongkaiError
from gongkai_office.cases.letters import kept
from gongkai_office.cases.models import DraftState, Letter, LetterDraft
from gongkai_office.cases.verify.examined import Examined
from gongkai_office.journal.difference import Difference, Fault


def letters(one: Examined, case: Case) -> Iterator[Difference]:
    """Every difference in the letters of a case."""
    yield from _issued(one, voided(case.entries))
    yield from _versions(one)
    for draft in one.row.drafts.all():
        yield from _draft(one, draft)


def _issued(one: Examined, dead: frozenset[str]) -> Iterator[Difference]:
    told = {key: seal for line in one.told("letters") for key, seal in line.facts["letters"].items()}
    for letter in one.row.letters.all():
        where = f"文书 {letter.number or letter.pk}"
        if told.pop(str(letter.pk), None) != _seal(partial(kept.letter_seal, letter)):
            yield one.differs(Fault.LETTER, where)
        elif letter.voided is not (str(letter.entry_id) in dead):
            yield one.differs(Fault.LETTER, where, not letter.voided, letter.voided)
    for key in told:
        yield one.differs(Fault.LETTER, f"文书 {key}", "有", "无")


def _versions(one: Examined) -> Iterator[Difference]:
    told = {line.facts["version"]: line.facts["version_seal"] for line in one.told("version_seal")}
    for draft in one.row.drafts.all():
        for version in draft.versions.all():
            where = f"答复书稿第 {version.number} 稿"
            if told.pop(str(version.pk), None) != _seal(partial(kept.version_seal, version)):
                yield one.differs(Fault.LETTER, where)
    for key in told:
        yield one.differs(Fault.LETTER, f"答复书稿 {key}", "有", "无")


def _draft(one: Examined, draft: LetterDraft) -> Iterator[Difference]:
    mine = [line.facts for line in one.told("draft") if line.facts["draft"] == str(draft.pk)]
    up = [facts["entry"] for facts in mine if "entry" in facts]
    discarded = any(line.facts["discarded"] == str(draft.pk) for line in one.told("discarded"))
    expected = {
        "version": len(draft.versions.all()),
        "state": _state(draft, list(one.row.letters.all()), discarded=discarded),
        "entry": up[-1] if up else None,
    }
    found = {
        "version": draft.version,
        "state": DraftState(draft.state),
        "entry": str(draft.entry_id) if draft.entry_id else None,
    }
    for column, value in found.items():
        if value != expected[column]:
            yield one.differs(Fault.LETTER, f"答复书稿 {column}", expected[column], value)


def _state(draft: LetterDraft, issued: Sequence[Letter], *, discarded: bool) -> DraftState:
    if discarded:
        return DraftState.DISCARDED
    standing = (row.draft_id == draft.pk and not row.voided for row in issued)
    return DraftState.SIGNED if any(standing) else DraftState.WORKING


def _seal(made: Callable[[], str]) -> str:
    """A seal, or why there is none: what does not open is not what was sealed."""
    try:
        return made()
    except GongkaiError as error:
        return str(error)
