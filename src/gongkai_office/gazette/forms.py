"""The form of a new issue, and how an arrangement is read."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.http import QueryDict

from gongkai_office.gazette.commands.compose import Placed
from gongkai_office.gazette.models import Piece


class BeginForm(forms.Form):
    """For which organ."""

    organ = forms.ChoiceField(label="机关")

    def __init__(self, data: QueryDict | None, *, organs: list[tuple[str, str]]) -> None:
        super().__init__(data, label_suffix="")
        self.fields["organ"].choices = organs  # type: ignore[attr-defined]


def places_of(given: QueryDict, pieces: list[Piece]) -> dict[UUID, Placed]:
    """Where each piece is wanted; what is no number stays where it is."""
    return {
        one.pk: Placed(_number(given.get(f"place-{one.pk}", ""), one.position), given.get(f"section-{one.pk}", ""))
        for one in pieces
    }


def without(given: QueryDict, pieces: list[Piece]) -> list[UUID]:
    """The pieces that are ticked to leave."""
    ticked = set(given.getlist("without"))
    return [one.pk for one in pieces if str(one.pk) in ticked]


def chosen(given: QueryDict, name: str, offered: list[UUID]) -> list[UUID]:
    """Which of what was offered is ticked."""
    ticked = set(given.getlist(name))
    return [key for key in offered if str(key) in ticked]


def _number(text: str, standing: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else standing  # noqa: PLR2004  no issue has more
