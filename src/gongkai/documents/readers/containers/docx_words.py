"""The names of WordprocessingML, transitional and strict, and what its switches mean."""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_VAL = f"{W}val"
_OFF = frozenset(("0", "false", "off", "none"))


def value(node: etree._Element | None, path: str) -> str | None:
    """The `w:val` of the element at a path under a node, None where there is none."""
    found = node.find(path) if node is not None and len(node) else None
    return found.get(_VAL) if found is not None else None


def switched(node: etree._Element | None, path: str) -> bool:
    """Whether a switch (`w:vanish`, `w:hidden`) is there and not turned off."""
    found = node.find(path) if node is not None and len(node) else None
    return found is not None and (found.get(_VAL) or "true") not in _OFF


def number(text: str | None, *, default: int) -> int:
    """A whole number of the markup; the default where it is none or absurd."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 5 else default  # noqa: PLR2004 - no span has five digits
