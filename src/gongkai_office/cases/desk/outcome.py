"""What an outcome brings with it: the row of table three, the articles, the letter, the remedy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.cases.entries import Applicant
from gongkai.law.outcomes import LETTERS, ROWS, Outcome
from gongkai.law.practice import Practice
from gongkai.law.remedies import Remedy, remedy
from gongkai_office.cases.desk.words import APPLICANT_LABELS

_REMEDIES = {
    Remedy.RECONSIDER_FIRST: "应当先申请行政复议，对复议决定不服的再向人民法院起诉",
    Remedy.EITHER_WAY: "可以申请行政复议，也可以直接向人民法院起诉",
    Remedy.NONE: "不单独告知救济途径",
}


@dataclass(frozen=True, slots=True)
class Consequence:
    """The row and column of table three a case would stand in, and what the reply must quote and tell."""

    group: str
    row: str
    column: str
    articles: str
    letter: str
    remedy: str


def consequence(outcome: Outcome, applicant: Applicant | None, practice: Practice, *, on: date) -> Consequence:
    """What follows from an outcome of a reply made on a day."""
    row, choice = ROWS[outcome], remedy(outcome, on, practice)
    words = _REMEDIES[choice.remedy]
    if choice.withheld_part_only:
        words = f"对不予公开的部分，{words}"
    return Consequence(
        group=str(row.group),
        row=row.name,
        column=APPLICANT_LABELS[applicant] if applicant else "",
        articles="、".join(map(str, row.articles)) or "由具体情形决定",
        letter=LETTERS[row.letter].title if row.letter else "由具体情形决定",
        remedy=words,
    )
