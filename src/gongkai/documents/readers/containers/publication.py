"""The line over an article that says when and by whom it was published."""

from __future__ import annotations

import re
from collections.abc import Iterable

_DATE = re.compile(
    r"(?:发布|发文|公开|成文|印发|生成|发稿|更新|發布|公開|日期|时间|時間)\s*(?:日期|时间|時間)?\s*[:：]?\s*"
    r"(\d{4}\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}(?:\s*日)?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?)"
)
_SOURCE = re.compile(r"(?:信息来源|文章来源|稿件来源|来源|發布機構|发布机构|发布单位)\s*[:：]\s*([^\s:：|丨]{2,40})")
_LONGEST = 200


def published(lines: Iterable[str]) -> dict[str, str]:
    """`published` and `source` from the first short lines that say so, as printed.

    >>> published(["发布日期:2024年01月29日 来源:清源县人民政府办公室"])
    {'published': '2024年01月29日', 'source': '清源县人民政府办公室'}
    """
    found: dict[str, str] = {}
    for line in lines:
        if len(line) > _LONGEST:
            continue
        for key, pattern in (("published", _DATE), ("source", _SOURCE)):
            match = pattern.search(line) if key not in found else None
            if match:
                found[key] = match.group(1)
        if len(found) == 2:  # noqa: PLR2004 - both keys
            break
    return found
