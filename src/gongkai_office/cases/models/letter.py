"""Letters of a case: drafts with every version of them, and the letters that were issued."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.law.outcomes import LetterKind
from gongkai_office.cases.models.entry import Entry
from gongkai_office.cases.models.request import DisclosureRequest
from gongkai_office.organs.models import OfOrgan


class PaperKind(models.TextChoices):
    """What a draft becomes: the reply, or a decision told beside it."""

    REPLY = "reply", "答复书"
    THIRD_PARTY_TOLD = "third-party-told", "第三方决定告知书"
    RECORD_CORRECTED = "record-corrected", "信息更正告知书"


class DraftState(models.TextChoices):
    """What became of a draft."""

    WORKING = "working", "草稿"
    SIGNED = "signed", "已签发"
    DISCARDED = "discarded", "已作废"


class LetterDraft(OfOrgan):
    """The draft of a reply, or of a decision told beside it. Its versions say what it says, the newest is `version`.

    `entry` is the one by which a reply was sent up last, or by which the decision was told; None before.
    """

    request = models.ForeignKey(DisclosureRequest, models.PROTECT, related_name="drafts")
    paper = models.CharField("文书", max_length=40, choices=PaperKind, default=PaperKind.REPLY)
    state = models.CharField("状态", max_length=12, choices=DraftState, default=DraftState.WORKING)
    version = models.PositiveIntegerField(default=0)
    entry = models.ForeignKey(Entry, models.PROTECT, null=True, blank=True, related_name="drafts")

    class Meta:
        verbose_name = verbose_name_plural = "答复书稿"
        constraints = (
            models.UniqueConstraint(
                fields=["request", "paper"], condition=Q(state="working"), name="one_working_draft_a_paper"
            ),
        )

    def __str__(self) -> str:
        return f"{self.request_id} {self.version}"


class LetterVersion(OfOrgan):
    """One version of a draft: the letter and what its form was filled in with, sealed since letters name people."""

    draft = models.ForeignKey(LetterDraft, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    key_version = models.PositiveSmallIntegerField()
    sealed = models.BinaryField()
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "答复书稿的历次修改"
        ordering = ("draft", "number")
        indexes = (models.Index(fields=["key_version", "id"], name="letter_version_by_key"),)
        constraints = (models.UniqueConstraint(fields=["draft", "number"], name="one_letter_version_a_number"),)

    def __str__(self) -> str:
        return f"{self.draft_id} {self.number}"


class Letter(OfOrgan):
    """A letter as it was issued; never changed. `voided` says that the entry it went with was voided.

    `number` is the printed number, empty for papers that carry none; `series`, `year` and `serial` are its parts.
    `to_requester` tells the requester's letters from those to third parties and other organs.
    """

    request = models.ForeignKey(DisclosureRequest, models.PROTECT, related_name="letters")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="letters")
    draft = models.ForeignKey(LetterDraft, models.PROTECT, null=True, blank=True, related_name="letters")
    kind = models.CharField("文书种类", max_length=4, choices=[(kind.value, kind.name) for kind in LetterKind])
    title = models.CharField("标题", max_length=80)
    number = models.CharField("文号", max_length=80, blank=True)
    series = models.CharField(max_length=40, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    serial = models.PositiveIntegerField(null=True, blank=True)
    dated = models.DateField("日期")
    to_requester = models.BooleanField(default=True)
    key_version = models.PositiveSmallIntegerField()
    sealed = models.BinaryField()
    voided = models.BooleanField(default=False)

    class Meta:
        verbose_name = verbose_name_plural = "文书"
        ordering = ("request", "id")
        indexes = (
            models.Index(fields=["key_version", "id"], name="letter_by_key"),
            models.Index(fields=["number"], name="letter_by_number", condition=~Q(number="")),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["organ", "series", "year", "serial"], condition=~Q(series=""), name="one_letter_a_number"
            ),
            models.CheckConstraint(
                condition=Q(number="", series="", year__isnull=True, serial__isnull=True)
                | (~Q(number="") & ~Q(series="") & Q(year__isnull=False, serial__isnull=False)),
                name="a_letter_number_is_whole",
            ),
        )

    def __str__(self) -> str:
        return f"{self.title} {self.number}".strip()

    @property
    def is_reply(self) -> bool:
        """Whether this letter ends a request."""
        return LetterKind(self.kind).is_reply
