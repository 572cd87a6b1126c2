"""The forms of a release: an interpretation, the reason for none, a finding answered for, an earlier publication."""

from __future__ import annotations

from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from gongkai_office.fields import DayField, DeskForm, Words
from gongkai_office.files.examining import Examined
from gongkai_office.files.fields import UploadField, Uploads
from gongkai_office.normative.acts import DocumentError
from gongkai_office.normative.body import LONGEST, Body, from_text, to_text
from gongkai_office.normative.captions import LONGEST as LONGEST_CAPTIONS
from gongkai_office.normative.captions import captions
from gongkai_office.normative.interpreting import FILES, Explained, Form
from gongkai_office.normative.models import Document, Interpretation

_ELEMENTS = (
    "写明背景和依据、目标任务、主要内容、涉及范围、执行标准、注意事项、惠民利民的举措、和旧政策的差异；不要只摘抄原文。"
)


class ExplainForm(DeskForm):
    """An interpretation, new or changed."""

    form = forms.ChoiceField(label="形式", choices=Form.choices)
    title = Words("标题", "例如：《清源县河道采砂管理办法》政策解读")
    interpreter = Words("解读人", "谁起草谁解读；部门主要负责人是第一解读人，写姓名和职务", longest=120)
    held_on = DayField("举行日期", "访谈、新闻发布会填写", required=False)
    upload = UploadField("文件", "图片解读、视频解读和动漫解读要有文件；", most=1, kinds=FILES)
    text = Words(
        "文字",
        f"每种形式都要有文字：图片写出图上的全部内容，视频和动漫写完整的文字稿，访谈和发布会写实录。{_ELEMENTS}",
        lines=14,
        longest=LONGEST,
    )
    captions = Words(
        "字幕",
        "视频里有人说话的，配上字幕：粘贴 .srt 或者 .vtt 字幕文件的内容，播放时显示在画面上。",
        required=False,
        lines=8,
        longest=LONGEST_CAPTIONS,
    )
    body: Body

    def __init__(
        self,
        data: QueryDict | None,
        files: Uploads | None = None,
        *,
        on: date,
        document: Document,
        one: Interpretation | None = None,
    ) -> None:
        super().__init__(data, on=on)
        self.files = files or MultiValueDict()
        known = {"title": f"《{document.title}》政策解读", "interpreter": document.details.get("drafter", "")}
        if one:
            known = {"form": one.form, "title": one.title, "interpreter": one.interpreter, "text": to_text(one.body)}
            self.initial.update(held_on=one.held_on, captions=one.captions)
            self.fields["upload"].help_text += "不上传的，保留现在的文件。" if one.file_id else ""
        self.initial.update(known)

    def clean(self) -> None:
        """Read the text."""
        try:
            self.body = from_text(self.cleaned_data.get("text", ""))
        except DocumentError as error:
            self.add_error("text", error.message)
        try:
            self.cleaned_data["captions"] = captions(self.cleaned_data.get("captions", ""))
        except DocumentError as error:
            self.add_error("captions", error.message)

    @property
    def said(self) -> Explained:
        """What it says."""
        given = self.cleaned_data
        return Explained(
            form=Form(given["form"]), title=given["title"], interpreter=given["interpreter"], body=self.body,
            held_on=given["held_on"], captions=given["captions"],
        )  # fmt: skip

    @property
    def handed_in(self) -> Examined | None:
        """The file that came with it."""
        return next(iter(self.cleaned_data.get("upload") or ()), None)


class ExcuseForm(forms.Form):
    """Why a text has no interpretation."""

    excuse = Words("不配解读的理由", "例如：只废止旧文件，没有新的规定", required=False, longest=400)


class ElsewhereForm(forms.Form):
    """Where and when a text had been published before."""

    on = DayField("公布日期", "以前公布的那一天")
    where = Words("此前在哪里公布", "例如：清源县人民政府公报2019年第3期", longest=200)


class ReasonForm(forms.Form):
    """A reason."""

    reason = Words("理由", lines=2, longest=400)
