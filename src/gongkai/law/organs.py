"""The kinds of organs that statutes tell apart."""

from __future__ import annotations

from enum import Enum


class OrganKind(Enum):
    """The kinds of organs the Legislation Law and the Reconsideration Law tell apart."""

    STATE_DEPARTMENT = "国务院部门"
    PROVINCE_GOVERNMENT = "省、自治区、直辖市人民政府"
    CITY_GOVERNMENT = "设区的市、自治州人民政府"
    OTHER_GOVERNMENT = "县级、乡级人民政府"
    DEPARTMENT = "地方人民政府工作部门"
    JUSTICE_DEPARTMENT = "地方人民政府司法行政部门"
    DISPATCHED_ORGAN = "人民政府设立的派出机关"  # subdistrict offices, administrative offices
    FIELD_OFFICE = "工作部门设立的派出机构"
    DISTRICT_FIELD_OFFICE = "直辖市、设区的市工作部门按照行政区划设立的派出机构"
    STATE_FIELD_OFFICE = "国务院部门设立的派出机构"
    AUTHORISED = "地方人民政府或者其工作部门管理的授权组织"
    STATE_AUTHORISED = "国务院部门管理的授权组织"
    VERTICAL = "海关、金融、外汇管理等垂直领导的机关和税务、国家安全机关"
