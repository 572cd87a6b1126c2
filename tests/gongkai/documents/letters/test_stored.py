"""Letters stored and read again."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from gongkai.documents.letters import Letter, LetterError, from_dict, to_dict
from tests.factories.letters import drafts, signed


def through_json(letter: Letter) -> Mapping[str, object]:
    record = json.loads(json.dumps(to_dict(letter), ensure_ascii=False))
    assert isinstance(record, dict)
    return record


@pytest.mark.parametrize("draft", drafts(), ids=lambda draft: f"{draft.kind.value}-{draft.title}")
def test_a_letter_comes_back_from_its_record_as_it_was(draft: Letter) -> None:
    assert from_dict(through_json(draft)) == draft
    assert from_dict(through_json(signed(draft))) == signed(draft)


def test_what_is_no_letter_is_refused() -> None:
    with pytest.raises(LetterError, match="不是本系统存储的文书"):
        from_dict({"schema": "gongkai.annual-report/1"})


@pytest.mark.parametrize("key", ["kind", "organ", "dated", "blocks", "outcome", "number", "slip", "enclosed"])
def test_a_damaged_record_is_named_as_damaged(key: str) -> None:
    record = dict(through_json(drafts()[0]))
    del record[key]
    with pytest.raises(LetterError, match="已经损坏"):
        from_dict(record)
    with pytest.raises(LetterError, match="损坏"):
        from_dict({**record, key: 7})
