"""Disclosure requests, their entries and their projections. What follows from entries is folded by `gongkai.cases`."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.cases.entries import Applicant, DisputeResult, EntryKind, Forum
from gongkai.cases.entries import Role as CaseRole
from gongkai.cases.procedure import Stage
from gongkai.law.clocks import Wait
from gongkai.law.outcomes import Outcome
from gongkai.law.receipt import Channel
from gongkai_office.accounts.models import Person
from gongkai_office.ids import new_id
from gongkai_office.organs.models import Organ


class DisclosureRequest(models.Model):
    """One request for disclosure (件). Everything after `description` is a projection of its entries.

    The projections are written in the transaction of the entry that changes them; `gongkai verify` derives them anew.
    `number` is given when the request arrives; `access` is the keyed hash of the code the requester follows it with.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    number = models.CharField("登记编号", max_length=40)
    year = models.PositiveSmallIntegerField("年度")
    serial = models.PositiveIntegerField("序号")
    access = models.BinaryField(max_length=32)
    idempotency = models.CharField(max_length=64)
    description = models.TextField("所需信息的内容描述")
    form_wanted = models.CharField("获取信息的方式", max_length=40, blank=True)
    delivery_wanted = models.CharField("获取信息的途径", max_length=40, blank=True)
    split_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    handler = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    office = models.ForeignKey(Organ, models.PROTECT, null=True, blank=True, related_name="+")

    channel = models.CharField("收到渠道", max_length=20, choices=[(c.value, c.label) for c in Channel], blank=True)
    applicant = models.CharField(max_length=20, choices=[(a.value, a.name) for a in Applicant], blank=True)
    stage = models.CharField("阶段", max_length=30, choices=[(s.name, s.value) for s in Stage])
    waiting = models.CharField(max_length=20, choices=[(w.name, w.value) for w in Wait], blank=True)
    received = models.DateField("收到之日", null=True, blank=True)
    day0 = models.DateField(null=True, blank=True)
    reply_due = models.DateField("答复期限", null=True, blank=True)
    next_due = models.DateField("下一期限", null=True, blank=True)
    provisional = models.BooleanField(default=False)
    extended = models.BooleanField(default=False)
    outcome = models.CharField("处理结果", max_length=40, choices=[(o.value, o.value) for o in Outcome], blank=True)
    closed = models.DateField("办结日期", null=True, blank=True)
    entries_count = models.PositiveIntegerField(default=0)
    calendar_version = models.CharField(max_length=40, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "政府信息公开申请"
        ordering = ("-year", "-serial")
        indexes = (
            models.Index(fields=["organ", "reply_due"], name="case_open_by_due", condition=Q(closed__isnull=True)),
            models.Index(fields=["organ", "received"], name="case_by_received"),
            models.Index(fields=["organ", "closed"], name="case_by_closed"),
        )
        constraints = (
            models.UniqueConstraint(fields=["organ", "year", "serial"], name="one_case_a_number"),
            models.UniqueConstraint(fields=["organ", "idempotency"], name="one_case_a_submission"),
        )

    def __str__(self) -> str:
        return self.number


class Requester(models.Model):
    """Who asks. Identity and contact are sealed in the row with a key outside the database.

    `name_hash` and `identity_hash` are keyed hashes for finding the same requester again; they tell nothing else.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    request = models.OneToOneField(DisclosureRequest, models.PROTECT, related_name="requester")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    key_version = models.PositiveSmallIntegerField()
    sealed = models.BinaryField()
    name_hash = models.BinaryField(max_length=32)
    identity_hash = models.BinaryField(max_length=32, null=True)
    masked_name = models.CharField(max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = "申请人"
        indexes = (
            models.Index(fields=["organ", "name_hash"], name="requester_by_name"),
            models.Index(fields=["organ", "identity_hash"], name="requester_by_identity"),
        )

    def __str__(self) -> str:
        return self.masked_name


class Entry(models.Model):
    """One line of a request's ledger; never changed, never deleted. `detail` mirrors `gongkai.cases.entries`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    request = models.ForeignKey(DisclosureRequest, models.PROTECT, related_name="entries")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    sequence = models.PositiveIntegerField()
    kind = models.CharField(max_length=40, choices=[(kind.value, kind.label) for kind in EntryKind])
    on = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    role = models.CharField(max_length=20, choices=[(role.name, role.value) for role in CaseRole])
    detail = models.JSONField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "登记"
        ordering = ("request", "sequence")
        constraints = (models.UniqueConstraint(fields=["request", "sequence"], name="one_entry_a_place"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"


class Dispute(models.Model):
    """A reconsideration or suit against a request's handling: a projection of its entries, for lists and table four."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    request = models.ForeignKey(DisclosureRequest, models.PROTECT, related_name="disputes")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    number = models.CharField("案号", max_length=80)
    forum = models.CharField(max_length=40, choices=[(forum.value, forum.name) for forum in Forum])
    filed = models.DateField()
    ended = models.DateField(null=True, blank=True)
    result = models.CharField(
        max_length=20, choices=[(result.value, result.name) for result in DisputeResult], blank=True
    )

    class Meta:
        verbose_name = verbose_name_plural = "复议诉讼"
        constraints = (models.UniqueConstraint(fields=["request", "number"], name="one_dispute_a_number"),)

    def __str__(self) -> str:
        return self.number
