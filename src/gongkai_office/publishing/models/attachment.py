"""The files of a version: which kept file, under which name it is read."""

from __future__ import annotations

from django.db import models

from gongkai_office.files.models import StoredFile
from gongkai_office.ids import Identified
from gongkai_office.publishing.models.item import Version


class Attachment(Identified):
    """One file of one version; rows of a version that was out never change, as its content does not.

    `original` is the file that this one was masked from: it is kept and never handed to the public. `text` is what the
    search knows of it, read in the background; None where nobody has read it yet.
    """

    version = models.ForeignKey(Version, models.PROTECT, related_name="attachments")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    original = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    position = models.PositiveSmallIntegerField("排序")
    name = models.CharField("名称", max_length=200)
    text = models.TextField(null=True, blank=True)  # noqa: DJ001  None is "not read yet", empty "nothing to read"

    class Meta:
        verbose_name = verbose_name_plural = "信息附件"
        ordering = ("version", "position")
        constraints = (models.UniqueConstraint(fields=["version", "file"], name="a_file_once_in_a_version"),)

    def __str__(self) -> str:
        return self.name
