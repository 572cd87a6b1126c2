"""Files that are kept, and those that wait for the request they belong to.

The content lies sealed in the storage under `place`, each file with a key of its own. That key and the file's name lie
in `sealed`, sealed with the installation's key (`sealing`): a name often tells whose file it is.
"""

from __future__ import annotations

from functools import cached_property

from django.db import models
from django.db.models import Q

from gongkai.documents.media import Media
from gongkai.errors import GongkaiError
from gongkai_office.files.envelopes import Envelope, opened
from gongkai_office.files.limits import megabytes
from gongkai_office.ids import Identified
from gongkai_office.organs.models import Organ
from gongkai_office.sealing.seals import Sealed


class Purpose(models.TextChoices):
    """What a file is for."""

    APPLICATION = "application", "申请材料"
    IDENTITY = "identity", "身份证明"
    CORRECTION = "correction", "补正材料"
    ARRIVAL = "arrival", "收件凭证"
    RECORD = "record", "拟提供的政府信息"
    REPLY_SLIP = "reply_slip", "回执"
    PROOF = "proof", "送达凭证"
    PAYMENT = "payment", "缴费凭证"
    REPORT = "report", "年度报告"
    OTHER = "other", "其他"


class SealedFile(Identified):
    """What every file has: sealed key and name, what it is by content, bytes, SHA-256, place in the storage."""

    key_version = models.PositiveSmallIntegerField()
    sealed = models.BinaryField()
    media_type = models.CharField("类型", max_length=100, choices=[(one.media_type, one.name) for one in Media])
    size = models.PositiveBigIntegerField("大小")
    sha256 = models.CharField("内容摘要", max_length=64)
    place = models.CharField(max_length=100)
    at = models.DateTimeField("上传时间")

    class Meta:
        abstract = True

    @property
    def media(self) -> Media:
        """What it is."""
        return Media.typed(self.media_type)

    @cached_property
    def envelope(self) -> Envelope:
        """Its name and key. Raises SealError, and KeyMissingError without the installation's key."""
        return opened(Sealed(self.key_version, bytes(self.sealed)), of=self.pk)

    @property
    def shown_size(self) -> str:
        """How large it is, as people say it."""
        return megabytes(self.size)

    @property
    def name(self) -> str:
        """The name it was handed in with, cleaned. Raises SealError, KeyMissingError."""
        return self.envelope.name

    @property
    def shown_name(self) -> str:
        """The name, where a page must open also when the key is lost."""
        try:
            return self.name
        except GongkaiError:
            return "文件名无法读取，请管理员核查密钥"


class StoredFile(SealedFile):
    """A file kept for good. It is never deleted, only withdrawn, with a reason; the row and the content stay.

    `subject` is what it belongs to, as the journal names it (`case:<id>`); `by` who handed it in: a person's id,
    `public` or `system`.
    """

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    subject = models.CharField(max_length=80)
    purpose = models.CharField("用途", max_length=16, choices=Purpose)
    by = models.CharField("上传人", max_length=40)
    withdrawn_at = models.DateTimeField("撤下时间", null=True, blank=True)
    withdrawn_by = models.CharField("撤下人", max_length=40, blank=True)
    withdrawn_reason = models.CharField("撤下理由", max_length=500, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "文件"
        ordering = ("at", "id")
        indexes = (
            models.Index(fields=["subject", "at"], name="file_by_subject"),
            models.Index(fields=["key_version", "id"], name="file_by_key"),
        )
        constraints = (
            models.UniqueConstraint(fields=["place"], name="one_file_a_place"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by="", withdrawn_reason="")
                | Q(withdrawn_at__isnull=False) & ~Q(withdrawn_by="") & ~Q(withdrawn_reason=""),
                name="a_withdrawn_file_says_by_whom_and_why",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} {self.at}"

    @property
    def withdrawn(self) -> bool:
        """Whether it was taken down."""
        return self.withdrawn_at is not None


class WaitingFile(SealedFile):
    """A file handed in with a draft that is not submitted yet. Nobody but the draft knows its id; it goes with it."""

    purpose = models.CharField("用途", max_length=16, choices=Purpose)

    class Meta:
        verbose_name = verbose_name_plural = "待提交的文件"
        ordering = ("at", "id")
        indexes = (
            models.Index(fields=["at"], name="waiting_file_at"),
            models.Index(fields=["key_version", "id"], name="waiting_file_by_key"),
        )

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} {self.at}"
