"""NAR-J: the same thing has the same number wherever it is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from gongkai.annual.narrative.topics import MONTHLY, Statement, Topic, statements
from gongkai.annual.rules import sources
from gongkai.annual.rules.rule import Need, Rule, Subject
from gongkai.findings import Finding, Severity


def same_thing_same_number(subject: Subject) -> Iterator[Finding]:
    """Interpretations by form, comment calls, training and open days, told in more than one place.

    The differing numbers may count different things; the finding asks that the text says so.
    """
    told = [statement for passage in subject.passages for statement in statements(passage)]
    yield from _forms([one for one in told if one.topic is Topic.INTERPRETATION])
    for topic in (Topic.COMMENT_CALL, Topic.TRAINING, Topic.OPEN_DAY):
        yield from _differing([one for one in told if one.topic is topic])


def _differing(told: Sequence[Statement]) -> Iterator[Finding]:
    """Two numbers of one topic; a series that is told as monthly is put first, as what the other should be."""
    ordered = sorted(told, key=lambda one: one.kind != MONTHLY)
    first = ordered[0] if ordered else None
    other = next((one for one in ordered if first and one.value != first.value), None)
    if first and other:
        case = "monthly" if first.kind == MONTHLY else "number"
        yield RULE.broken(expected=first.value, found=other.value, topic=first.topic.value, case=case, at=other)


def _forms(told: Sequence[Statement]) -> Iterator[Finding]:
    """Lists of interpretations by form: those of one sentence make one list."""
    lists: dict[tuple[str, int], dict[str, int]] = {}
    for one in told:
        lists.setdefault((one.section, one.sentence), {})[one.kind] = one.value
    compared = [(place, kinds) for place, kinds in lists.items() if len(kinds) > 1]
    for (_, first), (place, other) in pairwise(compared):
        if first != other and first.keys() & other.keys():
            here = next(one for one in told if (one.section, one.sentence) == place)
            yield RULE.broken(
                expected=_words(first), found=_words(other), topic=here.topic.value, case="forms", at=here
            )


def _words(kinds: Mapping[str, int]) -> str:
    return "、".join(f"{kind}{value}" for kind, value in kinds.items())


RULE = Rule(
    id="NAR-J",
    statement="同一事项在报告不同部分的数字一致；口径不同的应当写明",
    severity=Severity.WARNING,
    source=sources.CONSISTENCY,
    check=same_thing_same_number,
    needs=(Need.NARRATIVE,),
)
