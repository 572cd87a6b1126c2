"""The forms of a call: its draft, a comment that came otherwise, a point, and the smaller ones of its page."""

from __future__ import annotations

from datetime import date

from django import forms
from django.http import QueryDict

from gongkai.law.comments import Draft
from gongkai_office.engagement.commands.draft import LONGEST_DAYS, Called
from gongkai_office.engagement.commands.receive import LONGEST as LONGEST_COMMENT
from gongkai_office.engagement.models import Channel, CommentCall, Point, Verdict
from gongkai_office.engagement.senders import Sender
from gongkai_office.fields import DayField, DeskForm, Words
from gongkai_office.normative.acts import DocumentError
from gongkai_office.normative.body import LONGEST, Body, from_text, to_text

_USUAL_DAYS = 30


class CallForm(DeskForm):
    """A call, new or changed."""

    organ = forms.ChoiceField(label="征求意见的机关")
    draft = forms.ChoiceField(
        label="事项",
        choices=[(one.name, one.value) for one in Draft],
        help_text="规章、重大行政决策和涉及市场主体的文件，期限一般不少于 30 日。",
    )
    title = Words("标题", "例如：关于《清源县河道采砂管理办法（征求意见稿）》公开征求意见的公告")
    about = Words("起草说明", "背景和依据、主要内容、想听取哪些方面的意见", lines=6, longest=8_000)
    text = Words("草案正文", "直接粘贴；一段一行，表格从 Word、Excel 里复制", lines=14, longest=LONGEST)
    days = forms.IntegerField(
        label="期限（日）",
        min_value=1,
        max_value=LONGEST_DAYS,
        help_text="从发布的第二天起算；截止日期在发布时确定。各地对一般文件多要求不少于 7 个工作日。",
        error_messages={"required": "请填写期限", "invalid": "请填写一个整数"},
    )
    shortened = Words("缩短期限的理由", "期限比一般要求短的填写，随草案公布", required=False, longest=300)
    ways = Words("其他提出意见的方式", "通信地址、电子邮箱、联系电话；门户上的意见箱不用写", lines=3, longest=1_000)
    body: Body

    def __init__(
        self,
        data: QueryDict | None,
        *,
        on: date,
        organs: list[tuple[str, str]] | None = None,
        one: CommentCall | None = None,
    ) -> None:
        super().__init__(data, on=on)
        if organs is None:
            del self.fields["organ"]
        else:
            self.fields["organ"].choices = organs  # type: ignore[attr-defined]
        self.initial["days"] = _USUAL_DAYS
        if one:
            kept = {name: getattr(one, name) for name in ("draft", "title", "about", "days", "shortened", "ways")}
            self.initial.update(kept, text=to_text(one.body))

    def clean(self) -> None:
        """Read the text."""
        try:
            self.body = from_text(self.cleaned_data.get("text", ""))
        except DocumentError as error:
            self.add_error("text", error.message)

    @property
    def called(self) -> Called:
        """What it says."""
        given = self.cleaned_data
        return Called(
            draft=Draft[given["draft"]], title=given["title"], about=given["about"], body=self.body,
            days=given["days"], shortened=given["shortened"], ways=given["ways"],
        )  # fmt: skip


class EnterForm(DeskForm):
    """A comment that came by another way than the portal."""

    channel = forms.ChoiceField(
        label="方式", choices=[one for one in Channel.choices if one[0] != Channel.PORTAL.value]
    )
    on = DayField("收到日期")
    text = Words("意见", lines=5, longest=LONGEST_COMMENT)
    name = Words("姓名或者名称", "没有署名的不填；加密保存", required=False, longest=100)
    contact = Words("联系方式", "加密保存，查看要写明事由", required=False, longest=200)

    @property
    def sender(self) -> Sender:
        """Who sent it."""
        return Sender(name=self.cleaned_data["name"].strip(), contact=self.cleaned_data["contact"].strip())


class PointForm(forms.Form):
    """A point and what became of it."""

    gist = Words("意见要点", "归纳意见说的是什么，不写提出人的姓名和电话", lines=2, longest=500)
    verdict = forms.ChoiceField(label="处理", choices=Verdict.choices)
    reason = Words("说明", "部分采纳、未采纳的必须写明理由", required=False, lines=2, longest=500)

    def __init__(self, data: QueryDict | None = None, *, one: Point | None = None) -> None:
        known = {"gist": one.gist, "verdict": one.verdict, "reason": one.reason} if one else None
        super().__init__(data, initial=known, label_suffix="", auto_id=f"id_{one.pk.hex}_%s" if one else "id_point_%s")


class ResultForm(forms.Form):
    """What is said of all the comments together."""

    result = Words(
        "采纳情况说明", "征求意见的经过、收到多少意见、总的处理；没有收到意见的，写明没有收到", lines=5, longest=4_000
    )

    def __init__(self, data: QueryDict | None = None, *, one: CommentCall) -> None:
        super().__init__(data, initial={"result": one.result}, label_suffix="")


class RevealForm(forms.Form):
    """Why somebody wants to know who sent a comment."""

    reason = Words("查看的事由", "例如：需要当面核实情况。每次查看都有记录", longest=200)
