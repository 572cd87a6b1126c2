"""Whether what a sentence counts is the report's own, or a part's, or another year's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.annual.issuer import Kind, issuer
from gongkai.annual.narrative.fact import Scope

_AREA = "省市县区州旗镇乡盟"
_ORGAN = re.compile(
    rf"(?:[{_AREA}]|街道)[一-龥]{{0,10}}?"
    r"(?:局|厅|委员会|委(?!托|员)|管委会|中心(?!工作|任务)|办公室|政府办|办事处|大队|支队|法院|公司|医院)"
)
_GOVERNMENT = re.compile(
    rf"(?:[一-龥]{{0,6}}[{_AREA}])(?:人民)?政府(?!信息|网|门户|公报|部门|文件|办|工作|各|规章|系统)"
)
_WHOLE = re.compile(
    r"(?:全|我|本|各)(?:省|市|县|区|州|旗|盟|镇|乡|街道|局|厅|委|院|办|处|中心|机关|单位|部门|办公室|系统)"
    r"|各级|各有关|各相关"
)
_REGION = re.compile(r"(?:全|我|本)(?:省|市|县|区|州|旗|盟)(?!局|委)")
_PLACE = re.compile(r"[一-龥]{2,4}?(?:自治县|县|区|市|镇|乡|街道|村|社区)(?=共|收|受|办|累|全|答|及|、|年|接|[,，:]|$)")
_PART = re.compile(
    r"(?:省|市|县|区|镇|乡|州)(?:本)?级(?!以上)|本级|乡镇|镇街|镇\(|下属|所属|直属|单独|个别|部分(?!公开)|垂直|指导|督促|协助|协调|转办|"
    r"网站|平台|信箱|邮箱|微信|微博|新媒体|窗口|热线|小程序|客户端|公众号|公报|专栏|栏目|文件库"
)
_PERIOD = re.compile(
    r"平均|每月|每年|日均|月均|上半年|下半年|季度|上年|去年|上一年|往年|历年|近[两三四五]年|(?<!年)以来|[1-9]月份?(?!\d*日)"
)
_YEAR = re.compile(r"(20\d\d)年")
_BESIDE_THE_POINT = re.compile(
    r"\d{1,2}月\d{1,2}日|(?:上|去|前)一?年度?结转|20\d\d年度?结转|(?:较|比|与)(?:上|去)一?年(?:度|同期)?|在[^,，。]{0,30}?领导下"
)
"""Dates, the label of carried-in requests, comparisons and formulas: words that look like a period or a subject."""


def scope(organ: str, year: int | None, before: str) -> Scope:
    """Judge by what stands before a number in its sentence; the last subject named governs."""
    before = _BESIDE_THE_POINT.sub("", before)
    if _other_period(year, before):
        return Scope.OTHER
    verdict = Scope.OWN
    for _, judged in sorted(_subjects(organ, before)):
        verdict = judged
    return verdict


def _other_period(year: int | None, before: str) -> bool:
    if _PERIOD.search(before):
        return True
    years = _YEAR.findall(before)
    return bool(years) and year is not None and int(years[-1]) != year


def _subjects(organ: str, before: str) -> Iterator[tuple[int, Scope]]:
    """Every subject named, with where it ends and whose number it makes."""
    for found in _ORGAN.finditer(before):
        yield found.end(), Scope.OWN if _is_own(found.group(), organ) else Scope.OTHER
    for found in _GOVERNMENT.finditer(before):
        yield found.end(), _government(found.group(), organ)
    for found in _WHOLE.finditer(before):
        yield found.end(), Scope.OTHER if _is_another_region(found.group(), organ) else Scope.OWN
    for found in _PLACE.finditer(before):
        yield found.end(), Scope.OWN if _is_place_of(found.group(), organ) else Scope.OTHER
    for found in _PART.finditer(before):
        yield found.end(), Scope.OTHER


def _alone(organ: str) -> bool:
    """Whether the organ reports for itself, not for a region."""
    return issuer(organ).kind in (Kind.DEPARTMENT, Kind.OFFICE, Kind.TOWNSHIP)


def _government(word: str, organ: str) -> Scope:
    """`清源县人民政府` is the issuer by its full name; `县政府` may leave out what stands below it."""
    if _alone(organ):
        return Scope.OTHER
    name = word.removesuffix("政府").removesuffix("人民")
    place = organ.removesuffix("政府").removesuffix("人民")
    return Scope.OWN if len(place) > 1 and name.endswith(place[-3:]) else Scope.UNSURE


def _is_another_region(word: str, organ: str) -> bool:
    """`全市` in the report of a county, or of a department, counts what is not the issuer's."""
    if not _REGION.match(word):
        return False
    area = re.findall(rf"[{_AREA}]", organ.removesuffix("人民政府"))
    return _alone(organ) or (bool(area) and word[1] != area[-1])


def _is_own(word: str, organ: str) -> bool:
    """Whether an organ's short name can be the issuer's: `市科委` for `云岭市科学技术委员会`."""
    if issuer(organ).kind not in (Kind.DEPARTMENT, Kind.OFFICE, Kind.TOWNSHIP, Kind.ZONE):
        return False
    rest = iter(organ)
    return all(character in rest for character in word)


def _is_place_of(word: str, organ: str) -> bool:
    """Whether a place name is the issuer's own region, or a general word that only looks like a place."""
    if issuer(organ).department_like:
        return False
    if _WHOLE.search(word):
        return not _is_another_region(word[-2:], organ)
    return word in organ or organ.removesuffix("人民政府").endswith(word[-3:])
