"""Documents, the lines of their ledgers, the versions of their texts. Whether one is valid is folded, never kept."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai_office.normative.acts import Act, Kind
from gongkai_office.organs.models import OfOrgan


class Document(OfOrgan):
    """A normative document or a rule; its registration number has no gaps within organ and year.

    Everything from `title` on is a projection of its ledger, written with the entry that changes it; `gongkai verify`
    derives it anew. `ends_on` is the first day it no longer stands, known ahead where a period is stated; `state`
    what it then is. `void` says that its registration itself was entered by mistake.
    """

    kind = models.CharField("种类", max_length=24, choices=Kind)
    year = models.PositiveSmallIntegerField("登记年度")
    serial = models.PositiveIntegerField("序号")
    registration = models.CharField("统一登记号", max_length=60)
    title = models.CharField("标题", max_length=300)
    number = models.CharField("发文字号", max_length=80, blank=True)
    issued = models.DateField("制发日期")
    in_force_from = models.DateField("施行日期")
    until = models.DateField("有效期至", null=True, blank=True)
    amended = models.DateField("首次修改", null=True, blank=True)
    ends_on = models.DateField("失去效力之日", null=True, blank=True)
    end_state = models.CharField("失去效力的原因", max_length=20, blank=True)
    filed = models.DateField("备案日期", null=True, blank=True)
    published = models.DateField("文本公布日期", null=True, blank=True)
    details = models.JSONField("著录", default=dict)
    void = models.BooleanField("登记作废", default=False)
    entries_count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "文件"
        ordering = ("-issued", "-id")
        indexes = (
            models.Index(fields=["organ", "kind", "-issued", "-id"], name="document_newest"),
            models.Index(fields=["ends_on"], name="document_ending", condition=Q(void=False)),
            models.Index(fields=["number"], name="document_by_number"),
        )
        constraints = (
            models.UniqueConstraint(fields=["organ", "kind", "year", "serial"], name="one_document_a_registration"),
        )

    def __str__(self) -> str:
        return self.registration


class Entry(OfOrgan):
    """A line of a document's ledger; never changed, never deleted.

    `effective` and `until` are those of the law's event; `number` and `title` what an issue or an amendment gives the
    document; `basis` names the decision behind an act, `cause` the document of this library that did it; `voids` the
    line a VOIDED one takes back. Everything else an act says stands in `details`.
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="entries")
    sequence = models.PositiveIntegerField()
    act = models.CharField("事项", max_length=20, choices=Act)
    on = models.DateField("日期")
    effective = models.DateField("生效日期", null=True, blank=True)
    until = models.DateField("有效期至", null=True, blank=True)
    new_number = models.BooleanField("以新文号重新印发", default=False)
    number = models.CharField("发文字号", max_length=80, blank=True)
    title = models.CharField("标题", max_length=300, blank=True)
    basis = models.CharField("依据", max_length=300, blank=True)
    cause = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="caused")
    voids = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="voided_by")
    details = models.JSONField(default=dict)
    reason = models.TextField("理由", blank=True)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "文件登记"
        ordering = ("document", "sequence")
        indexes = (models.Index(fields=["organ", "at"], name="document_entry_by_organ"),)
        constraints = (
            models.UniqueConstraint(fields=["document", "sequence"], name="one_document_line_a_place"),
            models.CheckConstraint(
                condition=Q(act="voided", voids__isnull=False) | ~Q(act="voided") & Q(voids__isnull=True),
                name="a_voiding_line_names_its_line",
            ),
        )

    def __str__(self) -> str:
        return f"{self.document_id}#{self.sequence}"


class Version(OfOrgan):
    """A text of a document, whole; never changed once kept. A new wording is a new version.

    `body` is a list of blocks as `normative.body` describes them, `hash` the SHA-256 of title and body. Which one is
    public is told by the ledger (`published_on` mirrors it).
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="versions")
    ordinal = models.PositiveIntegerField("版次")
    title = models.CharField("标题", max_length=300)
    number = models.CharField("发文字号", max_length=80, blank=True)
    dated = models.DateField("成文日期")
    body = models.JSONField("正文")
    hash = models.CharField(max_length=64)
    published_on = models.DateField("公布日期", null=True, blank=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "文本"
        ordering = ("document", "ordinal")
        constraints = (models.UniqueConstraint(fields=["document", "ordinal"], name="one_version_an_ordinal"),)

    def __str__(self) -> str:
        return f"{self.document_id} v{self.ordinal}"
