"""On what each row of an organ's own table two rests: on entries, on a declaration that there were none, on nothing."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai_office.reporting.accounts import Account
from gongkai_office.reporting.composition import organs_of
from gongkai_office.reporting.models import Declaration
from gongkai_office.reporting.queries.declared import addresses_of, declarations, subjects
from gongkai_office.reporting.queries.proactive import entered


@dataclass(frozen=True, slots=True)
class Ground:
    """A row of table two by its key and words; whether anything was entered, and who said that there was nothing."""

    subject: str
    words: str
    addresses: tuple[str, ...]
    entered: bool
    declaration: Declaration | None

    @property
    def place(self) -> str:
        """Its place on the page of the books."""
        return f"none-{self.subject}"

    @property
    def bare(self) -> bool:
        """Whether nobody entered anything, nor said that there was nothing."""
        return not self.entered and self.declaration is None

    @property
    def contradicted(self) -> bool:
        """Whether something was entered of what is said to be none."""
        return self.entered and self.declaration is not None


def grounds(one: Account) -> tuple[Ground, ...]:
    """The rows of an organ's own account; none of an account over several organs."""
    if not one.own:
        return ()
    told = {row.subject: row for row in declarations([one.organ.pk], one.year, one.as_of)}
    cells = set(entered(one, organs_of(one)).cells)
    return tuple(
        Ground(key, row.label, (addresses := addresses_of(row)), not cells.isdisjoint(addresses), told.get(key))
        for key, row in subjects(one.form).items()
    )
