"""How a visitor wants pages shown: type and contrast, kept in a cookie of a few words that tells nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

COOKIE = "display"
LARGE, CONTRAST, TRADITIONAL = "large", "contrast", "traditional"
_YEAR = 365 * 24 * 60 * 60  # seconds


@dataclass(frozen=True, slots=True)
class Display:
    """Large type, high contrast, the traditional script; any of them or none."""

    large: bool = False
    contrast: bool = False
    traditional: bool = False

    @property
    def classes(self) -> str:
        """As classes of the page."""
        chosen = ((LARGE, self.large), (CONTRAST, self.contrast), (TRADITIONAL, self.traditional))
        return " ".join(word for word, wanted in chosen if wanted)


def display(request: HttpRequest) -> Display:
    """What the visitor chose."""
    words = request.COOKIES.get(COOKIE, "").split("-")
    return Display(LARGE in words, CONTRAST in words, TRADITIONAL in words)


def remember(response: HttpResponse, chosen: Display) -> None:
    """Set the cookie, or take it away where nothing is chosen."""
    words = chosen.classes.replace(" ", "-")
    if words:
        response.set_cookie(COOKIE, words, max_age=_YEAR, httponly=True, samesite="Lax")
    else:
        response.delete_cookie(COOKIE, samesite="Lax")
