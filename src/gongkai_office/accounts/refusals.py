"""Say what a command refuses where its reader looks: at the field, or above the page."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest

from gongkai.errors import GongkaiError
from gongkai_office.accounts.policies import ForbiddenError


class Refusals:
    """What is refused inside `with` is said, and the page goes on behind it.

    A lacking right is not: it goes on to the door (`guard.guarded`), which answers for it.
    """

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if not isinstance(error, GongkaiError) or isinstance(error, ForbiddenError):
            return False
        self._say(str(error))
        return True


def refused_at(form: BaseForm, field: str | None = None) -> Refusals:
    """Refusals said at a field of a form; without one, above the form."""
    return Refusals(lambda words: form.add_error(field, words))


def refused_above(request: HttpRequest) -> Refusals:
    """Refusals said above the page that is shown next."""
    return Refusals(lambda words: messages.error(request, words))
