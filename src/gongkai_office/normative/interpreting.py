"""The forms in which a document is interpreted (政策解读), and what each must have so that everybody can read it.

Whoever cannot see a picture or hear a video reads its text: no form goes without one (GB/T 37668, WCAG 1.1.1, 1.2.1).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import models

from gongkai.documents.media import Media
from gongkai_office.normative.acts import DocumentError
from gongkai_office.normative.body import Body


class Form(models.TextChoices):
    """How a document is interpreted."""

    TEXT = "text", "文字解读"
    PICTURE = "picture", "图片解读"
    VIDEO = "video", "视频解读"
    ANIMATION = "animation", "动漫解读"
    INTERVIEW = "interview", "访谈"
    PRESS = "press_conference", "新闻发布会"


@dataclass(frozen=True, slots=True)
class Shape:
    """What a form is made of: which files it takes, whether it is nothing without one, what its text is."""

    files: tuple[Media, ...]
    needs_file: bool
    text: str


_PICTURES, _MOVING = (Media.PNG, Media.JPEG), (Media.MP4,)

SHAPES: Mapping[Form, Shape] = {
    Form.TEXT: Shape((Media.PDF, Media.DOCX), needs_file=False, text="解读正文"),
    Form.PICTURE: Shape(_PICTURES, needs_file=True, text="图片的文字说明，写出图上的全部内容"),
    Form.VIDEO: Shape(_MOVING, needs_file=True, text="视频的完整文字稿"),
    Form.ANIMATION: Shape(_MOVING, needs_file=True, text="动漫的完整文字稿"),
    Form.INTERVIEW: Shape((*_MOVING, *_PICTURES), needs_file=False, text="访谈的文字实录"),
    Form.PRESS: Shape((*_MOVING, *_PICTURES), needs_file=False, text="发布会的文字实录"),
}
"""Per form."""

FILES = tuple(dict.fromkeys(media for shape in SHAPES.values() for media in shape.files))
"""Every kind of file that any form takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """An interpretation as its drafter says it. `held_on` is the day of an interview or a press conference.

    `captions` are WebVTT (`normative.captions`).
    """

    form: Form
    title: str
    interpreter: str
    body: Body
    held_on: date | None = None
    captions: str = ""


def require_whole(said: Explained, media: Media | None) -> None:
    """Pass an interpretation that everybody can read. Raises DocumentError."""
    shape = SHAPES[said.form]
    if not said.title.strip() or not said.interpreter.strip():
        raise DocumentError("请填写解读的标题和解读人；谁起草谁解读，部门主要负责人是第一解读人")
    if not said.body:
        raise DocumentError(f"请填写{shape.text}，看不见、听不到的人靠它了解内容")
    if shape.needs_file and media is None:
        raise DocumentError(f"{said.form.label}请上传文件")
    if media is not None and media not in shape.files:
        names = "、".join(one.endings[0].upper() for one in shape.files)
        raise DocumentError(f"{said.form.label}的文件可以是 {names}，请转换格式后再上传")
    if said.captions and media is not Media.MP4:
        raise DocumentError("字幕只用于视频，请上传视频，或者去掉字幕")
    if said.form in (Form.INTERVIEW, Form.PRESS) and said.held_on is None:
        raise DocumentError(f"请填写{said.form.label}的日期")
