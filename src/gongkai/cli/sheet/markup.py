"""HTML built as a tree, so that no text of a file can ever be read as markup."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from xml.etree.ElementTree import Element, tostring

from gongkai.cli.sheet.words import inert

Child = Element | str | None


def node(tag: str, *children: Child, **attributes: str | int | None) -> Element:
    """An element; `class_` writes `class`, `data_label` writes `data-label`, None leaves an attribute out.

    >>> tostring(node("a", "<清源县>", href="#f1", class_="x"), encoding="unicode")
    '<a href="#f1" class="x">&lt;清源县&gt;</a>'
    """
    element = Element(tag)
    for name, value in attributes.items():
        if value is not None:
            element.set(name.rstrip("_").replace("_", "-"), inert(str(value)))
    append(element, children)
    return element


def append(parent: Element, children: Iterable[Child]) -> None:
    """Add children after what the parent has already; texts are made harmless, None is left out."""
    for child in children:
        if isinstance(child, str):
            _append_text(parent, inert(child))
        elif child is not None:
            parent.append(child)


def _append_text(parent: Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def document(title: str, *body: Child) -> str:
    """A whole page with its style inside; it loads nothing and runs no script."""
    style = files("gongkai.cli.sheet").joinpath("check_sheet.css").read_text("utf-8")
    head = node(
        "head",
        node("meta", charset="utf-8"),
        node("meta", name="viewport", content="width=device-width, initial-scale=1"),
        node("title", title),
    )
    head.append(_style(style))
    html = node("html", head, node("body", *body), lang="zh-CN")
    return "<!DOCTYPE html>\n" + tostring(html, encoding="unicode", method="html") + "\n"


def _style(text: str) -> Element:
    """Our own style sheet with its line breaks kept."""
    style = Element("style")
    style.text = text
    return style
