"""How a request ends: the 21 outcomes, the situations that lead to them, the letters that tell them.

One request has exactly one outcome; the letter, the stop of the clock and the row of table three come from it.
"""

from gongkai.law.outcomes.leaves import ROWS, Given, Outcome, OutcomeGroup, OutcomeRow
from gongkai.law.outcomes.letters import LETTERS, DeadlineKind, Letter, LetterKind
from gongkai.law.outcomes.several import Item, Reason, Settlement, settle
from gongkai.law.outcomes.situations import Answer, Situation, answer
from gongkai.law.outcomes.steps import STEPS, Step

__all__ = [
    "LETTERS",
    "ROWS",
    "STEPS",
    "Answer",
    "DeadlineKind",
    "Given",
    "Item",
    "Letter",
    "LetterKind",
    "Outcome",
    "OutcomeGroup",
    "OutcomeRow",
    "Reason",
    "Settlement",
    "Situation",
    "Step",
    "answer",
    "settle",
]
