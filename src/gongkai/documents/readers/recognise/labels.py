"""The official labels as bigrams, and how near a printed label comes to them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from operator import add

from gongkai.annual.equations import SINGLE_OTHER
from gongkai.annual.forms import FORMS, FormCode, RequestRow
from gongkai.documents.readers.recognise.normalise import letters

_SINGLE = RequestRow(SINGLE_OTHER, "（六）其他处理", outcome=True)
_SHORT = 2
"""A label of so few bigrams must be there whole: half of `3.其他` stands in many."""

_HINT = 0.2
_RESULTS = "三本年度办理结果"
_EXPLANATION = "（区分处理"


@dataclass(frozen=True, slots=True)
class Label:
    """An official label: its letters, its bigrams, and the bigrams of its group."""

    key: str
    letters: str
    grams: frozenset[str]
    group: frozenset[str] = frozenset()


@lru_cache(maxsize=4096)
def bigrams(text: str) -> frozenset[str]:
    """Every pair of neighbouring characters.

    >>> sorted(bigrams("总计"))
    ['总计']
    """
    return frozenset(map(add, text, text[1:]))


def contained(label: Label, grams: frozenset[str]) -> float:
    """How much of a label stands in a text, from 0 to 1."""
    return len(label.grams & grams) / len(label.grams) if label.grams else 0.0


def nearness(label: Label, grams: frozenset[str]) -> float:
    """How alike a label and a text are, from 0 to 1; the label of the row's group may stand before it."""
    own = len(label.grams & grams)
    if not own or (own < len(label.grams) <= _SHORT):
        return _HINT * own
    rest = len(grams) - len(grams & label.group)
    return min(1.0, 2 * own / (len(label.grams) + max(rest, own)))


@cache
def request_labels(form: FormCode, *, single_other: bool) -> tuple[Label, ...]:
    """Labels of table three's rows in printed order."""
    rows = FORMS[form].request_rows
    if single_other and form is FormCode.Y2021:
        others = [row for row in rows if row.key.startswith(SINGLE_OTHER)]
        rows = tuple(_SINGLE if row is others[0] else row for row in rows if row not in others[1:])
    return tuple(_request_label(row) for row in rows)


@cache
def proactive_labels() -> tuple[Label, ...]:
    """Labels of table two's rows in both forms; the two spellings of normative documents are one key."""
    seen: dict[str, Label] = {}
    for form in FORMS.values():
        for block in form.proactive:
            for row in block.rows:
                text = letters(row.label)
                seen.setdefault(text, Label(row.key, text, bigrams(text)))
    return tuple(seen.values())


def _request_label(row: RequestRow) -> Label:
    """A row's label; the explanation in brackets, which sites shorten as they like, only does no harm."""
    text = letters(row.label)
    short = letters(row.label.partition(_EXPLANATION)[0])
    around = bigrams(letters(row.group)) | bigrams(text) | bigrams(_RESULTS)
    return Label(row.key, short, bigrams(short), around - bigrams(short))


@cache
def request_label(key: str) -> Label:
    """The label of one row of table three."""
    return next(label for label in every_label() if label.key == key)


def every_label() -> tuple[Label, ...]:
    """Every label of a row of table three, the sixth group in three rows."""
    return request_labels(FormCode.Y2021, single_other=False)
