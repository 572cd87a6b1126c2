"""What is printed in a Word paragraph: its runs, tracked changes accepted, hidden text and field codes left out."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from gongkai.documents.readers.containers.docx_words import MC, W, switched

_TRANSPARENT = frozenset(
    f"{W}{name}"
    for name in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "hyperlink", "fldSimple", "dir", "bdo")
)
_MARKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": "\t"}
_TEXT_BOX = f"{W}txbxContent"
_PAGE_BREAKS = frozenset(("page", "column"))


def accepted(node: etree._Element) -> Iterator[etree._Element]:
    """Children as they stand once every tracked change is accepted, wrappers opened."""
    for child in node:
        if child.tag in _TRANSPARENT:
            yield from accepted(child)
        elif child.tag == f"{MC}AlternateContent":
            yield from accepted(_choice(child))
        elif not _deleted(child):
            yield child


def printed(paragraph: etree._Element) -> str:
    """The paragraph's text; a line break is a newline. Text boxes are not part of it."""
    return "".join(_pieces(paragraph))


def text_boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Contents of the text boxes anchored in a paragraph, each once, not those inside others."""
    stack = list(reversed(list(accepted(paragraph))))
    while stack:
        node = stack.pop()
        if node.tag == _TEXT_BOX:
            yield node
        elif node.tag != f"{W}p":
            stack.extend(reversed(list(accepted(node))))


def _choice(alternatives: etree._Element) -> etree._Element:
    """The first alternative that says anything: the modern drawing, else its fallback."""
    branches = [child for child in alternatives if child.tag in (f"{MC}Choice", f"{MC}Fallback")]
    return next((branch for branch in branches if len(branch)), alternatives if not branches else branches[0])


def _deleted(node: etree._Element) -> bool:
    if node.tag == f"{W}tr":
        return node.find(f"{W}trPr/{W}del") is not None or switched(node, f"{W}trPr/{W}hidden")
    if node.tag == f"{W}tc":
        return node.find(f"{W}tcPr/{W}cellDel") is not None
    return node.tag in (f"{W}del", f"{W}moveFrom")


def _pieces(node: etree._Element) -> Iterator[str]:
    for child in accepted(node):
        if child.tag == f"{W}r":
            if not switched(child.find(f"{W}rPr"), f"{W}vanish"):
                yield from _run(child)
        elif child.tag in (f"{W}ruby", f"{W}rubyBase"):
            yield from _pieces(child)


def _run(run: etree._Element) -> Iterator[str]:
    for child in accepted(run):
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag == f"{W}br" and child.get(f"{W}type") in _PAGE_BREAKS:
            continue
        elif child.tag in _MARKS:
            yield _MARKS[child.tag]
        elif child.tag == f"{W}ruby":
            yield from _pieces(child)
