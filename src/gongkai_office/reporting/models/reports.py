"""The written report: its text, what was signed and handed in, what became of it, when it is due."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from gongkai_office.accounts.models import Person
from gongkai_office.ids import Identified
from gongkai_office.organs.models import OfOrgan
from gongkai_office.reporting.models.books import Version


class Stage(models.TextChoices):
    """Where a report stands on its way from the officer to the public."""

    IN_REVIEW = "in_review", "送审中"
    SENT_BACK = "sent_back", "审签退回"
    SIGNED = "signed", "已签发"
    SUBMITTED = "submitted", "已报送"
    RETURNED = "returned", "主管部门退回"
    ACCEPTED = "accepted", "主管部门已接收"
    PUBLISHED = "published", "已公开"


class Draft(OfOrgan):
    """The text of a report as somebody saved it: sections `0` to `6`, figures as the addresses of their cells.

    Saving writes another row, so nothing anybody wrote is lost.
    """

    year = models.PositiveSmallIntegerField("年度")
    own = models.BooleanField("仅本机关")
    number = models.PositiveIntegerField("稿次")
    sections = models.JSONField("文字")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField("保存时间")

    class Meta:
        verbose_name = verbose_name_plural = "年报文字稿"
        ordering = ("organ", "year", "own", "number")
        constraints = (
            models.UniqueConstraint(fields=["organ", "year", "own", "number"], name="one_draft_of_a_report_a_number"),
        )

    def __str__(self) -> str:
        return f"{self.year} 第{self.number}稿"


class Report(OfOrgan):
    """A report as it went to be signed: tables of a frozen version, the text with its figures, the day at its foot.

    `record` is what `gongkai.annual.exchange` writes, `website` the website's yearly form where the organ fills one in,
    and `hash` the SHA-256 of both; none of them changes. What is sent up again
    after a return is another row. `stage` follows the acts.
    """

    year = models.PositiveSmallIntegerField("年度")
    own = models.BooleanField("仅本机关")
    number = models.PositiveSmallIntegerField("报送次")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    draft = models.ForeignKey(Draft, models.PROTECT, related_name="+")
    record = models.JSONField()
    website = models.JSONField("网站报表", null=True, blank=True)
    hash = models.BinaryField(max_length=32)
    stage = models.CharField("状态", max_length=12, choices=Stage, default=Stage.IN_REVIEW)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField("送审时间")
    submitted_at = models.DateTimeField("报送时间", null=True, blank=True)
    published_at = models.DateTimeField("公开时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "年度报告"
        ordering = ("organ", "year", "own", "number")
        constraints = (
            models.UniqueConstraint(fields=["organ", "year", "own", "number"], name="one_report_a_number"),
            models.UniqueConstraint(
                fields=["organ", "year", "own"], condition=Q(stage="published"), name="one_published_report_a_reach"
            ),
            models.CheckConstraint(
                condition=Q(stage="published", published_at__isnull=False)
                | ~Q(stage="published") & Q(published_at__isnull=True),
                name="a_published_report_says_when",
            ),
        )

    def __str__(self) -> str:
        return f"{self.year} 第{self.number}次报送"


class Act(Identified):
    """One step of a report: to which stage, by whom, with which remark. Never changed."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="acts")
    stage = models.CharField("状态", max_length=12, choices=Stage)
    remark = models.TextField("意见", blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = verbose_name_plural = "年报办理"
        ordering = ("report", "at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(stage__in=["sent_back", "returned"]) | ~Q(remark=""), name="a_returned_report_says_why"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_stage_display()}"


class Notice(Identified):
    """A public correction of a published report: the cells with their old and new figures, and why."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="notices")
    number = models.PositiveSmallIntegerField("更正次")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    changes = models.JSONField("更正内容")
    reason = models.TextField("说明")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField("公告时间")

    class Meta:
        verbose_name = verbose_name_plural = "年报更正公告"
        ordering = ("report", "number")
        constraints = (
            models.UniqueConstraint(fields=["report", "number"], name="one_notice_a_number"),
            models.CheckConstraint(condition=~Q(reason=""), name="a_notice_has_a_reason"),
        )

    def __str__(self) -> str:
        return f"第{self.number}次更正"


class DueDate(OfOrgan):
    """The day by which the organs below one hand in, where their region sets its own; the newest row holds."""

    year = models.PositiveSmallIntegerField("年度")
    due = models.DateField("报送期限")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField("设定时间")

    class Meta:
        verbose_name = verbose_name_plural = "报送期限"
        ordering: ClassVar[tuple[str, ...]] = ("organ", "year", "-at")

    def __str__(self) -> str:
        return f"{self.due}"


class Reminder(OfOrgan):
    """A reminder to hand in, shown to the organ until it has."""

    year = models.PositiveSmallIntegerField("年度")
    words = models.TextField("内容")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField("催报时间")

    class Meta:
        verbose_name = verbose_name_plural = "催报"
        ordering: ClassVar[tuple[str, ...]] = ("organ", "year", "-at")

    def __str__(self) -> str:
        return f"{self.year} 催报"


class SiteFigure(OfOrgan):
    """A value of the website's yearly form as somebody typed it, and where it is from; the newest row of a field holds.

    An empty value takes back what was typed before.
    """

    year = models.PositiveSmallIntegerField("年度")
    own = models.BooleanField("仅本机关")
    field = models.CharField("指标", max_length=32)
    value = models.CharField("内容", max_length=120, blank=True)
    source = models.CharField("来源", max_length=200)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField("录入时间")

    class Meta:
        verbose_name = verbose_name_plural = "网站报表数据"
        ordering: ClassVar[tuple[str, ...]] = ("organ", "year", "field", "at")
        indexes = (models.Index(fields=["organ", "year", "own", "field", "-at"], name="site_figure_newest"),)
        constraints = (models.CheckConstraint(condition=~Q(source=""), name="a_site_figure_has_a_source"),)

    def __str__(self) -> str:
        return f"{self.year} {self.field}"
