"""Disclosure requests and who makes them. What follows from entries is folded by `gongkai.cases`."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from gongkai.cases.entries import Applicant
from gongkai.cases.procedure import Stage
from gongkai.law.clocks import Wait
from gongkai.law.outcomes import Outcome
from gongkai.law.receipt import Channel
from gongkai_office.accounts.models import Person
from gongkai_office.organs.models import OfOrgan, Organ


class DisclosureRequest(OfOrgan):
    """One request for disclosure (件): facts of its arrival, who works on it, and projections of its entries.

    The projections, from `channel` on, are written in the transaction of the entry that changes them; `gongkai verify`
    derives them anew. `number` is given when the request arrives; `access` and `idempotency` are keyed hashes of the
    code the requester follows it with and of the sender's own key, `description_hash` one of the bare text.
    `next_due` is the day by which somebody must act, `consult_by` the end of the earliest open consultation,
    `unproved_since` the day of a service of which the proof is missing; `pending` says that a reply is awaited.
    `words` are the terms of number and description by which they are found.
    """

    number = models.CharField("登记编号", max_length=40)
    former_number = models.CharField("原编号", max_length=80, blank=True, default="", db_default="")
    year = models.PositiveSmallIntegerField("年度")
    serial = models.PositiveIntegerField("序号")
    access = models.BinaryField(max_length=32)
    arrived_by = models.CharField("提交渠道", max_length=20, choices=[(c.value, c.label) for c in Channel])
    idempotency = models.CharField(max_length=64)
    description = models.TextField("所需信息的内容描述")
    description_hash = models.BinaryField(max_length=32)
    form_wanted = models.CharField("获取信息的方式", max_length=40, blank=True)
    delivery_wanted = models.CharField("获取信息的途径", max_length=40, blank=True)
    split_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    handler = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    office = models.ForeignKey(Organ, models.PROTECT, null=True, blank=True, related_name="+")
    taken_at = models.DateTimeField("签收时间", null=True, blank=True)
    unproved_since = models.DateField("待补送达凭证", null=True, blank=True)

    channel = models.CharField("收到渠道", max_length=20, choices=[(c.value, c.label) for c in Channel], blank=True)
    applicant = models.CharField(max_length=20, choices=[(a.value, a.name) for a in Applicant], blank=True)
    stage = models.CharField("阶段", max_length=30, choices=[(s.name, s.value) for s in Stage])
    waiting = models.CharField(max_length=20, choices=[(w.name, w.value) for w in Wait], blank=True)
    received = models.DateField("收到之日", null=True, blank=True)
    day0 = models.DateField(null=True, blank=True)
    reply_due = models.DateField("答复期限", null=True, blank=True)
    consult_by = models.DateField("征求意见期限", null=True, blank=True)
    next_due = models.DateField("下一期限", null=True, blank=True)
    pending = models.BooleanField("待答复", default=True)
    provisional = models.BooleanField(default=False)
    extended = models.BooleanField(default=False)
    outcome = models.CharField("处理结果", max_length=40, choices=[(o.value, o.value) for o in Outcome], blank=True)
    closed = models.DateField("办结日期", null=True, blank=True)
    entries_count = models.PositiveIntegerField(default=0)
    calendar_version = models.CharField(max_length=40, blank=True)
    words = SearchVectorField(null=True, editable=False)
    practice = models.CharField(max_length=12, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "政府信息公开申请"
        ordering = ("-year", "-serial")
        indexes = (
            models.Index(fields=["organ", "reply_due"], name="case_open_by_due", condition=Q(pending=True)),
            models.Index(fields=["handler", "reply_due"], name="case_of_handler", condition=Q(pending=True)),
            models.Index(fields=["office", "reply_due"], name="case_of_office", condition=Q(pending=True)),
            models.Index(fields=["organ"], name="case_unproved", condition=Q(unproved_since__isnull=False)),
            models.Index(
                fields=["unproved_since", "id"], name="case_by_unproved", condition=Q(unproved_since__isnull=False)
            ),
            models.Index(fields=["reply_due", "id"], name="case_by_reply_due", condition=Q(pending=True)),
            models.Index(fields=["stage", "next_due", "id"], name="case_by_stage", condition=Q(pending=True)),
            models.Index(
                fields=["consult_by", "id"],
                name="case_by_consultation",
                condition=Q(pending=True, consult_by__isnull=False),
            ),
            models.Index(
                fields=["next_due", "id"],
                name="case_untaken",
                condition=Q(pending=True, taken_at__isnull=True) & (Q(handler__isnull=False) | Q(office__isnull=False)),
            ),
            models.Index(fields=["id"], name="case_without_words", condition=Q(words__isnull=True)),
            GinIndex(fields=["words"], name="case_by_words"),
            models.Index(fields=["organ", "received"], name="case_by_received"),
            models.Index(fields=["organ", "closed"], name="case_by_closed"),
            models.Index(fields=["closed", "outcome", "applicant"], name="case_of_outcome_cell"),
            models.Index(fields=["received", "applicant"], name="case_of_arrival_cell"),
            models.Index(fields=["organ", "description_hash"], name="case_by_description"),
            models.Index(fields=["number"], name="case_by_number"),
            models.Index(fields=["organ", "former_number"], name="case_by_former", condition=~Q(former_number="")),
            models.Index(fields=["-year", "-serial", "-id"], name="case_newest"),
            models.Index(fields=["next_due", "id"], name="case_by_next_due", condition=Q(pending=True)),
        )
        constraints = (
            models.UniqueConstraint(fields=["organ", "year", "serial"], name="one_case_a_number"),
            models.UniqueConstraint(fields=["organ", "idempotency"], name="one_case_a_submission"),
        )

    def __str__(self) -> str:
        return self.number


class Requester(OfOrgan):
    """Who asks. Identity and contact are sealed in the row with a key outside the database (`sealing`).

    `name_hash` and `identity_hash` are keyed hashes for finding the same requester again; they tell nothing else.
    """

    request = models.OneToOneField(DisclosureRequest, models.PROTECT, related_name="requester")
    kind = models.CharField("申请人类别", max_length=20, choices=[(a.value, a.name) for a in Applicant])
    key_version = models.PositiveSmallIntegerField()
    sealed = models.BinaryField()
    name_hash = models.BinaryField(max_length=32)
    identity_hash = models.BinaryField(max_length=32, null=True)
    masked_name = models.CharField(max_length=120)

    class Meta:
        verbose_name = verbose_name_plural = "申请人"
        indexes = (
            models.Index(fields=["organ", "name_hash"], name="requester_by_name"),
            models.Index(fields=["organ", "identity_hash"], name="requester_by_identity"),
            models.Index(fields=["key_version", "id"], name="requester_by_key"),
        )

    def __str__(self) -> str:
        return self.masked_name
