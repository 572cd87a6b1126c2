"""The Merkle root over hashes, as RFC 9162 (section 2.1) makes it: leaves and nodes are told apart by a first byte."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import reduce

_LEAF, _NODE = b"\0", b"\1"


def merkle(leaves: Iterable[bytes]) -> tuple[int, bytes]:
    """How many leaves there are, and their root. The leaves may be a stream; of none the root is empty."""
    count, peaks = 0, list[bytes]()
    for count, leaf in enumerate(leaves, 1):
        _add(peaks, count, hashlib.sha256(_LEAF + leaf).digest())
    return count, reduce(lambda right, left: _join(left, right), reversed(peaks)) if peaks else b""


def _add(peaks: list[bytes], count: int, node: bytes) -> None:
    """Put the leaf that makes it `count` beside the whole subtrees so far, joining those that became equally high."""
    while not count & 1:
        node, count = _join(peaks.pop(), node), count >> 1
    peaks.append(node)


def _join(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(_NODE + left + right).digest()
