"""Items of the registers, the lines of their ledgers, and the Excel files that items came in with.

Nothing is changed in place. Each line carries the whole item as it stands from then on, so that the item as of any
instant is its last line by that instant: the fold is a filter.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongkai_office.accounts.models import Person
from gongkai_office.organs.models import OfOrgan
from gongkai_office.registers.kinds import Kind


class Form(models.TextChoices):
    """Whether an item is one decision, or the number of all decisions of a period."""

    SINGLE = "single", "逐条登记"
    TOTAL = "total", "期间合计"


class Act(models.TextChoices):
    """What a line of an item's ledger does."""

    ENTERED = "entered", "登记"
    PUBLISHED = "published", "公示"
    CORRECTED = "corrected", "更正"
    CANCELLED = "cancelled", "撤销"


class Stage(models.TextChoices):
    """Where an import stands."""

    CHECKING = "checking", "待确认"
    DONE = "done", "已导入"
    UNDONE = "undone", "已撤回"
    DROPPED = "dropped", "已放弃"


class Batch(OfOrgan):
    """An Excel file on its way into a register: its header, its rows as they stand, how columns are understood.

    The rows are kept until the import is done or dropped; from then on the items are the record.
    """

    kind = models.CharField("登记簿", max_length=12, choices=Kind)
    name = models.CharField("文件名", max_length=200)
    sha256 = models.CharField(max_length=64)
    header = models.JSONField(default=list)
    rows = models.JSONField(default=list)
    mapping = models.JSONField(default=dict)
    unit = models.CharField("金额单位", max_length=4, default="元")
    stage = models.CharField("进展", max_length=12, choices=Stage, default=Stage.CHECKING)
    count = models.PositiveIntegerField("条数", default=0)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField("上传时间")
    done_at = models.DateTimeField("导入时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "批量导入"
        ordering = ("-at",)
        indexes = (models.Index(fields=["organ", "kind", "-at"], name="batch_of_register"),)
        constraints = (
            models.UniqueConstraint(
                fields=["organ", "kind", "sha256"], condition=Q(stage="done"), name="one_import_a_file"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Item(OfOrgan):
    """One decision or one total of a register, by its own number without gaps within organ, register and year."""

    kind = models.CharField("登记簿", max_length=12, choices=Kind)
    form = models.CharField("方式", max_length=8, choices=Form)
    year = models.PositiveSmallIntegerField("年度")
    serial = models.PositiveIntegerField("序号")
    number = models.CharField("登记号", max_length=60)
    batch = models.ForeignKey(Batch, models.PROTECT, null=True, blank=True, related_name="items")

    class Meta:
        verbose_name = verbose_name_plural = "登记事项"
        ordering = ("-year", "-serial")
        constraints = (
            models.UniqueConstraint(fields=["organ", "kind", "year", "serial"], name="one_register_item_a_number"),
        )

    def __str__(self) -> str:
        return self.number


class Entry(OfOrgan):
    """A line of an item's ledger: the item as it stands from `at` until `superseded_at`.

    `on` is the day of the decision or of the payment, or the last day of a total's period, which begins on `start`.
    `quantity` is how many decisions or payments it counts, `amount` yuan. `reference` is the number of the decision,
    `details` everything else that its register asks for. `standing` is false once the item is cancelled.
    """

    item = models.ForeignKey(Item, models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=12, choices=Kind)
    form = models.CharField(max_length=8, choices=Form)
    sequence = models.PositiveIntegerField()
    act = models.CharField("事项", max_length=12, choices=Act)
    standing = models.BooleanField(default=True)
    start = models.DateField("起始日期")
    on = models.DateField("日期")
    quantity = models.PositiveBigIntegerField("数量", default=1)
    amount = models.DecimalField("金额（元）", max_digits=18, decimal_places=2, null=True, blank=True)
    reference = models.CharField("文号", max_length=120, blank=True)
    details = models.JSONField(default=dict)
    publish_by = models.DateField("公示期限", null=True, blank=True)
    published_on = models.DateField("公示日期", null=True, blank=True)
    reason = models.TextField("理由", blank=True)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "登记"
        ordering = ("item", "sequence")
        indexes = (
            models.Index(fields=["organ", "kind", "-on", "-id"], name="register_now", condition=Q(superseded_at=None)),
            models.Index(fields=["organ", "kind", "on"], name="register_as_of"),
            models.Index(
                fields=["organ", "kind", "reference"], name="register_reference", condition=Q(superseded_at=None)
            ),
            models.Index(
                fields=["publish_by"],
                name="register_unpublished",
                condition=Q(superseded_at=None, published_on=None, standing=True),
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=["item", "sequence"], name="one_register_line_a_place"),
            models.CheckConstraint(condition=Q(start__lte=F("on")), name="register_period_runs_forward"),
            models.CheckConstraint(
                condition=Q(form="total") | Q(start=F("on"), quantity=1), name="a_single_entry_is_one"
            ),
            models.CheckConstraint(
                condition=Q(kind="fee", amount__isnull=False) | ~Q(kind="fee") & Q(amount__isnull=True),
                name="fees_and_only_fees_are_money",
            ),
            models.CheckConstraint(condition=Q(amount__isnull=True) | Q(amount__gte=0), name="no_negative_money"),
        )

    def __str__(self) -> str:
        return f"{self.item_id}#{self.sequence}"
