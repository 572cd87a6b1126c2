"""What an organ must publish of its own accord: Arts. 19 to 21 of the OGI Regulations as a catalogue.

Each item knows on which organs it binds, its statutory code and the rows of table two it feeds.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from gongkai.law.citations import REGULATIONS, Citation
from gongkai.law.periods import PUBLICATION

PUBLICATION_PERIOD = PUBLICATION
"""Working days to publish from the day the information is formed or changed (Art. 26); a change counts anew."""


class Criterion(Enum):
    """The test of Art. 19: any one of the three makes information public."""

    PUBLIC_INTEREST = "涉及公众利益调整"
    WIDELY_KNOWN = "需要公众广泛知晓"
    PARTICIPATION = "需要公众参与决策"


TEST = REGULATIONS.article(19)
"""Where the three criteria stand."""


class Bound(Enum):
    """The organs a list binds, in the words of Arts. 20 and 21."""

    EVERY_ORGAN = "行政机关"
    CITY_AND_COUNTY = "设区的市级、县级人民政府及其部门"
    TOWNSHIP = "乡（镇）人民政府"


@dataclass(frozen=True, slots=True)
class ContentItem:
    """One kind of statutory content.

    `code` is the statute's own for Art. 20 (`20(5)`). Art. 21 does not number its items: `21-1` to `21-7` are those
    of cities and counties, `21-8` to `21-15` those of townships, in the order of the sentence.
    `rows` are the keys of the table-two rows of either form that report on it.
    """

    code: str
    name: str
    bound: Bound
    source: Citation
    rows: tuple[str, ...] = ()


_ARTICLE_20 = (
    "行政法规、规章和规范性文件",
    "机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名",
    "国民经济和社会发展规划、专项规划、区域规划及相关政策",
    "国民经济和社会发展统计信息",
    "办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果",
    "实施行政处罚、行政强制的依据、条件、程序以及本行政机关认为具有一定社会影响的行政处罚决定",
    "财政预算、决算信息",
    "行政事业性收费项目及其依据、标准",
    "政府集中采购项目的目录、标准及实施情况",
    "重大建设项目的批准和实施情况",
    "扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况",
    "突发公共事件的应急预案、预警信息及应对情况",
    "环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况",
    "公务员招考的职位、名额、报考条件等事项以及录用结果",
    "法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息",
)
_ROWS = {
    1: ("rules", "normative_documents"),
    5: ("licences", "outward_services"),
    6: ("penalties", "coercion"),
    8: ("fees",),
    9: ("procurement",),
}
_CITY_AND_COUNTY = ("市政建设", "公共服务", "公益事业", "土地征收", "房屋征收", "治安管理", "社会救助")
_TOWNSHIP = (
    "贯彻落实农业农村政策",
    "农田水利工程建设运营",
    "农村土地承包经营权流转",
    "宅基地使用情况审核",
    "土地征收",
    "房屋征收",
    "筹资筹劳",
    "社会救助",
)


def _of_article_20() -> tuple[ContentItem, ...]:
    return tuple(
        ContentItem(
            f"20({number})", name, Bound.EVERY_ORGAN, REGULATIONS.article(20, item=number), _ROWS.get(number, ())
        )
        for number, name in enumerate(_ARTICLE_20, start=1)
    )


def _of_article_21(bound: Bound, names: tuple[str, ...], start: int) -> tuple[ContentItem, ...]:
    return tuple(
        ContentItem(f"21-{number}", name, bound, REGULATIONS.article(21))
        for number, name in enumerate(names, start=start)
    )


ITEMS = (
    *_of_article_20(),
    *_of_article_21(Bound.CITY_AND_COUNTY, _CITY_AND_COUNTY, 1),
    *_of_article_21(Bound.TOWNSHIP, _TOWNSHIP, len(_CITY_AND_COUNTY) + 1),
)
"""The whole catalogue: 15 items of Art. 20, then 7 and 8 of Art. 21."""


def catalogue(bound: Bound) -> tuple[ContentItem, ...]:
    """What organs of this kind must publish: the items that bind every organ, then their own."""
    return tuple(item for item in ITEMS if item.bound in (Bound.EVERY_ORGAN, bound))


def item(code: str) -> ContentItem:
    """The item with this code. Raises KeyError for a code the catalogue does not have."""
    return _BY_CODE[code]


_BY_CODE = {entry.code: entry for entry in ITEMS}
