"""Who has a draft open, and who was reminded of what waits: neither proves anything, both spare people trouble."""

from __future__ import annotations

from django.db import models

from gongkai_office.accounts.models import Person
from gongkai_office.ids import Identified
from gongkai_office.publishing.models.item import Version


class Editing(Identified):
    """That somebody has the editor of a version open: since when, and when their page was last heard of."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="editings")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    since = models.DateTimeField()
    heard = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "正在编辑"
        ordering = ("since",)
        constraints = (models.UniqueConstraint(fields=["version", "person"], name="one_editor_a_person"),)

    def __str__(self) -> str:
        return f"{self.version_id} {self.person_id}"


class Reminder(Identified):
    """That somebody is written to on a day about what is due; nobody is twice. `sent` is when the mail went out."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    day = models.DateField()
    sent = models.DateTimeField(null=True)

    class Meta:
        verbose_name = verbose_name_plural = "发布提醒"
        constraints = (models.UniqueConstraint(fields=["person", "day"], name="one_reminder_a_day"),)

    def __str__(self) -> str:
        return f"{self.person_id} {self.day}"
