"""Forms about organs: founding, names, mergers, particulars, practice."""

from __future__ import annotations

from datetime import date

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from gongkai.law.organs import OrganKind
from gongkai_office.administration.choices import CHOICES, Choice
from gongkai_office.administration.forms.people import PlainForm, ReasonForm, organ_choices
from gongkai_office.fields import DayField, Sure, Words
from gongkai_office.organs.models import Level, Organ
from gongkai_office.organs.practices import LONGEST, Value

_KEEP = ("", "沿用上级机关的规定")
_SIX = r"^[0-9]{6}$"


class FoundForm(PlainForm):
    """A new organ below another."""

    name = Words("全称", longest=120)
    short = Words("简称", "用于文号，例如“清源水”。", longest=40)
    code = forms.RegexField(
        r"^[A-Za-z0-9-]{2,32}$",
        label="机关代码",
        help_text="机构编码或者统一社会信用代码，一经确定不再变更。",
        error_messages={"required": "请填写机关代码", "invalid": "机关代码只能用字母、数字和 -，2 至 32 位"},
    )
    kind = forms.ChoiceField(label="性质", choices=[(kind.name, kind.value) for kind in OrganKind])
    level = forms.ChoiceField(label="层级", choices=Level.choices)
    region = forms.RegexField(
        _SIX,
        label="行政区划代码",
        help_text="六位代码，决定按哪个地方的节假日计算工作日。",
        error_messages={"required": "请填写行政区划代码", "invalid": "行政区划代码是六位数字，例如 640121"},
    )
    start = DayField("设立日期")


class RenameForm(ReasonForm):
    """A new name from a day on."""

    name = Words("新的全称", longest=120)
    short = Words("新的简称", "用于文号。", longest=40)
    start = DayField("启用日期", "此前的文书仍用原名称。")
    field_order = ("name", "short", "start", "reason")


class MergeForm(ReasonForm):
    """Into which organ, from which day on."""

    into = forms.ChoiceField(
        label="并入哪个机关",
        help_text="职权由谁继续行使，就选谁；没有机关继续行使的，选它所属的人民政府。承接的机关还没有设立的，"
        "先“设立下级机关”，设立日期不晚于撤销日期。",
        error_messages={"required": "请选择承接的机关"},
    )
    day = DayField("撤销日期", "从这一天起不再存续，由承接的机关答复。")
    sure = Sure("我已核对上面列出的影响，提请合并")
    field_order = ("into", "day", "reason", "sure")

    def __init__(self, data: QueryDict | None = None, *, on: date, organs: QuerySet[Organ]) -> None:
        super().__init__(data, on=on)
        self.organs = organs
        self.fields["into"].choices = [("", "请选择"), *organ_choices(organs, date.max)]  # type: ignore[attr-defined]  # a choice field


class ParticularsForm(ReasonForm):
    """What letters say of an organ."""

    address = Words("办公地址", longest=200)
    postcode = forms.RegexField(
        _SIX, label="邮政编码", required=False, error_messages={"invalid": "邮政编码是六位数字"}
    )
    phone = Words("联系电话", longest=60)
    fax = Words("传真", required=False, longest=60)
    email = forms.EmailField(label="电子邮箱", required=False, error_messages={"invalid": "电子邮箱的写法不对，请核对"})
    hours = Words("办公时间", required=False)
    reconsideration = Words(
        "行政复议机关", "写进答复的救济途径。可以选择两个机关的，一行写一个。", required=False, lines=2, longest=300
    )
    online = Words("行政复议互联网渠道", "网址或者平台名称；网上送达的答复应当写明。", required=False)
    court = Words("有管辖权的人民法院", "写进答复的救济途径。", required=False, longest=120)
    account = Words("收费账户", "写进收费通知：户名、开户行、账号。", required=False, lines=3, longest=400)
    start = DayField("启用日期", "从这一天起的文书按新的内容写。")
    reason = Words("变更原因", "会记入操作日志。", required=False)
    field_order = (
        "address", "postcode", "phone", "fax", "email", "hours", "reconsideration", "online", "court", "account",
        "start", "reason",
    )  # fmt: skip


class PracticeForm(ReasonForm):
    """One field a point that the law leaves open; an empty one is taken over from above."""

    start = DayField("启用日期", "适用于从这一天起收到的申请。提前的，未办结的申请会重新计算期限。")
    reason = Words("依据和理由", "例如本地规定的名称和文号。会记入操作日志。", lines=2, longest=300)

    def __init__(self, data: QueryDict | None = None, *, on: date, own: dict[str, Value] | None = None) -> None:
        super().__init__(data, on=on, initial={name: _told(value) for name, value in (own or {}).items()})
        for choice in CHOICES:
            self.fields[choice.name] = _field(choice)
        self.order_fields([*(choice.name for choice in CHOICES), "start", "reason"])

    def choices(self) -> dict[str, Value]:
        """What was chosen here, by the law's own names."""
        given = {choice: self.cleaned_data.get(choice.name) for choice in CHOICES}
        return {choice.name: choice.read(str(value)) for choice, value in given.items() if value not in (None, "")}


def _told(value: Value) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _field(choice: Choice) -> forms.Field:
    if choice.options:
        return forms.ChoiceField(
            label=choice.title, help_text=choice.open, choices=[_KEEP, *choice.options], required=False
        )
    return forms.IntegerField(
        label=choice.title,
        help_text=f"{choice.open}不填的，沿用上级机关的规定。",
        min_value=1,
        max_value=LONGEST[choice.name],
        required=False,
        error_messages={"invalid": "请填写工作日的天数，例如 15"},
    )
