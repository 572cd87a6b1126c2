"""What kind of organ issues a report, and on which level of government, as far as its printed name tells.

The name alone never settles everything: an unlisted city may be new, a development zone is an agency with some
powers of a government. What is not certain says so, and a rule that rests on it must not accuse.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path


class Level(StrEnum):
    """Levels of government."""

    STATE = "国家"
    PROVINCE = "省级"
    PREFECTURE = "地级"
    COUNTY = "县级"
    TOWNSHIP = "乡级"
    UNKNOWN = "未知"


class Kind(StrEnum):
    """Kinds of organ that file annual reports."""

    GOVERNMENT = "人民政府"
    OFFICE = "人民政府办公室（厅）"
    DEPARTMENT = "部门"
    TOWNSHIP = "乡镇、街道"
    ZONE = "管理委员会"
    UNKNOWN = "未知"


@dataclass(frozen=True, slots=True)
class Issuer:
    """An organ's kind and level; `may_make_rules` is None where the name does not settle it."""

    kind: Kind
    level: Level
    may_make_rules: bool | None

    @property
    def department_like(self) -> bool:
        """Whether the organ reports for itself alone, as departments do."""
        return self.kind in (Kind.DEPARTMENT, Kind.OFFICE)


_MUNICIPALITIES = ("北京市", "上海市", "天津市", "重庆市")
_STATE = re.compile(r"^(国务院|国家|中华人民共和国|中国人民银行|海关总署|审计署)|^[^省市县区州旗]{2,8}部$")
_TOWNSHIP = re.compile(r"(镇|乡|苏木|街道)(人民政府|办事处)?$|街道办$")
_ZONE = re.compile(r"(管理委员会|管委会|实验区|开发区|高新区|园区|示范区|试验区|度假区|新区|工业区|保税区)$")
_OFFICE = re.compile(r"(人民政府|政府)(办公室|办公厅)$")
_GOVERNMENT = re.compile(r"人民政府$|政府$")
_DEPARTMENT = re.compile(
    r"(局|厅|委员会|委|办公室|办|中心|院|署|队|站|所|处|馆|社|分局|公司|联合会|学校|大学|银行|总会|协会|集团)$"
)
_PROVINCE = re.compile(r"省|自治区|特别行政区")
_PREFECTURE = re.compile(r"自治州|地区$|盟$|地区(行政)?公署")
_COUNTY = re.compile(r"(县|自治县|[^省州盟]旗|(?<!自治)区)$")


def issuer(name: str) -> Issuer:
    """Judge an organ by its name.

    >>> issuer("清源县人民政府办公室").kind.name, issuer("清源县").level.name
    ('OFFICE', 'COUNTY')
    """
    plain = re.sub(r"[\s（）()]", "", name)
    kind = _kind(plain)
    level = _level(plain, kind)
    return Issuer(kind, level, _may_make_rules(plain, kind, level))


def _kind(name: str) -> Kind:
    if not name:
        return Kind.UNKNOWN
    if _TOWNSHIP.search(name):
        return Kind.TOWNSHIP
    if _OFFICE.search(name):
        return Kind.OFFICE
    if _GOVERNMENT.search(name):
        return Kind.GOVERNMENT
    if _ZONE.search(name):
        return Kind.ZONE
    if _STATE.search(name) or _DEPARTMENT.search(name):
        return Kind.DEPARTMENT
    area = re.search(r"(省|自治区|市|县|旗|区|州|盟|地区)$", name)
    return Kind.GOVERNMENT if area else Kind.UNKNOWN


def _level(name: str, kind: Kind) -> Level:
    """Level by the last place named in the organ's name."""
    if kind is Kind.TOWNSHIP:
        return Level.TOWNSHIP
    if _STATE.search(name):
        return Level.STATE
    place = _place(name)
    if not place or kind is Kind.ZONE:
        return Level.UNKNOWN
    if place.endswith("市"):
        return _city_level(place)
    if _PREFECTURE.search(place):
        return Level.PREFECTURE
    if _COUNTY.search(place):
        return Level.COUNTY
    return Level.PROVINCE if _PROVINCE.search(place) else Level.UNKNOWN


def _place(name: str) -> str:
    """The name up to its last place name: `云岭市清源县教育局` gives `云岭市清源县`."""
    found = re.match(r".*(?:自治区|自治州|自治县|省|市|县|旗|区|州|盟)(?=[^省市县旗区州盟]*$)", name)
    return found.group() if found else ""


def _city_level(place: str) -> Level:
    """Province for the four municipalities, prefecture for listed cities, county for a city inside a city."""
    if place in _MUNICIPALITIES:
        return Level.PROVINCE
    city = re.split(r"省|自治区|自治州", place)[-1].removesuffix("市")
    if city in _cities():
        return Level.PREFECTURE
    return Level.COUNTY if "市" in city else Level.UNKNOWN


def _may_make_rules(name: str, kind: Kind, level: Level) -> bool | None:
    """Whether the organ may make 规章: 立法法 Arts. 91, 93. None where the name does not settle it."""
    if level is Level.STATE:
        return True
    if kind is Kind.TOWNSHIP or level in (Level.COUNTY, Level.TOWNSHIP):
        return False
    if kind is Kind.DEPARTMENT:
        return False
    if kind in (Kind.GOVERNMENT, Kind.OFFICE) and level in (Level.PROVINCE, Level.PREFECTURE):
        return None if "地区" in name or name.endswith("盟") or kind is Kind.OFFICE else True
    return None


@cache
def _cities() -> frozenset[str]:
    text = (Path(__file__).parent / "data" / "cities.txt").read_text(encoding="utf-8")
    return frozenset(name for line in text.splitlines() if not line.startswith("#") for name in line.split())
