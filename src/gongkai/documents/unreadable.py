"""The refusal of a file that cannot be opened or read within bounds."""

from __future__ import annotations

from gongkai.errors import GongkaiError


class UnreadableError(GongkaiError):
    """A file that cannot be read: locked, broken, too large, or of a kind that nothing here opens.

    The message is one Chinese sentence that says what is wrong and what the clerk can do about it.
    It never names the file; whoever knows the path says it.
    """
