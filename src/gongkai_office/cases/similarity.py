"""Which texts say nearly the same, by the pairs of characters they share; no words are cut, so names count too."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

NEAR = 0.6
"""Two texts are nearly the same from this share of common pairs on (Dice): a sign for a reader, no judgement."""


def alike(texts: Sequence[str], *, near: float = NEAR) -> tuple[tuple[int, ...], ...]:
    """The places of texts that belong together, two or more in a group, by the first of each.

    >>> alike(["2023年养护资金分配文件", "2022年养护资金分配文件", "学校食堂检查结果"])
    ((0, 1),)
    """
    pairs = [_pairs(text) for text in texts]
    home = list(range(len(texts)))
    for one in range(len(texts)):
        for other in range(one):
            if home[one] != home[other] and share(pairs[one], pairs[other]) >= near:
                left, right = sorted((home[one], home[other]))
                home = [left if place == right else place for place in home]
    groups: dict[int, list[int]] = {}
    for place, first in enumerate(home):
        groups.setdefault(first, []).append(place)
    return tuple(tuple(group) for _, group in sorted(groups.items()) if len(group) > 1)


def share(one: frozenset[str], other: frozenset[str]) -> float:
    """How much two sets of pairs have in common, from 0 to 1; nothing where one is empty."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _pairs(text: str) -> frozenset[str]:
    bare = "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())
    return frozenset(bare[at : at + 2] for at in range(len(bare) - 1)) or frozenset(bare)
