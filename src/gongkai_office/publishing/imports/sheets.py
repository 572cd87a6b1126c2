"""Workbooks of an import: the list to fill in, and the report of what each page lacks and becomes."""

from __future__ import annotations

from gongkai_office.publishing.imports.fields import HEADINGS
from gongkai_office.publishing.models import SiteImport
from gongkai_office.workbooks import listing

_REPORT = (("位置", 34), ("标题", 40), ("处理", 14), ("缺少的要素", 36), ("检查发现（处）", 14), ("问题", 50))
_EXAMPLE = (
    "示例（这一行不导入）", "通知/2023/t0506.html", "http://www.qingyuan.invalid/art/2023/5/6/1.html", "2023-05-04",
    "2023-05-06", "清政发〔2023〕5号", "公示公告", "通知", "综合政务", "清源县人民政府办公室", "", "", "",
    "通知/2023/附件.pdf", "",
)  # fmt: skip


def template() -> bytes:
    """The list of items to fill in, with one invented example."""
    return listing("信息清单", [(names[0], 20) for names in HEADINGS.values()], [_EXAMPLE])


def report(work: SiteImport) -> bytes:
    """A row for each page: what becomes of it, what it lacks, what is wrong."""
    rows = (
        (place, title, fate, "、".join(lacks), str(hits or ""), "；".join(why))
        for place, title, fate, lacks, hits, why in work.findings
    )
    return listing("检查报告", _REPORT, rows)
