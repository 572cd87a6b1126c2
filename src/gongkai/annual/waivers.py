"""Rules set aside for one report, by a person with a reason, on record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from gongkai.errors import GongkaiError
from gongkai.findings import Finding


class WaiverError(GongkaiError):
    """A waiver without a name or a reason."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """A rule set aside: which, by whom, why; only for some cells where `cells` is not empty.

    Raises WaiverError where the name or the reason is empty.
    """

    rule: str
    by: str
    reason: str
    cells: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.by.strip() or not self.reason.strip():
            raise WaiverError(f"规则 {self.rule} 的豁免须写明经办人姓名和理由")

    def covers(self, finding: Finding) -> bool:
        """Whether the finding is of this rule and, where cells are named, speaks of one of them."""
        return finding.rule == self.rule and (not self.cells or bool(set(self.cells) & set(finding.cells)))


def waive(findings: Iterable[Finding], waivers: Iterable[Waiver]) -> tuple[Finding, ...]:
    """The same findings; one that a waiver covers shows who set it aside and why."""
    known = tuple(waivers)
    return tuple(_waived(finding, known) for finding in findings)


def _waived(finding: Finding, waivers: tuple[Waiver, ...]) -> Finding:
    covering = next((waiver for waiver in waivers if waiver.covers(finding)), None)
    return replace(finding, waived=f"{covering.by}：{covering.reason}") if covering else finding
