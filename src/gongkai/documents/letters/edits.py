"""Editing a letter: the free text may be changed, what follows from the case may not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from gongkai.documents.letters.letter import Block, Form, Letter, Listing, Paragraph, RemedyParagraph
from gongkai.documents.letters.wording import LetterError


def edit(letter: Letter, changes: Mapping[str, str]) -> Letter:
    """The letter with the text of some blocks changed, by key; the lines of a list are its items.

    A text may be left empty; whether the letter may then still leave is `checks` business. Raises LetterError for a
    block that is locked or not there, and for a number that is given: a signed letter is not edited.
    """
    if letter.number:
        raise LetterError("文书已经签发编号，不能再修改；确需修改的，请退回后重新拟稿")
    blocks = {block.key: block for block in letter.blocks}
    for key in changes:
        if key not in blocks:
            raise LetterError(f"本文书没有“{key}”这一段，请刷新后重试")
        if blocks[key].locked and changes[key] != blocks[key].text:
            raise LetterError(f"“{called(blocks[key])}”由案件信息生成，不能直接修改；如有错误，请更正案件信息")
    return replace(letter, blocks=tuple(_changed(block, changes.get(block.key)) for block in letter.blocks))


def _changed(block: Block, text: str | None) -> Block:
    if text is None or block.locked:
        return block
    if isinstance(block, Listing):
        return replace(block, items=tuple(line.strip() for line in text.splitlines() if line.strip()))
    if isinstance(block, Paragraph):
        return replace(block, text=text.strip())
    return block


def called(block: Block) -> str:
    """What a block is called towards a user."""
    if isinstance(block, RemedyParagraph):
        return "救济途径"
    if isinstance(block, Form):
        return "表格"
    return block.part.value if isinstance(block, Paragraph) else "列举事项"
