"""Calls for comments on a draft, the comments that came in, and the points that they make, each with its answer."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.law.comments import Draft
from gongkai_office.accounts.models import Person
from gongkai_office.ids import Identified, new_id
from gongkai_office.normative.models import Document
from gongkai_office.organs.models import OfOrgan, Organ
from gongkai_office.sealing.rows import SealedRow


class Stage(models.TextChoices):
    """Where a call stands. Whether one that is out is still open is asked of its days, not kept."""

    DRAFT = "draft", "起草"
    IN_REVIEW = "in_review", "审签"
    SIGNED = "signed", "已签发"
    OUT = "out", "已发布"
    RESULT_IN_REVIEW = "result_in_review", "采纳情况审签"
    RESULT_SIGNED = "result_signed", "采纳情况已签发"
    DONE = "done", "已公布采纳情况"
    DROPPED = "dropped", "已取消"
    STOPPED = "stopped", "已终止"


PUBLIC = (Stage.OUT, Stage.RESULT_IN_REVIEW, Stage.RESULT_SIGNED, Stage.DONE, Stage.STOPPED)
"""The stages in which a call has its public page."""


class Verdict(models.TextChoices):
    """What became of a point, in the words of published results."""

    ADOPTED = "adopted", "采纳"
    PARTIAL = "partial", "部分采纳"
    NOT_ADOPTED = "not_adopted", "未采纳"
    UNRELATED = "unrelated", "与征求意见的内容无关"


class Channel(models.TextChoices):
    """How a comment came."""

    PORTAL = "portal", "网上提交"
    LETTER = "letter", "信函"
    EMAIL = "email", "电子邮件"
    PHONE = "phone", "电话"
    MEETING = "meeting", "座谈会、论证会、听证会"
    COUNTER = "counter", "当面提出"


class CommentCall(OfOrgan):
    """A draft on which the public is asked for comments.

    `days` is the period as it is signed; `opens_on` and `closes_on` (both days included) follow when the call goes
    out. `shortened` says why the period is shorter than usual, `excuse` why what the gate found (`findings`, masked)
    may go out. `document` is what the draft became. `result` opens what is published of the comments.
    """

    draft = models.CharField("事项", max_length=12, choices=[(one.name, one.value) for one in Draft])
    title = models.CharField("标题", max_length=200)
    about = models.TextField("起草说明")
    body = models.JSONField("草案正文")
    hash = models.CharField(max_length=64)
    days = models.PositiveSmallIntegerField("期限（日）")
    shortened = models.CharField("缩短期限的理由", max_length=300, blank=True)
    ways = models.TextField("其他提出意见的方式")
    stage = models.CharField("进展", max_length=20, choices=Stage, default=Stage.DRAFT)
    opens_on = models.DateField("开始日期", null=True, blank=True)
    closes_on = models.DateField("截止日期", null=True, blank=True)
    findings = models.JSONField("发布前检查的发现", default=list)
    excuse = models.CharField("可以公开的理由", max_length=400, blank=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="comment_calls")
    result = models.TextField("采纳情况说明", blank=True)
    result_on = models.DateField("采纳情况公布日期", null=True, blank=True)
    stopped = models.CharField("终止的理由", max_length=300, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "征求意见"
        ordering = ("-at", "-id")
        indexes = (
            models.Index(fields=["-opens_on", "-id"], name="call_newest", condition=Q(opens_on__isnull=False)),
            models.Index(fields=["organ", "-at"], name="call_of_organ"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(stage__in=[*PUBLIC], opens_on__isnull=False, closes_on__isnull=False)
                | ~Q(stage__in=[*PUBLIC]) & Q(opens_on__isnull=True, closes_on__isnull=True),
                name="a_call_that_is_out_has_its_days",
            ),
            models.CheckConstraint(
                condition=Q(stage="done", result_on__isnull=False) | ~Q(stage="done") & Q(result_on__isnull=True),
                name="a_result_that_is_out_says_when",
            ),
            models.CheckConstraint(
                condition=Q(stage="stopped") & ~Q(stopped="") | ~Q(stage="stopped") & Q(stopped=""),
                name="a_stopped_call_says_why",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def kind(self) -> Draft:
        """What the draft is, as the law tells drafts apart."""
        return Draft[self.draft]


class Point(Identified):
    """What one or more comments say, without anybody's name, and what became of it."""

    call = models.ForeignKey(CommentCall, models.PROTECT, related_name="points")
    position = models.PositiveSmallIntegerField("顺序")
    gist = models.CharField("意见要点", max_length=500)
    verdict = models.CharField("处理", max_length=12, choices=Verdict)
    reason = models.CharField("说明", max_length=500, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "意见要点"
        ordering = ("call", "position", "id")

    def __str__(self) -> str:
        return self.gist


class Comment(SealedRow):
    """One comment. Who sent it and how to reach them is sealed in the row; `point` is the point it is counted under."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    call = models.ForeignKey(CommentCall, models.PROTECT, related_name="comments")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    serial = models.PositiveIntegerField("序号")
    channel = models.CharField("方式", max_length=10, choices=Channel)
    received_on = models.DateField("收到日期")
    text = models.TextField("意见")
    masked_name = models.CharField("署名", max_length=120, blank=True)
    point = models.ForeignKey(Point, models.SET_NULL, null=True, blank=True, related_name="comments")
    at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "公众意见"
        ordering = ("call", "serial")
        indexes = (models.Index(fields=["key_version", "id"], name="comment_by_key"),)
        constraints = (models.UniqueConstraint(fields=["call", "serial"], name="one_comment_a_serial"),)

    def __str__(self) -> str:
        return f"{self.call_id}#{self.serial}"
