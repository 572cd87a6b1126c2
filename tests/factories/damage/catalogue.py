"""Every damage of law.md B.3 by its id: what it does, to which shape, and what it may leave unread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gongkai.annual.record import AnnualReport
from tests.factories.damage import habits, prose, tables
from tests.factories.layouts import text
from tests.factories.layouts.catalogue import TEXTS


@dataclass(frozen=True, slots=True)
class Damage:
    """A damage to the print of a report; `law` is its id in law.md B.3, empty for one seen elsewhere.

    `unsettles` names the beginnings of addresses that the damaged text no longer settles: a reader that leaves
    them unread is right, one that prints another number is wrong.
    """

    law: str
    apply: Callable[[str], str]
    layout: str = "tab-grid"
    unsettles: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """A name for a test."""
        return f"{self.law} {self.apply.__name__}".strip()

    def __call__(self, report: AnnualReport) -> str:
        """The damaged text of a report."""
        render = text.markdown if self.layout == "markdown" else TEXTS[self.layout]
        return self.apply(render(report))


DAMAGES = (
    Damage("O01", prose.split_into_list_item),
    Damage("O02", prose.cut_paragraphs),
    Damage("O03", prose.page_numbers_inside),
    Damage("O04", tables.garbled_heading),
    Damage("O05", tables.label_and_value_in_one_cell),
    Damage("O06", tables.torn_header),
    Damage("O07", tables.torn_first_label),
    Damage("O08", tables.torn_granted_labels),
    Damage("O09", tables.floating_groups),
    Damage("O10", tables.shifted_fragment),
    Damage("O11", tables.label_over_two_lines, unsettles=("requests.other.correction_overdue",)),
    Damage("O12", tables.minus_zero),
    Damage("O13", tables.torn_last_labels),
    Damage("O14", tables.unreadable_dispute_header),
    Damage("O15", prose.looping),
    Damage("O16", prose.spaced_out),
    Damage("O17", tables.uneven_bars, "barred"),
    Damage("O18", tables.collapsed_dispute_header),
    Damage("O19", tables.merged_labels),
    Damage("O20", tables.leading_empty_cell),
    Damage("O21", prose.cut_by_pages),
    Damage("O22", prose.half_width),
    Damage("O24", prose.wandering_headings, "markdown"),
    Damage("O25", tables.sixteen_values),
    Damage("O26", tables.lost_group_cells),
    Damage("O27", tables.extra_column),
    Damage("O28", tables.three_encodings),
    Damage("O29", prose.broken_word),
    Damage("", tables.without_repeated_lines, "one-a-line", ("",)),
    Damage("", tables.without_blanks, "glued", ("proactive", "requests", "reconsideration", "litigation")),
)
"""In law.md's order. O23, empty cells where zeros belong, is a content fault: see `tests.factories.faults`."""

HABITS = (
    Damage("", habits.thousands_separated),
    Damage("", habits.full_width_digits),
    Damage("", habits.units_in_cells),
    Damage("", habits.title_over_two_lines),
    Damage("", habits.header_labels_in_two_lines),
    Damage("", habits.blanks_around_numerals),
)
"""Other ways to print the same figures; nothing is lost by them."""
