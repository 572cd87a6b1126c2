"""What the library says when it is asked for something it cannot do."""

from __future__ import annotations


class GongkaiError(Exception):
    """A refusal in words that a clerk understands.

    `message` is one plain Chinese sentence that says what is wrong and, where it can, what to do.
    `source` names the article that makes it wrong, as text, or is empty.
    The command line prints both on one line and exits with status 2.
    """

    def __init__(self, message: str, *, source: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.source = source

    def __str__(self) -> str:
        return f"{self.message}（依据：{self.source}）" if self.source else self.message
