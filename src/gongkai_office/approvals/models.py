"""Chains of signatures, their steps, the versions of what is signed, and who has seen which.

The content itself stays with the capability that owns it. A chain knows its SHA-256 and a reference by which the
owner finds the snapshot again.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai_office.accounts.models import Person, Role
from gongkai_office.ids import Identified
from gongkai_office.organs.models import OfOrgan


class State(models.TextChoices):
    """Where a chain stands."""

    OPEN = "open", "待签"
    RETURNED = "returned", "已退回"
    COMPLETE = "complete", "已签完"
    WITHDRAWN = "withdrawn", "已撤回"


UNDER_WAY = (State.OPEN, State.RETURNED)
"""Where a chain may still be signed, started again or withdrawn."""


class Decision(models.TextChoices):
    """What a signer decides."""

    APPROVE = "approve", "同意"
    RETURN = "return", "退回"


class Chain(OfOrgan):
    """The signatures that one content needs for one purpose.

    `subject` is what it belongs to, as `kind:id`, and the chain of the journal it is told in; `purpose` what the
    signatures are for, such as `reply` or `extension`. When the content changes a new round begins: signatures of
    earlier rounds stay on record and count no more. `awaiting` is the role of the step in turn, empty where none is.
    """

    subject = models.CharField(max_length=80)
    purpose = models.CharField(max_length=40)
    content_hash = models.BinaryField(max_length=32)
    round = models.PositiveIntegerField(default=1)
    state = models.CharField("状态", max_length=16, choices=State, default=State.OPEN)
    awaiting = models.CharField("待签角色", max_length=24, choices=Role, blank=True)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "审批流程"
        ordering = ("opened_at",)
        indexes = (models.Index(fields=["awaiting", "organ"], name="chain_open", condition=Q(state="open")),)
        constraints = (
            models.UniqueConstraint(
                fields=["subject", "purpose"],
                condition=Q(state__in=["open", "returned"]),
                name="one_chain_under_way_a_purpose",
            ),
            models.CheckConstraint(
                condition=Q(state="open") & ~Q(awaiting="") | ~Q(state="open") & Q(awaiting=""),
                name="only_an_open_chain_awaits",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["complete", "withdrawn"], closed_at__isnull=False)
                | Q(state__in=["open", "returned"], closed_at__isnull=True),
                name="a_closed_chain_says_when",
            ),
        )

    def __str__(self) -> str:
        return f"{self.subject} {self.purpose}"


class Step(Identified):
    """One signature a chain asks for: in which place, by which role."""

    chain = models.ForeignKey(Chain, models.PROTECT, related_name="steps")
    order = models.PositiveSmallIntegerField()
    role = models.CharField("角色", max_length=24, choices=Role)

    class Meta:
        verbose_name = verbose_name_plural = "审批环节"
        ordering = ("chain", "order")
        constraints = (models.UniqueConstraint(fields=["chain", "order"], name="one_step_a_place"),)

    def __str__(self) -> str:
        return f"{self.order}. {self.get_role_display()}"


class Version(Identified):
    """The content as it stood in one round, who made it so, and where its owner keeps the snapshot."""

    chain = models.ForeignKey(Chain, models.PROTECT, related_name="versions")
    round = models.PositiveIntegerField()
    content_hash = models.BinaryField(max_length=32)
    reference = models.CharField(max_length=120)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "送审稿"
        ordering = ("chain", "round")
        constraints = (models.UniqueConstraint(fields=["chain", "round"], name="one_version_a_round"),)

    def __str__(self) -> str:
        return self.reference


class Signature(Identified):
    """What one person decided about one version; never changed and never deleted."""

    chain = models.ForeignKey(Chain, models.PROTECT, related_name="signatures")
    step = models.ForeignKey(Step, models.PROTECT, related_name="signatures")
    round = models.PositiveIntegerField()
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    decision = models.CharField("意见", max_length=8, choices=Decision)
    reason = models.TextField("理由", blank=True)
    at = models.DateTimeField()
    content_hash = models.BinaryField(max_length=32)

    class Meta:
        verbose_name = verbose_name_plural = "签署"
        ordering = ("chain", "at")
        constraints = (
            models.UniqueConstraint(fields=["chain", "round", "person"], name="nobody_signs_twice_in_a_round"),
            models.UniqueConstraint(fields=["chain", "round", "step"], name="each_step_is_signed_once_in_a_round"),
            models.CheckConstraint(condition=Q(decision="approve") | ~Q(reason=""), name="a_return_has_a_reason"),
        )

    def __str__(self) -> str:
        return f"{self.person}：{self.get_decision_display()}"


class Sighting(Identified):
    """The last version of a chain's content that somebody had before their eyes."""

    chain = models.ForeignKey(Chain, models.PROTECT, related_name="sightings")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "阅看"
        constraints = (models.UniqueConstraint(fields=["chain", "person"], name="one_sighting_a_reader"),)

    def __str__(self) -> str:
        return f"{self.person} {self.version}"
