"""What the portal asks of people, in their words."""

from __future__ import annotations

from typing import Any

from django import forms
from stdnum.cn import ric, uscc

from gongkai.cases.entries import Applicant
from gongkai_office.files.fields import PICTURES, UploadField

APPLICANTS = (
    (Applicant.NATURAL_PERSON.value, "个人"),
    (Applicant.COMMERCIAL.value, "商业企业"),
    (Applicant.RESEARCH.value, "科研机构"),
    (Applicant.PUBLIC_WELFARE.value, "社会公益组织"),
    (Applicant.LEGAL_SERVICE.value, "法律服务机构"),
    (Applicant.OTHER.value, "其他法人或者组织"),
)
"""Kinds of requesters, as table three of the annual report counts them."""

CARD, CREDIT = "居民身份证", "统一社会信用代码"
IDENTITIES = (CARD, "护照", "港澳居民来往内地通行证", "台湾居民来往大陆通行证", "外国人永久居留身份证", CREDIT, "其他")
PAPER, EMAIL, DISC = "纸面", "电子邮件", "光盘"
POST, MAIL, FETCH, READ = "邮寄", "电子邮件", "自行领取", "当场阅读、抄录"
_LONGEST = 2000  # signs of a description; what is longer comes as a letter
_DIGITS = 7  # of the shortest telephone number


def _pairs(words: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(word, word) for word in words]


class PlainForm(forms.Form):
    """A form that says what is wrong as a neighbour would."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages["required"] = "请选择" if isinstance(field, forms.ChoiceField) else "请填写"
            field.error_messages["invalid_choice"] = "请从列出的选项里选择"
            if isinstance(field, forms.CharField) and field.max_length:
                field.error_messages["max_length"] = f"最多写 {field.max_length} 个字，请缩短一些"
            if isinstance(field, forms.EmailField):
                field.error_messages["invalid"] = "电子邮箱不对，请检查有没有写漏，例如 name@example.cn"


class SearchForm(PlainForm):
    """Look for an organ."""

    q = forms.CharField(
        label="机关名称", required=False, max_length=60, help_text="可以只写一部分，例如“教育”；以前的名称也能找到。"
    )


class WhoForm(PlainForm):
    """Who asks, and how to reach them."""

    applicant = forms.ChoiceField(label="您以什么身份申请", choices=APPLICANTS, widget=forms.RadioSelect)
    name = forms.CharField(
        label="姓名或者名称",
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text="个人填写证件上的姓名，单位填写登记的全称。",
    )
    identity_kind = forms.ChoiceField(
        label="身份证明", choices=_pairs(IDENTITIES), help_text="单位请选“统一社会信用代码”。"
    )
    identity_number = forms.CharField(
        label="证件号码",
        max_length=40,
        help_text="条例第二十九条要求提供身份证明。号码加密保存，只有办理您这件申请的工作人员可以查看，每次查看都有记录。",
    )
    contact_person = forms.CharField(
        label="联系人", required=False, max_length=40, help_text="单位申请的，请填写联系人姓名；个人不用填写。"
    )
    phone = forms.CharField(
        label="联系电话",
        max_length=20,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
        help_text="收到申请后，工作人员要打这个电话与您确认。联系不上的，答复期限不能开始计算。",
    )

    papers = UploadField(
        "身份证明的照片或者扫描件",
        "上传以后，工作人员不用再向您核对。加密保存，查看的权限和证件号码一样，每次查看都有记录。手机可以直接拍照。",
        most=4,
        kinds=PICTURES,
    )

    def clean_phone(self) -> str:
        """A telephone number has digits enough, and nothing but what stands in one."""
        phone: str = self.cleaned_data["phone"]
        digits = sum(sign.isdecimal() for sign in phone)
        if digits < _DIGITS or not all(sign.isdecimal() or sign in "+-() 　（）转" for sign in phone):
            raise forms.ValidationError("电话号码不对，请填写手机号码，或者带区号的固定电话，例如 0951-0000000")
        return phone

    def clean(self) -> dict[str, Any]:
        """Numbers agree with their kind, and organisations name somebody."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        kind, number = given.get("identity_kind"), given.get("identity_number", "")
        if number and kind == CARD and not ric.is_valid(number):
            self.add_error("identity_number", "身份证号码不对，请对照证件检查 18 位号码")
        if number and kind == CREDIT and not uscc.is_valid(number):
            self.add_error("identity_number", "统一社会信用代码不对，请对照证照检查 18 位代码")
        if given.get("applicant") not in (None, Applicant.NATURAL_PERSON.value) and not given.get("contact_person"):
            self.add_error("contact_person", "单位申请的，请填写联系人姓名")
        return given


