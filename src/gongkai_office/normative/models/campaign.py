"""Clean-ups (清理): which documents are looked at, what is proposed for each, how it was decided."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai_office.accounts.models import Person
from gongkai_office.normative.models.document import Document
from gongkai_office.organs.models import OfOrgan


class Stage(models.TextChoices):
    """Where a clean-up stands."""

    OPEN = "open", "提出意见"
    IN_REVIEW = "in_review", "审签"
    SIGNED = "signed", "已签发"
    DONE = "done", "已办理"
    CANCELLED = "cancelled", "已取消"


class Verdict(models.TextChoices):
    """What is proposed for a document, in the words of result lists."""

    KEEP = "keep", "继续有效"
    AMEND = "amend", "修改"
    REPEAL = "repeal", "废止"
    LAPSE = "lapse", "宣布失效"


class Campaign(OfOrgan):
    """A clean-up of an organ's documents as they stand on a day.

    `decided_on`, `decision_number` and `decision_title` name the decision by which it ended; `published_on` is when
    its result list went out.
    """

    title = models.CharField("名称", max_length=200)
    basis = models.CharField("清理依据", max_length=300, blank=True)
    cut_off = models.DateField("清理截止日")
    stage = models.CharField("进展", max_length=12, choices=Stage, default=Stage.OPEN)
    decided_on = models.DateField("决定日期", null=True, blank=True)
    decision_number = models.CharField("决定文号", max_length=80, blank=True)
    published_on = models.DateField("公布日期", null=True, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = verbose_name_plural = "文件清理"
        ordering = ("-at",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(stage="done") | Q(decided_on__isnull=False), name="a_done_clean_up_was_decided"
            ),
        )

    def __str__(self) -> str:
        return self.title


class Proposal(OfOrgan):
    """What is proposed for one document of a clean-up; empty until somebody proposes. Frozen once sent up."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="proposals")
    document = models.ForeignKey(Document, models.PROTECT, related_name="+")
    verdict = models.CharField("意见", max_length=8, choices=Verdict, blank=True)
    reason = models.CharField("理由", max_length=500, blank=True)
    until = models.DateField("延长有效期至", null=True, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "清理意见"
        ordering = ("document__issued", "document")
        constraints = (models.UniqueConstraint(fields=["campaign", "document"], name="one_proposal_a_document"),)

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.document_id}"
