"""The prose of an invented report: sentences of our own that agree with the tables."""

from __future__ import annotations

from gongkai.annual.forms import SECTIONS, FormCode
from tests.factories.figures import Figures
from tests.factories.organs import Organ

NUMERALS = "一二三四五六"
HEADINGS = {
    str(number): f"{numeral}、{heading}"
    for number, (numeral, heading) in enumerate(zip(NUMERALS, SECTIONS, strict=True), start=1)
}
"""The six official headings as printed, by section number."""

_FORM_NAMES = {
    FormCode.Y2021: "《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）",
    FormCode.Y2019: "《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）",
}

_UPKEEP = (
    "（三）政府信息管理。公文起草时同步写明公开属性，发布前逐级审核，失效的内容加注说明。",
    "（四）平台建设。公开专栏按目录重排，可按年份和文种检索，政务服务大厅另设查阅点。",
    "（五）监督保障。年初定下公开要点，年中组织业务培训，年末请群众评议，没有发生需要追究责任的情形。",
)
_PROBLEMS = "（一）存在的主要问题。一是少数栏目更新不够及时；二是政策解读多用文字，图解和问答偏少。"
_IMPROVEMENTS = "重要文件同步准备问答式解读；新到岗的经办人员先跟班学习，再独立拟写答复。"

PHRASINGS = (
    (
        "新收政府信息公开申请{new}件，其中自然人申请{people}件、法人或其他组织申请{organisations}件；上年结转{carried}件。"
        "年内办结{handled}件，结转下年度继续办理{over}件。因政府信息公开引起的行政复议{reconsidered}件、行政诉讼{suits}件。"
    ),
    (
        "共收到政府信息公开申请{new}件，加上年结转的{carried}件，已办结{handled}件，转入下一年度办理{over}件。"
        "涉及政府信息公开的行政复议案件{reconsidered}件，行政诉讼案件{suits}件。"
    ),
    (
        "受理政府信息公开申请{alive}件（含上年结转{carried}件），办结{handled}件，结转下年{over}件。"
        "发生政府信息公开行政复议{reconsidered}件、行政诉讼{suits}件。"
    ),
)
"""Wordings of the sentence on requests; the third counts what was carried in among what was accepted."""


def title(organ: Organ, year: int) -> str:
    """The report's title in one line."""
    return f"{organ.name}{year}年政府信息公开工作年度报告"


def narrative(
    organ: Organ, year: int, form: FormCode, figures: Figures, *, phrasing: str = PHRASINGS[0]
) -> dict[str, str]:
    """Preamble and sections one, five and six, paragraphs parted by line feeds."""
    return {
        "0": _preamble(organ, year, form),
        "1": "\n".join(_situation(organ, year, form, figures, phrasing)),
        "5": "\n".join(_problems(year)),
        "6": "\n".join(_other_matters(organ, year, form, figures)),
    }


def _preamble(organ: Organ, year: int, form: FormCode) -> str:
    contact = organ.contact
    return (
        f"依照《中华人民共和国政府信息公开条例》第五十条和{_FORM_NAMES[form]}，{organ.name}编成本报告。"
        f"报告由六个部分组成，数据统计期限自{year}年1月1日起至{year}年12月31日止。"
        f"电子版登载于{organ.place}门户网站（{contact.website}）。读者如有疑问，可与{contact.office}联系"
        f"（地址：{contact.address}，邮编：{contact.postcode}，电话：{contact.phone}，电子邮箱：{contact.email}）。"
    )


def _situation(organ: Organ, year: int, form: FormCode, figures: Figures, phrasing: str) -> tuple[str, ...]:
    """An opening and the five parts of section one."""
    return (
        f"{year}年，{organ.name}把公开放在办事的前面，让群众找得到、看得懂、问得着，各项工作按计划完成。",
        "（一）主动公开。" + _published(organ, form, figures),
        "（二）依申请公开。" + organ.scope + _requested(figures, phrasing),
        *_UPKEEP,
    )


def _published(organ: Organ, form: FormCode, figures: Figures) -> str:
    value = {key.removeprefix("proactive."): figure for key, figure in figures.items()}
    if form is FormCode.Y2019:
        return (
            f"全年新制作规范性文件{value['normative_documents.made']}件，"
            f"新公开规范性文件{value['normative_documents.newly_public']}件。"
            f"{organ.scope}作出行政许可决定{value['licences.decisions']}件、"
            f"行政处罚决定{value['penalties.decisions']}件、行政强制决定{value['coercion.decisions']}件。"
        )
    return (
        f"全年制发行政规范性文件{value['normative_documents.issued']}件，"
        f"废止{value['normative_documents.repealed']}件，"
        f"年末现行有效的行政规范性文件{value['normative_documents.valid']}件。"
        f"{organ.scope}作出行政许可决定{value['licences.decisions']}件、"
        f"行政处罚决定{value['penalties.decisions']}件、行政强制决定{value['coercion.decisions']}件。"
    )


def _requested(figures: Figures, phrasing: str) -> str:
    """The sentence on requests in one of the usual wordings."""
    new, people = _count(figures, "requests.new.total"), _count(figures, "requests.new.natural_person")
    carried = _count(figures, "requests.carried_in.total")
    suits = _count(figures, "litigation_direct.total") + _count(figures, "litigation_after_reconsideration.total")
    return phrasing.format(
        new=new,
        people=people,
        organisations=new - people,
        carried=carried,
        alive=new + carried,
        handled=figures["requests.handled.total"],
        over=figures["requests.carried_over.total"],
        reconsidered=figures["reconsideration.total"],
        suits=suits,
    )


def _problems(year: int) -> tuple[str, ...]:
    return (
        _PROBLEMS,
        f"（二）改进情况。{year}年下半年起，公开专栏每月自查一次，缺漏当月补齐；{_IMPROVEMENTS}",
    )


def _other_matters(organ: Organ, year: int, form: FormCode, figures: Figures) -> tuple[str, ...]:
    """The fee first, which the 2021 form asks for, then nothing else."""
    if form is FormCode.Y2019:
        return (f"{year}年，{organ.scope}没有其他需要报告的事项。",)
    unpaid = figures.get("requests.other.payment_overdue.total") or 0
    notices = f"发出信息处理费收费通知{unpaid}件" if unpaid else "没有发出信息处理费收费通知"
    return (
        f"（一）信息处理费。{year}年，{organ.scope}{notices}，没有收取信息处理费。",
        "（二）没有其他需要报告的事项。",
    )


def _count(figures: Figures, address: str) -> int:
    return int(figures[address] or 0)
