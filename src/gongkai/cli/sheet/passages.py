"""The passage of the prose that a finding speaks of."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.annual.record import AnnualReport
from gongkai.findings import Finding


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one section: `start` and `end` are offsets into the section's text."""

    section: str
    start: int
    end: int
    text: str

    @property
    def parts(self) -> tuple[str, str, str]:
        """The section before the passage, the passage, the section after it."""
        return self.text[: self.start], self.text[self.start : self.end], self.text[self.end :]


def passage(report: AnnualReport, finding: Finding) -> Passage | None:
    """Where in the prose a finding stands; None for a finding about tables, or one without offsets."""
    section, start, end = (finding.params.get(name) for name in ("section", "start", "end"))
    text = report.narrative.get(str(section), "")
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)):
        return None
    return Passage(str(section), start, end, text)
