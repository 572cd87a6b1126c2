"""The gate before anything is published: personal information, wrong and sensitive words.

Texts come in as `Passage` and `Listing` with their places, `Hit` goes out. What is hidden inside files is found
where files are opened (`gongkai.documents.hidden`); `gongkai.documents.gate` joins the two.
"""

from __future__ import annotations

from gongkai.screening.hits import Hit, Kind, Sort
from gongkai.screening.messages import advice, message
from gongkai.screening.passages import Block, Listing, Passage
from gongkai.screening.profiles import DEFAULT, Profile, ProfileError, profile, profiles
from gongkai.screening.screener import Screener
from gongkai.screening.words import Word, WordListError, read_words, starter_words

__all__ = [
    "DEFAULT",
    "Block",
    "Hit",
    "Kind",
    "Listing",
    "Passage",
    "Profile",
    "ProfileError",
    "Screener",
    "Sort",
    "Word",
    "WordListError",
    "advice",
    "message",
    "profile",
    "profiles",
    "read_words",
    "starter_words",
]
