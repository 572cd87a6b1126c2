"""What goes out together: a text of a document, its interpretations, the gate's findings (同步起草、审签、发布)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai_office.accounts.models import Person
from gongkai_office.files.models import StoredFile
from gongkai_office.ids import Identified
from gongkai_office.normative.interpreting import Form
from gongkai_office.normative.models.document import Document, Version
from gongkai_office.organs.models import OfOrgan


class Progress(models.TextChoices):
    """Where a release stands."""

    DRAFT = "draft", "起草"
    IN_REVIEW = "in_review", "审签"
    SIGNED = "signed", "已签发"
    OUT = "out", "已公布"
    DROPPED = "dropped", "已取消"


UNDER_WAY = (Progress.DRAFT, Progress.IN_REVIEW, Progress.SIGNED)


class Release(OfOrgan):
    """A text on its way out with its interpretations; without a text where interpretations follow a published one.

    `excuse` says why a text goes out without any; `elsewhere` where a text had been published before the library knew
    it, which needs the gate and no signatures. `looked_hash` is the content that the gate saw last, by the lists
    that `rules` names; its findings hang below.
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="releases")
    version = models.ForeignKey(Version, models.PROTECT, null=True, blank=True, related_name="releases")
    progress = models.CharField("进展", max_length=12, choices=Progress, default=Progress.DRAFT)
    elsewhere = models.CharField("此前在何处公布", max_length=200, blank=True)
    excuse = models.CharField("不配解读的理由", max_length=400, blank=True)
    rules = models.CharField("规则版本", max_length=64, blank=True)
    looked_hash = models.CharField(max_length=64, blank=True)
    looked_at = models.DateTimeField("检查时间", null=True, blank=True)
    notes = models.JSONField("不能检查的部分", default=list)
    out_on = models.DateField("公布日期", null=True, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "公布稿"
        ordering = ("-at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(progress__in=["draft", "in_review", "signed"]),
                name="one_release_under_way_a_document",
            ),
            models.CheckConstraint(
                condition=Q(progress="out", out_on__isnull=False) | ~Q(progress="out") & Q(out_on__isnull=True),
                name="a_release_that_is_out_says_when",
            ),
        )

    def __str__(self) -> str:
        return f"{self.document_id} {self.get_progress_display()}"


class Interpretation(OfOrgan):
    """One interpretation of a document; never changed once it is out. `hash` is the SHA-256 of title and body.

    `body` holds blocks as `normative.body` describes them: the text itself, or all that a picture or a video says.
    `captions` are those of its video, as WebVTT. `unmasked` is the text, and `unmasked_file` the file, that this one
    was masked from while it was drafted: kept, and never handed to the public.
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="interpretations")
    release = models.ForeignKey(Release, models.PROTECT, related_name="interpretations")
    form = models.CharField("形式", max_length=20, choices=Form)
    title = models.CharField("标题", max_length=200)
    interpreter = models.CharField("解读人", max_length=120)
    held_on = models.DateField("举行日期", null=True, blank=True)
    body = models.JSONField("文字")
    hash = models.CharField(max_length=64)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    captions = models.TextField("字幕", blank=True)
    unmasked = models.JSONField(null=True, blank=True)
    unmasked_file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    published_on = models.DateField("公布日期", null=True, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "政策解读"
        ordering = ("at", "id")

    def __str__(self) -> str:
        return self.title


class GateHit(Identified):
    """What the gate found in a release. It is kept masked only; `key` finds the same hit again in the next run."""

    release = models.ForeignKey(Release, models.CASCADE, related_name="hits")
    key = models.BinaryField(max_length=32)
    place = models.CharField("位置", max_length=200)
    severity = models.CharField("级别", max_length=12)
    masked = models.CharField("内容（遮盖后）", max_length=200)
    message = models.CharField("说明", max_length=400)
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField("可以公开的理由", max_length=400, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "检查发现"
        ordering = ("release", "place", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(by__isnull=True, reason="") | Q(by__isnull=False) & ~Q(reason=""),
                name="who_lets_a_finding_pass_says_why",
            ),
        )

    def __str__(self) -> str:
        return f"{self.place} {self.masked}"
