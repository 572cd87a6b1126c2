"""What the gate found in a file before it goes out with a reply."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai_office.accounts.models import Person
from gongkai_office.cases.models.request import DisclosureRequest
from gongkai_office.files.models import StoredFile
from gongkai_office.organs.models import OfOrgan


class EnclosureCheck(OfOrgan):
    """One look of the gate into a file that is to be given to the requester; the newest counts.

    `hits` are objects of `place`, `severity`, `masked`, `message`: what was found is kept masked only. Hits that stop
    the file are answered for by somebody with a reason (`overruled_by`), or the file is withdrawn and a clean one
    put in its place.
    """

    request = models.ForeignKey(DisclosureRequest, models.PROTECT, related_name="enclosure_checks")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="enclosure_checks")
    at = models.DateTimeField("检查时间")
    hits = models.JSONField("发现", default=list)
    stopping = models.PositiveIntegerField("需要处理的", default=0)
    unread = models.CharField("没有检查的原因", max_length=300, blank=True)
    overruled_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    overruled_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField("可以提供的理由", max_length=400, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "提供前检查"
        ordering = ("file", "at")
        constraints = (
            models.CheckConstraint(
                condition=Q(overruled_by__isnull=True) | ~Q(reason=""), name="let_through_with_a_reason"
            ),
        )

    def __str__(self) -> str:
        return f"{self.file_id} {self.at:%Y-%m-%d}"

    @property
    def passed(self) -> bool:
        """Whether the file may go out: nothing stops it, or somebody answers for it."""
        return (not self.stopping and not self.unread) or self.overruled_by_id is not None
