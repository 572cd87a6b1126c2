"""Issues of a gazette and the pieces they are composed of; each piece is one exact version of what was published."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai_office.accounts.models import Person
from gongkai_office.ids import Identified
from gongkai_office.normative.models import Version as Text
from gongkai_office.organs.models import OfOrgan
from gongkai_office.publishing.models import Version as ItemVersion


class Stage(models.TextChoices):
    """Where an issue stands."""

    DRAFT = "draft", "编排"
    IN_REVIEW = "in_review", "审签"
    SIGNED = "signed", "已签发"
    OUT = "out", "已出版"
    DROPPED = "dropped", "已取消"


class Issue(OfOrgan):
    """One issue. `year` and `serial` are given when it comes out, so that numbers have no gaps; until then none."""

    stage = models.CharField("进展", max_length=12, choices=Stage, default=Stage.DRAFT)
    year = models.PositiveSmallIntegerField("年度", null=True, blank=True)
    serial = models.PositiveIntegerField("期号", null=True, blank=True)
    out_on = models.DateField("出版日期", null=True, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "政府公报"
        ordering = ("-at", "-id")
        constraints = (
            models.UniqueConstraint(fields=["organ", "year", "serial"], name="one_gazette_a_number"),
            models.CheckConstraint(
                condition=Q(stage="out", year__isnull=False, serial__isnull=False, out_on__isnull=False)
                | ~Q(stage="out") & Q(year__isnull=True, serial__isnull=True, out_on__isnull=True),
                name="a_gazette_has_its_number_when_it_is_out",
            ),
        )

    def __str__(self) -> str:
        return f"{self.year}年第{self.serial}期" if self.serial else self.get_stage_display()


class Piece(Identified):
    """What an issue prints in one place: a version of an item, or a text of a normative document."""

    issue = models.ForeignKey(Issue, models.PROTECT, related_name="pieces")
    position = models.PositiveSmallIntegerField("顺序")
    section = models.CharField("栏目", max_length=40)
    item = models.ForeignKey(ItemVersion, models.PROTECT, null=True, blank=True, related_name="+")
    text = models.ForeignKey(Text, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "公报篇目"
        ordering = ("issue", "position", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(item__isnull=True, text__isnull=False) | Q(item__isnull=False, text__isnull=True),
                name="a_piece_is_an_item_or_a_text",
            ),
            models.UniqueConstraint(fields=["issue", "item"], name="an_item_once_in_a_gazette"),
            models.UniqueConstraint(fields=["issue", "text"], name="a_text_once_in_a_gazette"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """What it is called."""
        held = self.item or self.text
        return held.title if held else ""
