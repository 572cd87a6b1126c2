"""Open data: what there is to take away, each set with its fields, its rows and its schema (JSON Schema)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from gongkai_office.organs.models import Organ
from gongkai_office.organs.queries import names_on
from gongkai_office.portal.open_data import described
from gongkai_office.publishing.queries import published
from gongkai_office.registers.disclosed import disclosed, particulars
from gongkai_office.registers.kinds import Kind
from gongkai_office.registers.models import Entry
from gongkai_office.registers.particulars import Sort
from gongkai_office.registers.queries.public import out

LICENCE = "可以免费使用、转载和加工，请注明来源和取得的日期；不得歪曲原意，不得用来识别个人。"
"""On what terms data are given (政府信息公开条例 Art. 24 asks that they can be searched and downloaded)."""

_CHUNK = 2_000
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a set: its key, its name, whether it is a day or an amount."""

    key: str
    label: str
    format: str = ""

    @property
    def schema(self) -> dict[str, object]:
        """As JSON Schema says it; what is not filled in is an empty text."""
        told: dict[str, object] = {"type": "string", "title": self.label}
        if self.format == "date":
            told["pattern"] = r"^(\d{4}-\d{2}-\d{2})?$"
        if self.format == "decimal":
            told["pattern"] = r"^(\d+(\.\d{1,2})?)?$"
        return told


@dataclass(frozen=True, slots=True)
class Dataset:
    """Something to take away as CSV and JSON."""

    slug: str
    title: str
    about: str
    columns: tuple[Column, ...]
    rows: Callable[[Organ | None, date], Iterator[Row]]

    def schema(self, address: str) -> dict[str, object]:
        """The schema of the JSON file, at its own address."""
        properties = {one.key: one.schema for one in self.columns}
        row = {"type": "object", "required": [one.key for one in self.columns], "additionalProperties": False}
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": address,
            "title": self.title,
            "description": self.about,
            "type": "object",
            "required": ["title", "licence", "day", "results"],
            "properties": {
                "title": {"type": "string"},
                "licence": {"type": "string"},
                "day": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
                "results": {"type": "array", "items": {**row, "properties": properties}},
            },
        }


def _register(kind: Kind, slug: str, about: str) -> Dataset:
    shapes = {Sort.DAY: "date", Sort.MONEY: "decimal"}
    fields = tuple(Column(one.key, one.label, shapes.get(one.sort, "")) for one in particulars(kind))
    dated = (Column("published_on", "公示日期", "date"),) if kind.published else ()
    columns = (Column("number", "登记号"), Column("organ", "机关代码"), Column("organ_name", "机关"), *fields, *dated)

    def rows(organ: Organ | None, on: date) -> Iterator[Row]:
        entries = out(kind, on).filter(organ=organ) if organ else out(kind, on)
        names = names_on(Organ.objects.filter(pk__in=entries.values("organ")), on)
        for entry in entries.order_by("-on", "-pk").iterator(_CHUNK):
            yield _of_register(entry, names[entry.organ_id], dated=bool(dated))

    return Dataset(slug, kind.label, about, columns, rows)


def _of_register(entry: Entry, organ: str, *, dated: bool) -> Row:
    row = {"number": entry.item.number, "organ": entry.organ.code, "organ_name": organ, **disclosed(entry)}
    if dated:
        row["published_on"] = entry.published_on.isoformat() if entry.published_on else ""
    return row


_CATALOGUE = tuple(
    Column(key, label, "date" if key.endswith("_on") else "")
    for key, label in (
        ("index_number", "索引号"), ("title", "标题"), ("organ", "机关代码"), ("document_number", "发文字号"),
        ("genre", "体裁"), ("theme", "主题分类"), ("audience", "公开对象"), ("source", "信息来源"),
        ("summary", "内容概述"), ("formed_on", "成文日期"), ("changed_on", "变更日期"),
        ("published_at", "发布时间"), ("expires_on", "公示期至"), ("url", "网址"),
    )
)  # fmt: skip


def _catalogue(organ: Organ | None, on: date) -> Iterator[Row]:  # noqa: ARG001  what is out is out today
    for version in published.out(organ).order_by("-published_at", "-pk").iterator(_CHUNK):
        told = described(version)
        yield {one.key: str(told[one.key] or "") for one in _CATALOGUE}


_ALL = (
    Dataset("catalogue", "主动公开信息目录", "正在公开的信息的要素，每条一行，正文见网址。", _CATALOGUE, _catalogue),
    _register(Kind.LICENCE, "licences", "已经公示的行政许可决定；自然人的姓名隐去第二个字。"),
    _register(Kind.PENALTY, "penalties", "公示期内的行政处罚决定；自然人的姓名隐去第二个字。"),
    _register(Kind.COERCION, "coercion", "行政强制决定的文号、方式、依据和日期，不列行政相对人。"),
    _register(Kind.FEE, "fees", "行政事业性收费的项目、依据、标准、日期和金额（元），不列缴费人。"),
)
DATASETS: Mapping[str, Dataset] = {one.slug: one for one in _ALL}
"""Every set by its slug, in the order of the page."""

REGISTERS: Mapping[str, Kind] = {
    "licences": Kind.LICENCE,
    "penalties": Kind.PENALTY,
    "coercion": Kind.COERCION,
    "fees": Kind.FEE,
}
"""The registers as programs name them."""
