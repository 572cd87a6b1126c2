"""The form in which an arrival is registered, whatever way it came."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from gongkai.cases.entries import Applicant
from gongkai.law.receipt import Channel
from gongkai_office.cases.commands.arrive import Wanted
from gongkai_office.cases.desk.words import APPLICANT_LABELS
from gongkai_office.cases.sealing import Particulars
from gongkai_office.fields import DayField, DeskForm, Words
from gongkai_office.files.fields import UploadField, Uploads

_DOCUMENTS = ("居民身份证", "统一社会信用代码证书", "护照", "港澳台居民证件", "其他证件")
_FORMS = ("纸质文本", "电子文档", "查阅、抄录")
_WAYS = ("邮寄", "电子邮件", "当面领取", "传真", "网上获取")
_LONGEST = 10_000


def _channel(channel: Channel) -> tuple[str, str]:
    rule = "双方确认之日起算" if channel.needs_confirmation else "收件之日起算"
    return channel.value, f"{channel.label}（{rule}）"


def _choice(given: tuple[str, ...]) -> list[tuple[str, str]]:
    return [("", "未说明"), *((word, word) for word in given)]


class RegisterForm(DeskForm):
    """How it came, who asks, what is asked. Only what a registration cannot do without is required."""

    organ = forms.ChoiceField(label="收到申请的机关")
    channel = forms.ChoiceField(
        label="通过什么渠道收到",
        choices=[_channel(channel) for channel in Channel],
        widget=forms.RadioSelect(),
        error_messages={"required": "请选择收到的渠道，它决定期限从哪一天起算"},
    )
    arrived = DayField("到达日期", "当面递交、签收信件，或者第一次看到申请的那一天。")
    confirmed = DayField(
        "与申请人确认的日期",
        "平常信函、网络、传真、电子邮件须与申请人联系确认。还没联系上的先空着，登记后再补。",
        required=False,
    )
    evidence = Words(
        "凭证", "例如签收单号、接收回执编号，确认电话的时间和通话人。没有写明的，按渠道的规则记录。", required=False
    )
    papers = UploadField(
        "申请书和凭证的扫描件或者照片",
        "当面递交的拍申请书和签收单，信件连信封一起拍（看得清邮戳），传真、电子邮件存下原文。",
    )
    applicant = forms.ChoiceField(
        label="申请人类别",
        choices=[(kind.value, label) for kind, label in APPLICANT_LABELS.items()],
        help_text="年度报告表三按此分列。个体工商户计入商业企业。",
    )
    name = Words("姓名或者名称", longest=120)
    identity_kind = forms.ChoiceField(label="身份证明", choices=_choice(_DOCUMENTS), required=False)
    identity_number = Words("证件号码", "加密保存，页面上只显示首尾几位。", required=False, longest=40)
    contact_person = Words("联系人", "申请人是单位的，填写联系人。", required=False, longest=60)
    phone = forms.CharField(
        label="联系电话", required=False, max_length=40, widget=forms.TextInput({"inputmode": "tel"})
    )
    email = forms.EmailField(label="电子邮箱", required=False, error_messages={"invalid": "电子邮箱的写法不对，请核对"})
    address = Words("通信地址", required=False)
    postcode = forms.RegexField(
        r"^[0-9]{6}$",
        label="邮政编码",
        required=False,
        widget=forms.TextInput({"inputmode": "numeric"}),
        error_messages={"invalid": "邮政编码是 6 位数字"},
    )
    description = Words(
        "所需信息的名称、文号或者特征描述",
        "照申请书抄录，不要改写。内容不清楚也先登记，登记后再告知补正。",
        lines=5,
        longest=_LONGEST,
    )
    form_wanted = forms.ChoiceField(label="获取信息的方式", choices=_choice(_FORMS), required=False)
    delivery_wanted = forms.ChoiceField(label="获取信息的途径", choices=_choice(_WAYS), required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        files: Uploads | None = None,
        *,
        on: date,
        organs: Iterable[tuple[str, str]],
    ) -> None:
        super().__init__(data, on=on)
        self.files = MultiValueDict() if files is None else files
        self.initial["arrived"] = on
        field = self.fields["organ"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  the declaration above
        field.choices = list(organs)

    def clean(self) -> dict[str, Any]:
        """The days in their order, none of them to come."""
        given = super().clean() or self.cleaned_data
        arrived, confirmed = given.get("arrived"), given.get("confirmed")
        for name, day in (("arrived", arrived), ("confirmed", confirmed)):
            if day and day > self.on_day:
                self.add_error(name, "这一天还没有到，请核对")
        if arrived and confirmed and confirmed < arrived:
            self.add_error("confirmed", "确认的日期不能早于到达日期")
        return given

    @property
    def particulars(self) -> Particulars:
        """Who asks."""
        names = Particulars.__dataclass_fields__
        return Particulars(**{name: self.cleaned_data.get(name) or "" for name in names})

    @property
    def wanted(self) -> Wanted:
        """What is asked."""
        given = self.cleaned_data
        return Wanted(description=given["description"], form=given["form_wanted"], delivery=given["delivery_wanted"])

    @property
    def channel_given(self) -> Channel:
        """How it came."""
        return Channel(self.cleaned_data["channel"])

    @property
    def applicant_given(self) -> Applicant:
        """The kind of requester."""
        return Applicant(self.cleaned_data["applicant"])
