"""What is kept of the annual report: how a year was opened, what was frozen, which rules were set aside, what is none.

The report itself is computed. A row belongs to an organ, a year and a reach: `own` says that the organ's own ledgers
alone are meant, else all organs below it too.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongkai_office.accounts.models import Person
from gongkai_office.files.models import StoredFile
from gongkai_office.organs.models import OfOrgan


class Source(models.TextChoices):
    """Where the figures of the year before come from when a year is opened."""

    FROZEN = "frozen", "本系统上年交账的数据"
    DOCUMENT = "document", "读入的上年年度报告"
    TYPED = "typed", "手工录入的上年数据"
    NOTHING = "nothing", "上年没有结转"


class Cause(models.TextChoices):
    """Why a version was frozen."""

    CLOSED = "closed", "年底交账"
    CORRECTED = "corrected", "交账后更正"
    OUTSIDE = "outside", "系统外报送"


class Opening(OfOrgan):
    """A year opened (年初建账): what the year before left, and that the open cases agree with it.

    `previous` is last year's record as `gongkai.annual.exchange` writes it; empty where a frozen version or nothing
    stands behind it; `file` is the file it was read from. A later opening of the same year replaces an earlier one,
    which stays on record.
    """

    year = models.PositiveSmallIntegerField("年度")
    own = models.BooleanField("仅本机关")
    source = models.CharField("依据", max_length=12, choices=Source)
    previous = models.JSONField(null=True, blank=True)
    carried = models.JSONField("上年结转")
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField("建账时间")

    class Meta:
        verbose_name = verbose_name_plural = "年初建账"
        ordering = ("organ", "year", "own", "at")
        indexes = (models.Index(fields=["organ", "year", "own", "-at"], name="opening_newest"),)

    def __str__(self) -> str:
        return f"{self.year} {self.get_source_display()}"


class Version(OfOrgan):
    """A report's tables as they left the house: the record, the instant they were known at, their hash, who and why.

    `record` is what `gongkai.annual.exchange` writes and `hash` its SHA-256 (canonical JSON); `carried` names the
    requests carried over, so that next year opens with them case by case. Never changed and never deleted: a
    correction is another version, which names the amendments behind it. That of an organ whose books are kept elsewhere
    holds the figures of the report it handed in, cell by cell confirmed.
    """

    year = models.PositiveSmallIntegerField("年度")
    own = models.BooleanField("仅本机关")
    number = models.PositiveSmallIntegerField("版次")
    cause = models.CharField("缘由", max_length=12, choices=Cause)
    reason = models.TextField("说明", blank=True)
    record = models.JSONField()
    carried = models.JSONField()
    hash = models.BinaryField(max_length=32)
    as_of = models.DateTimeField("数据截至")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "交账数据"
        ordering = ("organ", "year", "own", "number")
        constraints = (
            models.UniqueConstraint(fields=["organ", "year", "own", "number"], name="one_frozen_version_a_number"),
            models.CheckConstraint(condition=~Q(cause="corrected") | ~Q(reason=""), name="a_correction_has_a_reason"),
        )

    def __str__(self) -> str:
        return f"{self.year} 第{self.number}版"

    @property
    def outside(self) -> bool:
        """Whether its figures come from a report handed in, not from books kept here."""
        return self.cause == Cause.OUTSIDE


class Waiver(OfOrgan):
    """A rule set aside for one report, by whom and why; for some cells only where `cells` names any."""

    year = models.PositiveSmallIntegerField("年度")
    own = models.BooleanField("仅本机关")
    rule = models.CharField("规则", max_length=12)
    cells = models.JSONField("格", default=list)
    reason = models.TextField("理由")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField("豁免时间")
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField("撤回时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "规则豁免"
        ordering = ("organ", "year", "own", "at")
        constraints = (
            models.CheckConstraint(condition=~Q(reason=""), name="a_waiver_has_a_reason"),
            models.CheckConstraint(
                condition=Q(ended_by=None, ended_at=None) | Q(ended_by__isnull=False, ended_at__isnull=False),
                name="who_ends_a_waiver_is_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.rule} {self.year}"


class Declaration(OfOrgan):
    """Somebody's word that an organ had nothing of a kind from 1 January through a day (零报告).

    `subject` is a row of table two (`licences`, `normative_documents`), whose noughts then say where they come from.
    One that was taken back, or replaced by one for a longer time, stays on record.
    """

    year = models.PositiveSmallIntegerField("年度")
    subject = models.CharField("事项", max_length=24)
    through = models.DateField("截至")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField("声明时间")
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField("撤回时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "零报告"
        ordering = ("organ", "year", "subject", "at")
        constraints = (
            models.UniqueConstraint(
                fields=["organ", "year", "subject"], condition=Q(ended_at=None), name="one_standing_declaration"
            ),
            models.CheckConstraint(condition=Q(through__year=F("year")), name="a_declaration_is_of_its_year"),
            models.CheckConstraint(
                condition=Q(ended_by=None, ended_at=None) | Q(ended_by__isnull=False, ended_at__isnull=False),
                name="who_ends_a_declaration_is_known",
            ),
        )

    def __str__(self) -> str:
        return f"{self.year} {self.subject}"
