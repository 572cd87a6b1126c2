"""What is printed in a Word paragraph: its runs, tracked changes accepted, hidden text and field codes left out."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from gongkai.documents.readers.containers.docx_words import MC, W, switched

_WRAPPERS = frozenset(
    f"{W}{name}"
    for name in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "hyperlink", "fldSimple", "dir", "bdo")
)
_ALTERNATIVES = f"{MC}AlternateContent"
_DELETED = frozenset((f"{W}del", f"{W}moveFrom"))
_DELETION = {f"{W}tr": (f"{W}trPr/{W}del", f"{W}trPr/{W}hidden"), f"{W}tc": (f"{W}tcPr/{W}cellDel",)}
"""Rows and cells, and where in their properties it is said that they are gone."""

_MARKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": "\t"}
_RUN, _PROPERTIES, _TEXT, _BREAK, _PARAGRAPH = (f"{W}{name}" for name in ("r", "rPr", "t", "br", "p"))
_RUBY = frozenset((f"{W}ruby", f"{W}rubyBase"))
_TEXT_BOX = f"{W}txbxContent"
_PAGE_BREAKS = frozenset(("page", "column"))


def accepted(node: etree._Element) -> Iterator[etree._Element]:
    """Children as they stand once every tracked change is accepted, wrappers opened."""
    for child in node:
        tag = child.tag
        if tag in _WRAPPERS:
            yield from accepted(child)
        elif tag == _ALTERNATIVES:
            yield from accepted(_choice(child))
        elif tag not in _DELETED and not any(switched(child, path) for path in _DELETION.get(tag, ())):
            yield child


def printed(paragraph: etree._Element) -> str:
    """The paragraph's text; a line break is a newline. Text boxes are not part of it."""
    return "".join(_pieces(paragraph))


def has_text_boxes(body: etree._Element) -> bool:
    """Whether there is any text box in a document."""
    return next(body.iter(_TEXT_BOX), None) is not None


def text_boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Contents of the text boxes anchored in a paragraph, each once, not those inside others."""
    stack = list(reversed(list(accepted(paragraph))))
    while stack:
        node = stack.pop()
        if node.tag == _TEXT_BOX:
            yield node
        elif node.tag != _PARAGRAPH:
            stack.extend(reversed(list(accepted(node))))


def _choice(alternatives: etree._Element) -> etree._Element:
    """The first alternative that says anything: the modern drawing, else its fallback."""
    branches = [child for child in alternatives if child.tag in (f"{MC}Choice", f"{MC}Fallback")]
    return next((branch for branch in branches if len(branch)), alternatives if not branches else branches[0])


def _pieces(node: etree._Element) -> Iterator[str]:
    for child in node:
        tag = child.tag
        if tag == _RUN:
            yield from _run(child)
        elif tag in _WRAPPERS or tag in _RUBY:
            yield from _pieces(child)
        elif tag == _ALTERNATIVES:
            yield from _pieces(_choice(child))


def _run(run: etree._Element) -> Iterator[str]:
    for child in run:
        tag = child.tag
        if tag == _TEXT:
            yield child.text or ""
        elif tag == _PROPERTIES:
            if switched(child, f"{W}vanish"):
                return
        elif tag == _BREAK and child.get(f"{W}type") in _PAGE_BREAKS:
            continue
        elif tag in _MARKS:
            yield _MARKS[tag]
        elif tag in _RUBY:
            yield from _pieces(child)
        elif tag == _ALTERNATIVES:
            yield from _run(_choice(child))
