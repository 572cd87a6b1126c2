"""What each situation asks of a handler, as fields: the facts of its letter that the case itself does not know."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms

from gongkai.law.exemptions import EXEMPTIONS, Exemption
from gongkai.law.outcomes import Situation
from gongkai_office.fields import DayField, Words

_LONGEST = 4_000
_S = Situation
Fields = Mapping[str, forms.Field]

SITUATION_WORDS: Mapping[Situation, str] = {
    _S.CAN_BE_PUBLIC: "可以公开，现予提供",
    _S.ALREADY_PUBLIC: "已经主动公开，告知获取方式和途径",
    _S.DOES_NOT_EXIST: "经检索没有所申请的信息（信息不存在）",
    _S.NOT_OURS: "不属于本机关负责公开",
    _S.NOT_GOVERNMENT_INFORMATION: "不属于政府信息",
    _S.ARCHIVED: "已经移交国家档案馆",
    _S.REQUESTER_GONE: "申请人死亡或者终止，没有承继人（不制作答复书）",
}
"""Situations that share an outcome, as a clerk tells them apart."""


def _found(help_text: str = "写明找到了什么、形成于何时、共几份几页。", label: str = "查明的事实") -> Words:
    return Words(label, help_text, lines=4, longest=_LONGEST)


def _reason(help_text: str, label: str = "理由") -> Words:
    return Words(label, help_text, lines=4, longest=_LONGEST)


def _law(*, required: bool) -> Words:
    return Words("禁止公开的法律、行政法规", "写明名称和条款，地方性法规、规章和文件不能作为依据。", required=required)


def _denied(check: str, **more: forms.Field) -> Fields:
    return {"found": _found(), "reason": _reason(f"结合事实说明为什么属于这种情形。{check}。"), **more}


def _right(*, unknown: bool, name: str, contact: str) -> Fields:
    asked: dict[str, forms.Field] = {
        "right_name": Words(name, required=not unknown),
        "right_contact": Words(contact, "地址、电话。", required=not unknown),
    }
    if unknown:
        asked["right_unknown"] = forms.BooleanField(label="不能确定负责公开的机关", required=False)
    return asked


def _checked(exemption: Exemption) -> str:
    return EXEMPTIONS[exemption].check


FACTS: Mapping[Situation, Fields] = {
    _S.CAN_BE_PUBLIC: {
        "found": _found(),
        "enclosed": Words("提供的附件", "每行一件，写文件名称。", required=False, lines=3, longest=_LONGEST),
        "where": Words(
            "获取的方式、途径和时间", "没有附件的，写明到哪里、怎样、什么时候取得。", required=False, lines=2
        ),
    },
    _S.ALREADY_PUBLIC: {
        "found": _found("写明在哪里、什么时候公开的。"),
        "where": Words("获取的方式、途径", "写到栏目和网址，能让申请人直接找到。", lines=2, longest=1_000),
    },
    _S.SEPARABLE: {
        "found": _found(),
        "disclosed": Words("予以公开的部分", lines=2, longest=1_000),
        "enclosed": Words("提供的附件", "每行一件，写文件名称。", required=False, lines=2, longest=_LONGEST),
    },
    _S.STATE_SECRET: _denied(_checked(Exemption.STATE_SECRET)),
    _S.OTHER_LAW: _denied(_checked(Exemption.OTHER_LAW), law=_law(required=True)),
    _S.SECURITY_STABILITY: _denied(_checked(Exemption.SECURITY_STABILITY)),
    _S.THIRD_PARTY: _denied(
        _checked(Exemption.THIRD_PARTY),
        weighing=Words(
            "公共利益的衡量",
            "说明不公开是否会对公共利益造成重大影响。征求第三方意见的日期由案件登记写入。",
            lines=3,
            longest=_LONGEST,
        ),
    ),
    _S.INTERNAL_AFFAIRS: _denied(_checked(Exemption.INTERNAL_AFFAIRS)),
    _S.DELIBERATIVE: _denied(_checked(Exemption.DELIBERATIVE)),
    _S.ENFORCEMENT_FILE: _denied(_checked(Exemption.ENFORCEMENT_FILE)),
    _S.SPECIAL_QUERY: {
        "found": _found("写明申请的是哪一类登记资料。"),
        "law": Words("作出特别规定的法律、行政法规", "例如：《不动产登记暂行条例》。"),
        "office": Words("办理查询的机构", "名称，最好连同地址。"),
    },
    _S.DOES_NOT_EXIST: {
        "scope": Words("检索的范围", "例如：2020年至2023年形成的文件和档案。"),
        "systems": Words("检索的系统、目录", "每行一个，例如：公文管理系统。", lines=2, longest=1_000),
        "keywords": Words("检索的关键词", "每行一个，或者用顿号隔开。", lines=2, longest=1_000),
        "searched_on": DayField("检索日期"),
        "searched_by": Words("检索人"),
        "found": _found("说明没有制作或者获取过的原因。"),
    },
    _S.NOT_OURS: {
        "reason": _reason("说明信息由谁制作、保存，为什么不由本机关负责公开。"),
        **_right(unknown=True, name="负责公开的机关", contact="该机关的联系方式"),
    },
    _S.NEEDS_CREATION: {
        "found": _found("写明现有哪些信息。"),
        "reason": _reason("说明需要怎样加工、分析。", "需要加工、分析的理由"),
    },
    _S.UNCLEAR_AFTER_CORRECTION: {"reason": _reason("写明补正后哪些地方仍不明确。", "仍不明确之处")},
    _S.PETITION: {
        "found": _found("写明申请实际反映的问题。"),
        "where": Words("反映问题的正当渠道", "例如：某某县信访局来访接待大厅，地址、电话。", lines=2, longest=1_000),
    },
    _S.REPEATED: {
        "earlier": Words("此前答复的文号", "照答复书抄录，例如：清政公开答〔2024〕12号。"),
        "earlier_on": DayField("此前答复的日期"),
        "found": _found("说明两次申请的内容为什么相同。"),
    },
    _S.PUBLICATION: {
        "found": _found("写明是哪一种公报、报刊、书籍。"),
        "where": Words("获取公开出版物的途径", lines=2, longest=1_000),
    },
    _S.EXCESSIVE: {
        "found": _found("写明什么期间内提出多少件，其中相同或者相近的多少件。", "申请数量和频次的事实"),
        "reason": _reason("说明申请人讲的理由为什么不合理。", "理由不合理之处"),
    },
    _S.CONFIRM_REISSUE: {
        "found": _found("写明申请人什么时候、怎样取得过该信息。"),
        "reason": _reason("说明为什么属于要求确认或者重新出具。"),
    },
    _S.CORRECTION_OVERDUE: {},
    _S.PAYMENT_OVERDUE: {},
    _S.NOT_GOVERNMENT_INFORMATION: {
        "found": _found("写明申请的是什么。"),
        "reason": _reason("说明为什么不是履行行政管理职能过程中制作或者获取的信息。"),
    },
    _S.ARCHIVED: {
        "reason": _reason("写明形成和移交的时间。"),
        **_right(unknown=False, name="保管的国家档案馆", contact="档案馆的联系方式"),
    },
    _S.REQUESTER_GONE: {},
}
"""The fields of each situation, in the order in which its letter tells them."""


def withheld_fields(number: int) -> dict[str, forms.Field]:
    """The fields of one part that is not disclosed (Art. 37)."""
    grounds = [("", "请选择"), *((one.value, EXEMPTIONS[one].name) for one in Exemption if _withholds(one))]
    return {
        f"withheld_{number}_what": Words(f"不公开的部分之{number}", "是什么、在哪里。", required=False),
        f"withheld_{number}_ground": forms.ChoiceField(label="依据的情形", choices=grounds, required=False),
        f"withheld_{number}_law": _law(required=False),
        f"withheld_{number}_reason": Words(
            "不公开的理由", "结合这一部分的事实说明。", required=False, lines=2, longest=_LONGEST
        ),
    }


def _withholds(exemption: Exemption) -> bool:
    return exemption is not Exemption.SPECIAL_QUERY
