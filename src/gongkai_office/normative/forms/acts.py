"""The forms of what can happen to a document, each with the command it calls."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from gongkai.documents.readers.containers import extract_guarded
from gongkai.documents.unreadable import UnreadableError
from gongkai.law.validity import usual_until
from gongkai_office.accounts.models import Person
from gongkai_office.fields import DayField, DeskForm, Words
from gongkai_office.normative.acts import Act, DocumentError, Relation
from gongkai_office.normative.body import LONGEST, Body, from_grid, from_text, to_text
from gongkai_office.normative.commands.amend import amend
from gongkai_office.normative.commands.append import Said
from gongkai_office.normative.commands.describe import describe
from gongkai_office.normative.commands.end import end
from gongkai_office.normative.commands.file import file
from gongkai_office.normative.commands.keep_text import keep_text
from gongkai_office.normative.commands.link import link
from gongkai_office.normative.commands.renew import renew
from gongkai_office.normative.models import Document
from gongkai_office.normative.themes import THEMES

_LARGEST = 20_000_000


class ActForm(DeskForm):
    """What happens to one document."""

    def __init__(
        self,
        data: QueryDict | None,
        files: MultiValueDict[str, UploadedFile[bytes]] | None = None,
        *,
        on: date,
        document: Document,
        others: list[Document],
    ) -> None:
        self.document, self.others = document, {str(one.pk): one for one in others}
        super().__init__(data, on=on)
        self.files = files or MultiValueDict()
        self.begin()

    def begin(self) -> None:
        """Fill in what is known."""

    def act(self, *, by: Person, at: datetime) -> object:
        """Do it. Raises GongkaiError."""
        raise NotImplementedError


class _Caused(ActForm):
    """What another document or a decision does to this one."""

    on = DayField("决定日期", "作出决定的日期")
    basis = Words(
        "决定名称和文号",
        "例如：清源县人民政府关于废止部分行政规范性文件的决定（清源政发〔2024〕3号）",
        required=False,
        longest=300,
    )
    cause = forms.ChoiceField(
        label="本库中的文件",
        required=False,
        help_text="由本库中的另一份文件作出的，在这里选择，两份文件的页面会互相链接",
    )

    def begin(self) -> None:
        """Offer the other documents of the organ."""
        named = [(key, f"{one.title}（{one.number or one.registration}）") for key, one in self.others.items()]
        self.fields["cause"].choices = [("", "不是"), *named]  # type: ignore[attr-defined]

    def caused_by(self) -> Document | None:
        """The document chosen."""
        return self.others.get(self.cleaned_data.get("cause", ""))


class AmendForm(_Caused):
    """Amended: by decision, or issued anew."""

    effective = DayField("修改后的施行日期", required=False)
    number = Words(
        "新的发文字号", "修改后以新文号重新印发的填写；年报按废止一件、制发一件统计", required=False, longest=80
    )
    title = Words("修改后的标题", "标题没有改动的不填", required=False, longest=300)
    until = DayField("修改后的有效期至", "没有改动的不填", required=False)

    def act(self, *, by: Person, at: datetime) -> object:
        """Amend."""
        given = self.cleaned_data
        said = Said(
            effective=given["effective"], until=given["until"], number=given["number"], title=given["title"],
            new_number=bool(given["number"]), basis=given["basis"], cause=self.caused_by(),
        )  # fmt: skip
        return amend(document=self.document.pk, on=given["on"], said=said, by=by, at=at, key=given["key"])


class EndForm(_Caused):
    """Repealed, declared lapsed or invalid."""

    effective = DayField("生效日期", "自决定之日生效的不填；年报按生效日期所在的年度统计", required=False)
    reason = Words("原因", "例如：主要内容已被新的规定代替", required=False, lines=2, longest=300)
    kind: Act = Act.REPEALED

    def act(self, *, by: Person, at: datetime) -> object:
        """End it."""
        given = self.cleaned_data
        said = Said(effective=given["effective"], basis=given["basis"], cause=self.caused_by(), reason=given["reason"])
        return end(document=self.document.pk, act=self.kind, on=given["on"], said=said, by=by, at=at, key=given["key"])


class LapseForm(EndForm):
    """Declared lapsed."""

    kind = Act.LAPSED


class InvalidForm(EndForm):
    """Declared invalid."""

    kind = Act.DECLARED_INVALID


class RenewForm(ActForm):
    """Valid for longer."""

    on = DayField("决定日期")
    until = DayField("有效期延长至", "不再规定有效期的不填", required=False)
    basis = Words("决定或者通知的名称和文号", longest=300)

    def begin(self) -> None:
        """Propose another usual term."""
        start = self.document.until or self.on_day
        self.initial["until"] = usual_until(start, self.document.title)

    def act(self, *, by: Person, at: datetime) -> object:
        """Renew."""
        given = self.cleaned_data
        return renew(
            document=self.document.pk, on=given["on"], until=given["until"], basis=given["basis"], by=by, at=at,
            key=given["key"],
        )  # fmt: skip


class FileForm(ActForm):
    """Filed for record."""

    on = DayField("备案日期")
    to = Words("备案机关", "例如：清源县人民政府、清源县人民代表大会常务委员会", longest=120)
    number = Words("备案号", required=False, longest=80)

    def act(self, *, by: Person, at: datetime) -> object:
        """Note the filing."""
        given = self.cleaned_data
        return file(
            document=self.document.pk, on=given["on"], to=given["to"], number=given["number"], by=by, at=at,
            key=given["key"],
        )  # fmt: skip


class LinkForm(ActForm):
    """Linked with what belongs to it."""

    relation = forms.ChoiceField(label="种类", choices=Relation)
    title = Words("标题", longest=200)
    address = Words("网址", "公开页面的地址，没有的不填", required=False, longest=500)

    def act(self, *, by: Person, at: datetime) -> object:
        """Link."""
        given = self.cleaned_data
        return link(
            document=self.document.pk, relation=Relation(given["relation"]), title=given["title"],
            address=given["address"].strip(), by=by, at=at, key=given["key"],
        )  # fmt: skip


class CardForm(ActForm):
    """The record card corrected or completed."""

    title = Words("标题", longest=300)
    number = Words("发文字号", required=False, longest=80)
    index = Words("索引号", required=False, longest=60)
    theme = forms.ChoiceField(label="主题分类", required=False, choices=[("", "没有分类"), *((t, t) for t in THEMES)])
    keywords = Words("关键词", "用顿号分开", required=False, longest=120)
    drafter = Words("起草单位", required=False, longest=120)
    phone = Words("咨询电话", "对外公布的办公电话", required=False, longest=60)
    reason = Words("更正的理由", "更正标题或者发文字号时填写", required=False, lines=2, longest=300)

    def begin(self) -> None:
        """As it stands."""
        self.initial.update({**self.document.details, "title": self.document.title, "number": self.document.number})

    def act(self, *, by: Person, at: datetime) -> object:
        """Describe."""
        given = dict(self.cleaned_data)
        key, title, number, reason = (given.pop(name) for name in ("key", "title", "number", "reason"))
        return describe(
            document=self.document.pk, title=title, number=number, details=given, reason=reason, by=by, at=at, key=key
        )


class TextForm(ActForm):
    """A text kept as a new version: pasted, or out of a Word file."""

    upload = forms.FileField(
        label="Word 文件", required=False, help_text="上传 Word 文件，由程序读出正文和表格；也可以在下面粘贴"
    )
    text = Words(
        "正文",
        "一段一行；“第一章”“一、”这样的标题会自动识别；表格各栏用制表符分开",
        required=False,
        lines=16,
        longest=LONGEST,
    )
    body: Body

    def begin(self) -> None:
        """The newest text, to be changed."""
        newest = self.document.versions.order_by("ordinal").last()
        if newest:
            self.initial["text"] = to_text(newest.body)

    def clean(self) -> None:
        """Read the text. The file goes first where both are given."""
        try:
            upload = self.cleaned_data.get("upload")
            self.body = self._opened(upload) if upload else from_text(self.cleaned_data.get("text", ""))
        except DocumentError as error:
            self.add_error("text", error.message)
        except UnreadableError as error:
            self.add_error("upload", error.message)

    def act(self, *, by: Person, at: datetime) -> object:
        """Keep it."""
        return keep_text(document=self.document.pk, body=self.body, by=by, at=at)

    def _opened(self, upload: UploadedFile[bytes]) -> Body:
        if (upload.size or 0) > _LARGEST:
            raise DocumentError(f"文件超过 {_LARGEST // 1_000_000} MB，请只上传正文")
        return from_grid(extract_guarded(upload.read(), upload.name or ""))


@dataclass(frozen=True, slots=True)
class Step:
    """What can be done with a document: its words on the page and its form."""

    title: str
    lead: str
    form: type[ActForm]
    living: bool = False  # only while the document stands
    grave: bool = False


STEPS: Mapping[str, Step] = {
    "text": Step("登记文本", "保存为新的一版，公布以后不能改动；有改动的再登记一版。", TextForm),
    "amend": Step("修改", "登记据以修改的决定；修改后的全文另用“登记文本”保存。", AmendForm, living=True),
    "renew": Step(
        "延长有效期", "有效期届满前评估，需要继续执行的延长有效期；届满没有延长的自动失效。", RenewForm, living=True
    ),
    "repeal": Step("废止", "按生效日期计入年报的废止件数。", EndForm, living=True, grave=True),
    "lapse": Step(
        "宣布失效",
        "清理中发现已经失效的，宣布失效；年报表格没有这一栏，但计入有效件数的变动。",
        LapseForm,
        living=True,
        grave=True,
    ),
    "invalid": Step("宣布无效", "违法制定、被依法撤销的，宣布无效。", InvalidForm, living=True, grave=True),
    "file": Step("备案", "登记向哪个机关备案、备案号。", FileForm),
    "link": Step("关联", "关联政策解读、征求意见和采纳情况、制定依据。", LinkForm),
    "card": Step("更正著录", "补充或者更正标题、文号、主题分类、关键词和咨询电话。", CardForm),
}
"""The steps of a document's page by their slug."""
