"""What is true of organs: the tree, names over time, counters, particulars. Verbs stand in `commands`."""

from gongkai_office.organs.models.counter import Counter
from gongkai_office.organs.models.merger import Merger, MergerState
from gongkai_office.organs.models.notice import EnteredNotice
from gongkai_office.organs.models.particulars import Particulars
from gongkai_office.organs.models.practice import ChosenPractice
from gongkai_office.organs.models.tree import Level, OfOrgan, Organ, OrganName

__all__ = [
    "ChosenPractice",
    "Counter",
    "EnteredNotice",
    "Level",
    "Merger",
    "MergerState",
    "OfOrgan",
    "Organ",
    "OrganName",
    "Particulars",
]
