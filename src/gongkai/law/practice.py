"""What the law leaves open and an office may set: one value with a default for each open point."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Practice:
    """An office's choices where the law is silent or only says "reasonable".

    The defaults are the cautious reading. Change one with `dataclasses.replace`; never change it in the middle of
    a reporting year.
    """

    correction_period: int = 15
    """Working days given to correct a request; the Regulations, Art. 30, say "a reasonable period"."""
    pause_while_asking_reasons: bool = True
    """Whether the clock stands still while the requester explains an excessive number of requests (Art. 35)."""
    receipt_shown_online_confirms: bool = False
    """Whether an automatic receipt shown to both sides is the confirmation of Art. 31(3)."""
    partial_withheld_reconsider_first: bool = True
    """Whether a partial disclosure from 2024 on carries the "reconsider first" paragraph for what is withheld."""
    silence_reconsider_first: bool = False
    """Whether silence beyond the period must go to reconsideration first (disputed reading of ARL 23(1)(3))."""
    not_government_information_row: str = "other.other"
    """Row of table three for "this is not government information"; the form has none of its own."""
    amended_with_new_number_counts: bool = True
    """Whether a document amended under a new number counts as one repealed and one issued."""
    review_step: int = 1
    """Working days given to each proof-reading and each review before publication; seven of them fit the 20 days of
    Art. 26, and local rules give five to fifteen for all of them."""


DEFAULT = Practice()
"""The cautious defaults."""
