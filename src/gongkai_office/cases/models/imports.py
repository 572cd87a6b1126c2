"""Older ledgers that are copied in: the file, what its columns mean, how far the work is, what came of each row."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai_office.accounts.models import Person
from gongkai_office.bulk import BUSY
from gongkai_office.bulk import Stage as ImportStage
from gongkai_office.cases.models.request import DisclosureRequest
from gongkai_office.ids import new_id
from gongkai_office.organs.models import Organ


class LedgerImport(models.Model):
    """One file of an older ledger. Its rows are sealed, and removed once they are in the ledger or given up.

    `digest` is a keyed hash of the file, by which the same file is recognised; `columns` tells the field of each
    column, `words` what words of the file mean; `findings` and `summary` are what the check found, without a
    requester's data; `trouble` says why the last work could not be finished.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField("上传时间")
    file_name = models.CharField("文件名", max_length=200)
    digest = models.BinaryField(max_length=32)
    key_version = models.PositiveSmallIntegerField(null=True)
    sealed = models.BinaryField(null=True)
    rows = models.PositiveIntegerField("行数", default=0)
    columns = models.JSONField(default=dict)
    words = models.JSONField(default=dict)
    stage = models.CharField("阶段", max_length=12, choices=ImportStage, default=ImportStage.MAPPING)
    findings = models.JSONField(default=list)
    summary = models.JSONField(default=dict)
    trouble = models.TextField(blank=True)
    done_at = models.DateTimeField("完成时间", null=True, blank=True)
    undone_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField("撤销时间", null=True, blank=True)
    reason = models.TextField("撤销理由", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "台账导入"
        ordering = ("-uploaded_at",)
        indexes = (
            models.Index(fields=["organ", "-uploaded_at"], name="import_of_organ"),
            models.Index(fields=["stage"], name="import_waiting", condition=Q(stage__in=[one.value for one in BUSY])),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(undone_by__isnull=True) | ~Q(reason=""), name="an_undone_import_has_its_reason"
            ),
        )

    def __str__(self) -> str:
        return self.file_name


class ImportProgress(models.Model):
    """How far the work on an import is; beside it, since the work itself is one transaction that shows nothing yet."""

    work = models.OneToOneField(LedgerImport, models.CASCADE, primary_key=True, related_name="progress")
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "导入进度"

    def __str__(self) -> str:
        return f"{self.done}/{self.total}"


class ImportedCase(models.Model):
    """A request that an import made: from which row of the file, with how many entries."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    work = models.ForeignKey(LedgerImport, models.PROTECT, related_name="cases")
    request = models.OneToOneField(DisclosureRequest, models.PROTECT, related_name="imported")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    row = models.PositiveIntegerField("行号")
    entries = models.PositiveIntegerField("登记条数")

    class Meta:
        verbose_name = verbose_name_plural = "导入的申请"
        constraints = (models.UniqueConstraint(fields=["work", "row"], name="one_case_a_row"),)

    def __str__(self) -> str:
        return f"{self.work_id}:{self.row}"


class ImportHabit(models.Model):
    """What an organ's own headings and words meant the last time, so that nobody chooses them twice."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organ = models.OneToOneField(Organ, models.PROTECT, related_name="+")
    headings = models.JSONField(default=dict)
    words = models.JSONField(default=dict)

    class Meta:
        verbose_name = verbose_name_plural = "导入习惯"

    def __str__(self) -> str:
        return str(self.organ_id)
