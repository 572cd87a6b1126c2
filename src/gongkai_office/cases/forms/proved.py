"""The forms of steps that a paper shows: a correction, a payment, a service. The paper is kept with the case."""

from __future__ import annotations

from datetime import date

from django import forms
from django.http import QueryDict

from gongkai.law.service import Service
from gongkai_office.cases.forms.steps import NoteForm, StepForm
from gongkai_office.fields import DayField, Sure, Words
from gongkai_office.files.fields import PICTURES, UploadField
from gongkai_office.files.models import Purpose

_LONGEST = 4_000


class PaidForm(NoteForm):
    """The payment, and what shows it."""

    holds = Purpose.PAYMENT
    note = Words("票据号码", "缴款单、票据的名称和号码，例如：非税收入票据 0012345。", required=False, longest=_LONGEST)
    papers = UploadField("缴费凭证", "缴款单、票据的扫描件或者照片。", kinds=PICTURES)


class CorrectedForm(NoteForm):
    """The correction as it came."""

    holds = Purpose.CORRECTION
    description = Words(
        "补正后的信息描述", "照补正材料抄录；没有改动描述的，不用填。", required=False, lines=5, longest=10_000
    )
    papers = UploadField("补正材料", "补正书、信封的扫描件或者照片。补交的身份证明，请在“上传文件”中作为身份证明上传。")


class ServeForm(StepForm):
    """How the reply reached the requester."""

    on = None  # type: ignore[assignment]  # the manner decides which day counts
    manner = forms.ChoiceField(
        label="送达方式",
        choices=[(manner.value, manner.value) for manner in Service],
        widget=forms.RadioSelect(),
        help_text="邮寄的以交邮之日为准，只能交邮政企业；直接、委托送达的以签收之日为准。",
        error_messages={"required": "请选择送达方式"},
    )
    sent = DayField("寄出或者发出的日期")
    signed_for = DayField("签收日期", "直接送达、委托送达须填写。", required=False)
    postal_enterprise = forms.BooleanField(label="邮寄的，由邮政企业寄递（不是其他快递公司）", required=False)
    proof = Words(
        "送达凭证", "挂号信、邮政特快专递的单号，或者送达回证编号。凭证还没有取得的，可以以后补登。", required=False
    )
    course = Words(
        "送达经过",
        "填写的，另制《送达情况记录》存档，例如：上午到邮政支局交寄，取得收寄凭证。",
        required=False,
        lines=2,
        longest=1_000,
    )
    sure = Sure("答复书已经实际发出，送达登记后不能撤销")
    holds = Purpose.PROOF
    papers = UploadField("凭证的扫描件或者照片", "收寄凭证、签收的送达回证、发送记录的截图。", kinds=PICTURES)
    order = ("manner", "sent", "signed_for", "postal_enterprise", "proof", "papers", "course", "sure")
    enums = {"manner": Service}  # noqa: RUF012  as above

    def __init__(self, data: QueryDict | None = None, *, on: date) -> None:
        super().__init__(data, on=on)
        self.initial.update(sent=self.on_day, postal_enterprise=True)


class ProveForm(StepForm):
    """The proof of a service that went before."""

    holds = Purpose.PROOF
    keyed = False
    proof = Words("送达凭证", "凭证名称和编号，例如：邮政特快专递 1234567890123 已签收。")
    papers = UploadField("凭证的扫描件或者照片", "收寄凭证、签收的送达回证。", kinds=PICTURES)
    order = ("proof", "papers", "on")
