"""What an organ's name tells of it, and what it does not."""

from __future__ import annotations

import pytest

from gongkai.annual.issuer import Kind, Level, issuer


@pytest.mark.parametrize(
    ("name", "kind", "level", "may_make_rules"),
    [
        ("永宁县", Kind.GOVERNMENT, Level.COUNTY, False),
        ("清源县人民政府", Kind.GOVERNMENT, Level.COUNTY, False),
        ("淮安市洪泽区人民政府", Kind.GOVERNMENT, Level.COUNTY, False),
        ("大武口区人民政府办公室", Kind.OFFICE, Level.COUNTY, False),
        ("中卫市", Kind.GOVERNMENT, Level.PREFECTURE, True),
        ("中卫市人民政府办公室", Kind.OFFICE, Level.PREFECTURE, None),
        ("云岭市人民政府", Kind.GOVERNMENT, Level.UNKNOWN, None),
        ("上海市科学技术委员会", Kind.DEPARTMENT, Level.PROVINCE, False),
        ("上海市人民政府", Kind.GOVERNMENT, Level.PROVINCE, True),
        ("宁夏回族自治区人民政府", Kind.GOVERNMENT, Level.PROVINCE, True),
        ("凉山彝族自治州人民政府", Kind.GOVERNMENT, Level.PREFECTURE, True),
        ("清源县白石镇人民政府", Kind.TOWNSHIP, Level.TOWNSHIP, False),
        ("清源县青溪街道办事处", Kind.TOWNSHIP, Level.TOWNSHIP, False),
        ("清源县教育局", Kind.DEPARTMENT, Level.COUNTY, False),
        ("国家税务总局", Kind.DEPARTMENT, Level.STATE, True),
        ("教育部", Kind.DEPARTMENT, Level.STATE, True),
        ("平潭综合实验区", Kind.ZONE, Level.UNKNOWN, None),
        ("云岭市高新技术产业开发区管理委员会", Kind.ZONE, Level.UNKNOWN, None),
        ("", Kind.UNKNOWN, Level.UNKNOWN, None),
    ],
)
def test_kind_level_and_power_follow_from_the_name(
    name: str, kind: Kind, level: Level, *, may_make_rules: bool | None
) -> None:
    judged = issuer(name)
    assert (judged.kind, judged.level, judged.may_make_rules) == (kind, level, may_make_rules)
