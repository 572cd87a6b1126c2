"""What people keep of lists: filters under a name, the salt of a calendar's address."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai_office.accounts.models import Person
from gongkai_office.organs.models import OfOrgan


class SavedFilter(OfOrgan):
    """A filter of the ledger under a name: its maker's own, or shared with everybody who works in an organ.

    `query` is the list's address without the page; it holds no requester, and words only sealed. `by_default` opens
    the ledger with it, for its maker alone.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    name = models.CharField("名称", max_length=40)
    query = models.TextField()
    shared = models.BooleanField("本机关共用", default=False)
    by_default = models.BooleanField("打开台账时先用", default=False)
    saved_at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "保存的筛选"
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(fields=["person", "name"], name="one_filter_a_name"),
            models.UniqueConstraint(fields=["person"], condition=Q(by_default=True), name="one_filter_to_begin_with"),
        )

    def __str__(self) -> str:
        return self.name


class FeedSalt(models.Model):
    """What a person's calendar address hangs on besides the password: another salt, another address."""

    person = models.OneToOneField(Person, models.PROTECT, primary_key=True, related_name="+")
    salt = models.CharField(max_length=40)
    renewed_at = models.DateTimeField()
    closed = models.BooleanField("已停用", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "日历地址"

    def __str__(self) -> str:
        return str(self.person_id)
