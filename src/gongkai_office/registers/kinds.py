"""What is registered, and the cell of table two that each kind feeds."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models

from gongkai.errors import GongkaiError


class RegisterError(GongkaiError):
    """Something that a register cannot take, with what to do instead."""


class Kind(models.TextChoices):
    """The four registers behind table two (Arts. 20(5), (6), (8))."""

    LICENCE = "licence", "行政许可"
    PENALTY = "penalty", "行政处罚"
    COERCION = "coercion", "行政强制"
    FEE = "fee", "行政事业性收费"

    @property
    def cell(self) -> str:
        """The address of its cell in the annual record."""
        return CELLS[self]

    @property
    def is_money(self) -> bool:
        """Whether its cell is an amount rather than a number of decisions."""
        return self is Kind.FEE

    @property
    def unit(self) -> str:
        """What its single entries are counted in."""
        return "笔" if self.is_money else "件"

    @property
    def published(self) -> bool:
        """Whether each decision is published within seven working days (双公示)."""
        return self in (Kind.LICENCE, Kind.PENALTY)


CELLS: Mapping[Kind, str] = {
    Kind.LICENCE: "proactive.licences.decisions",
    Kind.PENALTY: "proactive.penalties.decisions",
    Kind.COERCION: "proactive.coercion.decisions",
    Kind.FEE: "proactive.fees.amount",
}
"""The cell of each register, as `gongkai.annual.forms` addresses it."""

BY_CELL: Mapping[str, Kind] = {cell: kind for kind, cell in CELLS.items()}
"""The register behind a cell."""
