"""Editing a draft."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gongkai.documents.letters import Letter, LetterError, check, edit, sign
from gongkai.law.exemptions import Exemption
from tests.factories.letters import NUMBER, denied, drafts, signed, steps


def test_reasons_are_the_editors_and_the_rest_stays() -> None:
    draft = denied(Exemption.DELIBERATIVE)
    edited = edit(draft, {"reasons": "该稿尚在征求意见，没有定稿。\n公开后会引起误解。"})
    assert "该稿尚在征求意见" in edited.text
    assert [b for b in edited.blocks if b.key != "reasons"] == [b for b in draft.blocks if b.key != "reasons"]
    check(signed(edited))


def test_the_lines_of_a_list_are_its_items() -> None:
    notice = edit(steps()[1], {"items": "未附身份证明。请补交。\n\n  未写明年份。请写明。 "})
    assert "未附身份证明。请补交。\n未写明年份。请写明。" in notice.text


@pytest.mark.parametrize("draft", drafts(), ids=lambda draft: f"{draft.kind.value}-{draft.title}")
def test_no_locked_block_of_any_letter_can_be_changed(draft: Letter) -> None:
    for block in draft.blocks:
        if block.locked:
            with pytest.raises(LetterError, match="不能直接修改"):
                edit(draft, {block.key: "改成别的"})


def test_a_locked_block_sent_back_as_it_was_is_no_change() -> None:
    draft = denied(Exemption.DELIBERATIVE)
    assert edit(draft, {block.key: block.text for block in draft.blocks}) == draft


def test_the_refusal_says_what_is_locked_in_words() -> None:
    with pytest.raises(LetterError, match="“救济途径”由案件信息生成"):
        edit(denied(Exemption.DELIBERATIVE), {"remedy": ""})


def test_a_block_that_is_not_there_is_refused() -> None:
    with pytest.raises(LetterError, match="没有“appendix”这一段"):
        edit(denied(Exemption.DELIBERATIVE), {"appendix": "附言"})


def test_a_signed_letter_is_neither_edited_nor_signed_again() -> None:
    letter = signed(denied(Exemption.DELIBERATIVE))
    with pytest.raises(LetterError, match="已经签发"):
        edit(letter, {"reasons": "改"})
    with pytest.raises(LetterError, match="不能再次签发"):
        sign(letter, number=replace(NUMBER, serial=13), on=letter.dated)
