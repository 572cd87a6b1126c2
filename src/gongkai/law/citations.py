"""Where a rule comes from: instruments of law and the places in them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

_DIGITS = "零一二三四五六七八九"


class Evidence(StrEnum):
    """How well a value is known; what is only practice stays configurable."""

    STATUTE = "statute"  # read in the text of the law
    NOTICE = "notice"  # read in a published notice or norm
    PRACTICE = "practice"  # common practice or inference; an office may set it otherwise


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law, regulation or official norm.

    >>> REGULATIONS.title
    '政府信息公开条例'
    """

    code: str
    title: str
    number: str
    in_force: str

    def __str__(self) -> str:
        return f"《{self.title}》"

    def article(self, number: int, *, paragraph: int = 0, item: int = 0) -> Citation:
        """A place in this instrument; paragraph and item are left out where zero."""
        return Citation(self, number, paragraph, item)


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in an instrument, printed as a Chinese reply quotes it.

    >>> str(REGULATIONS.article(33, paragraph=2))
    '《政府信息公开条例》第三十三条第二款'
    >>> str(REGULATIONS.article(36, item=3))
    '《政府信息公开条例》第三十六条第（三）项'
    >>> str(Citation(FEES))
    '《政府信息公开信息处理费管理办法》'
    """

    instrument: Instrument
    article: int = 0
    paragraph: int = 0
    item: int = 0

    def __str__(self) -> str:
        text = str(self.instrument)
        if self.article:
            text += f"第{chinese_number(self.article)}条"
        if self.paragraph:
            text += f"第{chinese_number(self.paragraph)}款"
        if self.item:
            text += f"第（{chinese_number(self.item)}）项"
        return text


def chinese_number(number: int) -> str:
    """A number from 0 to 999 as statutes count their articles.

    >>> [chinese_number(n) for n in (7, 10, 15, 20, 33, 100, 105, 110, 201)]
    ['七', '十', '十五', '二十', '三十三', '一百', '一百零五', '一百一十', '二百零一']
    """
    if not 0 <= number < 1000:  # noqa: PLR2004
        raise ValueError(f"{number} is outside 0..999")
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (_DIGITS[ones] if ones or not number else "")


REGULATIONS = Instrument("REG", "政府信息公开条例", "国务院令第711号", "2019-05-15")
REGULATIONS_2008 = Instrument("REG2008", "政府信息公开条例（2007年公布）", "国务院令第492号", "2008-05-01")
FORM_2021 = Instrument("FMT21", "政府信息公开工作年度报告格式", "国办公开办函〔2021〕30号", "2021-09-26")
FORM_2019 = Instrument("FMT19", "关于政府信息公开工作年度报告有关事项的通知", "国办公开办函〔2019〕60号", "2019-11-22")
FEES = Instrument("FEE", "政府信息公开信息处理费管理办法", "国办函〔2020〕109号", "2021-01-01")
PLATFORM = Instrument("PLATFORM", "关于规范政府信息公开平台有关事项的通知", "国办公开办函〔2019〕61号", "2019-12-03")
PERIODS_2015 = Instrument("TIME15", "关于政府信息公开期限有关问题的解释", "国办公开办函〔2015〕207号", "2015")
SERVICE_2016 = Instrument(
    "SERVE16", "关于政府信息公开处理决定送达问题的解释", "国办公开办函〔2016〕235号", "2016-12-07"
)
RECONSIDERATION = Instrument("ARL", "行政复议法", "2023年9月1日修订", "2024-01-01")
LITIGATION = Instrument("APL", "行政诉讼法", "2017年修正", "2017-07-01")
LITIGATION_RULES = Instrument("APLI", "最高人民法院关于适用〈行政诉讼法〉的解释", "法释〔2018〕1号", "2018-02-08")
JUDICIAL_2025 = Instrument(
    "SPC25", "最高人民法院关于审理政府信息公开行政案件适用法律若干问题的解释", "法释〔2025〕8号", "2025-06-01"
)
REPLY_NORM = Instrument("REPLYNORM", "江苏省政府信息公开申请办理答复规范", "苏政办函〔2019〕98号", "2019-12-27")
CIVIL_CODE = Instrument("CIVIL", "民法典", "主席令第45号", "2021-01-01")
LEGISLATION = Instrument("LEGISLATION", "立法法", "2023年修正", "2023-03-15")
PENALTY = Instrument("PENALTY", "行政处罚法", "2021年修订", "2021-07-15")
WORKING_HOURS = Instrument("HOURS", "国务院关于职工工作时间的规定", "国务院令第174号", "1995-05-01")
RULE_PROCEDURE = Instrument("RULEPROC", "规章制定程序条例", "国务院令第695号修订", "2018-05-01")
DECISION_PROCEDURE = Instrument("DECIDE", "重大行政决策程序暂行条例", "国务院令第713号", "2019-09-01")
BUSINESS = Instrument("BUSINESS", "优化营商环境条例", "国务院令第722号", "2020-01-01")
ARCHIVES = Instrument("ARCHIVES", "档案法", "2020年修订", "2021-01-01")
DOUBLE_PUBLICITY = Instrument(
    "DUAL", "关于进一步完善行政许可和行政处罚等信用信息公示工作的指导意见", "发改办财金〔2018〕424号", "2018"
)
