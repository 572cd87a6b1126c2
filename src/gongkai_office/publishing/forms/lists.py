"""The forms of the desk's own lists: the gate's terms, the catalogue's columns."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict

from gongkai_office.fields import DeskForm, Words
from gongkai_office.gate.models import Term
from gongkai_office.publishing.metadata import Freshness


class TermForm(DeskForm):
    """One entry of a list, for one of the organs somebody keeps lists of."""

    organ = forms.ChoiceField(label="机关", help_text="对这个机关和它下面的所有机关有效。")
    kind = forms.ChoiceField(
        label="名单",
        choices=Term.Kind.choices,
        initial=Term.Kind.NEGATIVE,
        widget=forms.RadioSelect(),
        error_messages={"required": "请选择名单"},
    )
    text = Words("词语", "照它在正文里的写法填写。", longest=100)
    suggestion = Words("建议改为", "负面清单的词语可以填写规范的说法。", required=False, longest=100)
    reason = Words("理由", "列入允许名单的必须填写，例如：本单位公开的咨询电话。", required=False)

    def __init__(self, data: QueryDict | None = None, *, on: date, organs: list[tuple[str, str]]) -> None:
        super().__init__(data, on=on)
        field = self.fields["organ"]
        if isinstance(field, forms.ChoiceField):
            field.choices = organs

    def arguments(self) -> dict[str, Any]:
        """The entry as the command's arguments, but for its organ."""
        given = self.cleaned_data
        return {"kind": Term.Kind(given["kind"]), **{name: given[name] for name in ("text", "suggestion", "reason")}}


class ColumnForm(DeskForm):
    """A column below a statutory one."""

    parent = forms.ChoiceField(label="上级栏目", help_text="法定主动公开内容的栏目。")
    name = Words("栏目名称", longest=120)
    freshness = forms.TypedChoiceField(
        label="更新要求",
        choices=Freshness.choices,
        coerce=lambda value: Freshness(int(value)),
        initial=Freshness.STATIC,
        help_text="栏目内容最长多久应当更新一次。",
    )

    def __init__(self, data: QueryDict | None = None, *, on: date, parents: list[tuple[str, str]]) -> None:
        super().__init__(data, on=on)
        field = self.fields["parent"]
        if isinstance(field, forms.ChoiceField):
            field.choices = parents


class ColumnNameForm(DeskForm):
    """What a column is called from now on."""

    name = Words("栏目名称", longest=120)


class KeeperForm(DeskForm):
    """Who answers for a column."""

    post = Words("责任岗位", "例如：办公室综合股。人员变动时岗位不变。", required=False, longest=80)
    keeper = forms.ChoiceField(
        label="责任人", required=False, help_text="栏目该更新时提醒这个人；没有责任人的，提醒本机关的信息编辑。"
    )
    others = forms.BooleanField(label="本机关还没有责任人的其他栏目，也由这个岗位、这个人负责", required=False)

    def __init__(self, data: QueryDict | None = None, *, on: date, people: list[tuple[str, str]]) -> None:
        super().__init__(data, on=on)
        field = self.fields["keeper"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "不指定到人"), *people]
