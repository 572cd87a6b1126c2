"""How replies were given, and what the processing costs."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from gongkai.law.fees import FeeMethod
from gongkai.law.service import Service as Manner
from gongkai_office.cases.models.entry import Entry
from gongkai_office.cases.models.request import DisclosureRequest
from gongkai_office.organs.models import OfOrgan


class Service(OfOrgan):
    """How a reply was given to the requester, and what proves it; `proof` is empty until the proof is at hand.

    `voided` says that the entry of the service was voided, so that its proof is awaited no more.
    """

    request = models.ForeignKey(DisclosureRequest, models.PROTECT, related_name="services")
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="service")
    manner = models.CharField("送达方式", max_length=20, choices=[(m.name, m.value) for m in Manner])
    proof = models.CharField("送达凭证", max_length=200, blank=True)
    proved_on = models.DateField("凭证取得日期", null=True, blank=True)
    voided = models.BooleanField(default=False)

    class Meta:
        verbose_name = verbose_name_plural = "送达"
        constraints = (
            models.CheckConstraint(condition=Q(proof="") | Q(proved_on__isnull=False), name="a_proof_has_its_day"),
        )

    def __str__(self) -> str:
        return f"{self.get_manner_display()} {self.proof}"


class Charge(OfOrgan):
    """The fee of a request, as its notice states it: by which scale, for how many pages or the how-manieth request."""

    request = models.ForeignKey(DisclosureRequest, models.PROTECT, related_name="charges")
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="charge")
    method = models.CharField("计收方式", max_length=20, choices=[(m.value, m.name) for m in FeeMethod])
    quantity = models.PositiveIntegerField("数量")
    amount = models.PositiveIntegerField("金额（元）")
    voided = models.BooleanField(default=False)

    class Meta:
        verbose_name = verbose_name_plural = "信息处理费"

    def __str__(self) -> str:
        return f"{self.amount} 元"
