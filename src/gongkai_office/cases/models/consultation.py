"""Third parties and co-making organs that were asked, and what each of them answered."""

from __future__ import annotations

from django.db import models

from gongkai_office.cases.models.entry import Entry
from gongkai_office.cases.models.request import DisclosureRequest
from gongkai_office.organs.models import OfOrgan


class Stance(models.TextChoices):
    """What somebody who was asked says of the disclosure."""

    AGREES = "agrees", "同意公开"
    PARTIAL = "partial", "同意公开一部分"
    OBJECTS = "objects", "不同意公开"


class Consultation(OfOrgan):
    """One third party (Art. 32) or co-making organ (Art. 34) that was asked, and the entry it was asked by.

    Who it is and how to reach it is sealed in the row like a requester; `about` says what of theirs is concerned.
    `voided` says that the entry was voided, so that no answer is awaited any more.
    """

    request = models.ForeignKey(DisclosureRequest, models.PROTECT, related_name="consultations")
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="consultation")
    organisation = models.BooleanField("是单位", default=False)
    key_version = models.PositiveSmallIntegerField()
    sealed = models.BinaryField()
    masked_name = models.CharField(max_length=120)
    about = models.TextField("涉及的信息", blank=True)
    voided = models.BooleanField(default=False)

    class Meta:
        verbose_name = verbose_name_plural = "征求意见"
        indexes = (models.Index(fields=["key_version", "id"], name="consultation_by_key"),)

    def __str__(self) -> str:
        return self.masked_name


class Opinion(OfOrgan):
    """What one of those asked answered, with the entry it came in by; the slip itself is kept among the files."""

    consultation = models.ForeignKey(Consultation, models.PROTECT, related_name="opinions")
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="opinion")
    stance = models.CharField("意见", max_length=12, choices=Stance)
    reason = models.TextField("理由", blank=True)
    voided = models.BooleanField(default=False)

    class Meta:
        verbose_name = verbose_name_plural = "征求到的意见"

    def __str__(self) -> str:
        return self.get_stance_display()
