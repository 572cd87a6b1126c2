"""What an editor writes: the content of a version and the columns it stands in."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from gongkai_office.clock import BEIJING
from gongkai_office.fields import DayField, DeskForm, Words
from gongkai_office.files.fields import UploadField, Uploads
from gongkai_office.organs.models import Organ
from gongkai_office.publishing.cleaning import paragraphs, plain
from gongkai_office.publishing.content import COLUMNS, Content
from gongkai_office.publishing.forms.pictures import WORDS_HELP, PictureField, add_words, put_in_place
from gongkai_office.publishing.metadata import Attribute, Genre, Theme
from gongkai_office.publishing.models import Column, Version
from gongkai_office.publishing.queries.published import columns

_INSTANT = "%Y-%m-%dT%H:%M"


class ContentForm(DeskForm):
    """One version. `seen` is the revision its editor had before them; `organ` decides which columns there are.

    `instead` is the revision that somebody else saved and that the editor, having compared, saves over.
    """

    seen = forms.IntegerField(widget=forms.HiddenInput(), required=False, min_value=1)
    instead = forms.IntegerField(widget=forms.HiddenInput(), required=False, min_value=1)
    title = Words("标题", lines=2)
    body = forms.CharField(
        label="正文",
        required=False,
        strip=False,
        widget=forms.Textarea({"rows": 18, "data-rich": ""}),
        help_text="可以从 Word、Excel 中粘贴文字和表格；多余的格式会自动去掉。",
    )
    picture = PictureField()
    picture_words = Words("这张图片的文字说明", WORDS_HELP, required=False, lines=2, longest=200)
    without = forms.MultipleChoiceField(
        label="已有的附件",
        required=False,
        widget=forms.CheckboxSelectMultiple(),
        help_text="勾选的，保存时去掉。",
    )
    papers = UploadField("增加附件", "保存后自动检查隐藏的工作表、行列、批注和文件属性。")
    columns = forms.MultipleChoiceField(
        label="所在栏目",
        widget=forms.CheckboxSelectMultiple(),
        help_text="可以同时放在几个栏目，信息只存一份。",
        error_messages={"required": "请至少选择一个栏目"},
    )
    attribute = forms.ChoiceField(
        label="公开属性",
        choices=Attribute.choices,
        initial=Attribute.PUBLIC,
        widget=forms.RadioSelect(),
        help_text="拟稿时确定。不主动公开的，写明理由。",
    )
    attribute_reason = Words("不主动公开的理由", required=False, lines=2, longest=400)
    formed_on = DayField("成文日期", "自这一天起二十个工作日内公开（条例第二十六条）。")
    changed_on = DayField("变更日期", "内容后来有变更的填写，期限从变更之日重新计算。", required=False)
    document_number = Words("发文字号", required=False, longest=80)
    genre = forms.ChoiceField(label="体裁", choices=Genre.choices, initial=Genre.NOTICE)
    theme = forms.ChoiceField(label="主题分类", choices=Theme.choices, initial=Theme.GENERAL)
    source = Words("信息来源", "一般是本机关的名称。", required=False, longest=120)
    author = Words("作者", required=False, longest=80)
    summary = Words("内容概述", "一两句话，显示在检索结果里。", required=False, lines=2, longest=400)
    keywords = Words("关键词", "用逗号隔开。", required=False)
    audience = Words("公开对象", required=False, longest=80)
    planned_at = forms.DateTimeField(
        label="计划发布时间",
        required=False,
        input_formats=[_INSTANT],
        widget=forms.DateTimeInput({"type": "datetime-local"}, format=_INSTANT),
        help_text="不填的，审核通过后就发布。",
        error_messages={"invalid": "时间请写成 2024-03-04T09:00 的样子"},
    )
    expires_on = DayField("公示截止日期", "名单等有公示期的填写，期满自动撤下。", required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        files: Uploads | None = None,
        *,
        on: date,
        organ: Organ,
        version: Version | None = None,
    ) -> None:
        super().__init__(data, on=on)
        self.files = files or MultiValueDict()
        field = self.fields["columns"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(str(one.pk), _named(one)) for one in columns(organ)]
        self.initial.update(formed_on=on, audience="全社会")
        if version:
            self.initial.update(_initial(version))
        self._attached(version)

    def _attached(self, version: Version | None) -> None:
        held = list(version.attachments.select_related("file")) if version else []
        self.pictures = add_words(self, version.body if version else "", held)
        field = self.fields["without"]
        if not held:
            del self.fields["without"]
        elif isinstance(field, forms.ChoiceField):
            field.choices = [(str(one.pk), f"去掉“{one.name}”") for one in held]

    def clean_body(self) -> str:
        """The text as HTML; plain lines, typed without the editor, become paragraphs."""
        text: str = self.cleaned_data["body"]
        return text if text.lstrip().startswith("<") else paragraphs(text)

    def clean(self) -> dict[str, object]:
        """A reason where information is not for everybody."""
        given = super().clean() or {}
        put_in_place(self, given)
        if given.get("attribute") != Attribute.PUBLIC and not str(given.get("attribute_reason") or "").strip():
            self.add_error("attribute_reason", "公开属性不是主动公开的，请写明理由")
        if given.get("changed_on") and given.get("formed_on") and given["changed_on"] < given["formed_on"]:
            self.add_error("changed_on", "变更日期应当不早于成文日期")
        return given

    def content(self) -> Content:
        """What was written, as one value."""
        given = {name: self.cleaned_data[name] for name in COLUMNS}
        given |= {"genre": Genre(given["genre"]), "theme": Theme(given["theme"])}
        given |= {"attribute": Attribute(given["attribute"]), "audience": given["audience"] or "全社会"}
        return Content(**given)

    def over(self) -> int:
        """The revision to be saved over knowingly; 0 where there is none."""
        return self.cleaned_data["instead"] or 0

    def dropped(self) -> list[UUID]:
        """The attachments to be taken out."""
        return [UUID(key) for key in self.cleaned_data.get("without") or []]

    def chosen(self) -> list[UUID]:
        """The columns chosen."""
        return [UUID(key) for key in self.cleaned_data["columns"]]


def _initial(version: Version) -> dict[str, object]:
    given = {name: getattr(version, name) for name in COLUMNS}
    given["body"] = plain(version.body)
    given["planned_at"] = version.planned_at.astimezone(BEIJING) if version.planned_at else None
    standing = version.item.placements.values_list("column", flat=True)
    return {**given, "seen": version.revision, "columns": [str(key) for key in standing]}


def _named(column: Column) -> str:
    return f"　{column.name}" if column.parent_id else column.name
