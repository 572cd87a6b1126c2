"""What is said of every item beside its text: attribute, genre, theme, freshness (law.md §6.1, §6.4)."""

from __future__ import annotations

from django.db.models import IntegerChoices, TextChoices


class Attribute(TextChoices):
    """Whether information is disclosed, decided when it is drafted; all but the first need a reason."""

    PUBLIC = "public", "主动公开"
    ON_REQUEST = "on_request", "依申请公开"
    WITHHELD = "withheld", "不予公开"


class Genre(TextChoices):
    """What kind of document an item is (体裁)."""

    RESOLUTION = "resolution", "决定"
    ORDER = "order", "令"
    ANNOUNCEMENT = "announcement", "公告"
    PUBLIC_NOTICE = "public_notice", "通告"
    OPINION = "opinion", "意见"
    NOTICE = "notice", "通知"
    CIRCULAR = "circular", "通报"
    REPORT = "report", "报告"
    REPLY = "reply", "批复"
    LETTER = "letter", "函"
    MINUTES = "minutes", "纪要"
    LIST = "list", "名单、目录"
    STATISTICS = "statistics", "统计数据"
    GUIDE = "guide", "指南"
    INTERPRETATION = "interpretation", "解读"
    OTHER = "other", "其他"


class Theme(TextChoices):
    """The first level of the State Council's subject classes for official documents."""

    ORGANISATION = "01", "国务院组织机构"
    GENERAL = "02", "综合政务"
    ECONOMY = "03", "国民经济管理、国有资产监管"
    FINANCE = "04", "财政、金融、审计"
    LAND = "05", "国土资源、能源"
    AGRICULTURE = "06", "农业、林业、水利"
    INDUSTRY = "07", "工业、交通"
    TRADE = "08", "商贸、海关、旅游"
    MARKET = "09", "市场监管、安全生产"
    BUILDING = "10", "城乡建设、环境保护"
    SCIENCE = "11", "科技、教育"
    CULTURE = "12", "文化、广电、新闻出版"
    HEALTH = "13", "卫生、体育"
    POPULATION = "14", "人口与计划生育、妇女儿童工作"
    LABOUR = "15", "劳动、人事、监察"
    SECURITY = "16", "公安、安全、司法"
    CIVIL_AFFAIRS = "17", "民政、扶贫、救灾"
    ETHNIC = "18", "民族、宗教"
    FOREIGN = "19", "对外事务"
    HONG_KONG = "20", "港澳台侨工作"
    DEFENCE = "21", "国防"
    OTHER = "22", "其他"


class Freshness(IntegerChoices):
    """How long a column may go without a new item before it is stale, in days (law.md §6.3)."""

    NEWS = 14, "动态、要闻（两周）"
    NOTICES = 180, "通知公告、政策文件（六个月）"
    YEARLY = 365, "按年更新"
    STATIC = 0, "内容有变化时更新"


class Descent(TextChoices):
    """The ways in which an item comes down; each leaves a page that says so."""

    ERROR = "error", "发布有误，已撤回"
    MERGED = "merged", "已并入其他信息"
    WITHDRAWN = "withdrawn", "已撤下"
    EXPIRED = "expired", "公示期满"