class WantForm(PlainForm):
    """What is asked for, and how it should come."""

    description = forms.CharField(
        label="您要什么政府信息",
        max_length=_LONGEST,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text="请写明信息的名称、文号，或者能够查找到它的其他特征，例如哪一年、哪个项目、哪份文件。不用说明用途。一件申请只写一项内容，办理更快。",
    )
    form_wanted = forms.ChoiceField(
        label="希望得到的形式", choices=_pairs((PAPER, EMAIL, DISC)), widget=forms.RadioSelect, initial=PAPER
    )
    delivery_wanted = forms.ChoiceField(
        label="希望怎样得到",
        choices=_pairs((POST, MAIL, FETCH, READ)),
        widget=forms.RadioSelect,
        initial=POST,
    )
    email = forms.EmailField(
        label="电子邮箱",
        required=False,
        max_length=120,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text="选择“电子邮件”的必须填写。填写以后，办理有进展时也会发邮件告诉您。",
    )
    address = forms.CharField(
        label="通信地址",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
        help_text="选择“邮寄”的必须填写。",
    )
    postcode = forms.RegexField(
        r"^[0-9]{6}$", label="邮政编码", required=False, error_messages={"invalid": "邮政编码是 6 位数字"}
    )
    papers = UploadField("一起交的材料", "例如授权委托书，或者能帮助查找的线索。没有的不用交。")

    def clean(self) -> dict[str, Any]:
        """What was chosen can be done."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if (
            EMAIL in (given.get("form_wanted"), given.get("delivery_wanted"))
            and not given.get("email")
            and "email" not in self.errors
        ):
            self.add_error("email", "您选择了电子邮件，请填写电子邮箱")
        if given.get("delivery_wanted") == POST and not given.get("address"):
            self.add_error("address", "您选择了邮寄，请填写通信地址")
        return given


class SubmitForm(PlainForm):
    """The last page: the question against robots."""

    answer = forms.CharField(
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="这道题用来区分人和机器，数字和汉字都可以。",
    )

    def ask(self, question: str) -> None:
        """Put a question; an answer to an earlier one is taken away."""
        self["answer"].label = question
        self.data = {}


class CommentForm(PlainForm):
    """A comment on a draft; sent twice, it counts once."""

    key = forms.UUIDField(widget=forms.HiddenInput())
    text = forms.CharField(label="您的意见", max_length=4000, widget=forms.Textarea(attrs={"rows": 8}))
    name = forms.CharField(
        label="姓名或者单位名称",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text="可以不写。加密保存，公布采纳情况时不写。",
    )
    contact = forms.CharField(
        label="联系方式",
        required=False,
        max_length=200,
        help_text="电话或者电子邮箱，需要向您了解情况时用，可以不写。加密保存，每次查看都有记录。",
    )
    answer = forms.CharField(
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="这道题用来区分人和机器，数字和汉字都可以。",
    )

    def ask(self, question: str) -> None:
        """Put a question; an answer to an earlier one is taken away, what else was typed stays."""
        self["answer"].label = question
        self.data = {name: value for name, value in self.data.items() if name != "answer"}


class FollowForm(PlainForm):
    """Number and code."""

    number = forms.CharField(
        label="登记编号", max_length=60, help_text="印在回执上，例如“××政办公申〔2026〕1号”。括号写成哪一种都可以。"
    )
    code = forms.CharField(
        label="查询码",
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        help_text="12 位字母和数字，大小写和短横线都可以不管。",
    )

    def clean_number(self) -> str:
        """A number is found also where its last sign was left out."""
        number: str = self.cleaned_data["number"].strip()
        return number if number.endswith("号") else f"{number}号"


class CorrectionForm(PlainForm):
    """What the requester corrects."""

    description = forms.CharField(
        label="补正后的内容描述",
        max_length=_LONGEST,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text="请写出补正以后的完整内容，它将代替原来的描述。",
    )
    identity_number = forms.CharField(
        label="更正后的证件号码", required=False, max_length=40, help_text="不需要更正的不用填写。"
    )
    phone = forms.CharField(label="更正后的联系电话", required=False, max_length=20, help_text="不需要更正的不用填写。")
    note = forms.CharField(label="补充说明", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    papers = UploadField("补充的材料", "补正通知要求提供证明、材料的，在这里上传。")
