"""Where an organ is reached, and who reviews what it decides: what its letters and its guide must say."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from gongkai_office.ids import Identified
from gongkai_office.organs.models.tree import Organ


class Particulars(Identified):
    """What an organ's letters say of it from a day on, until the next row's first day.

    A reply names the office, its address, hours and numbers (OGI Regulations, Art. 12) and, from the day of the reply,
    the body and the court to turn to; so what a letter said on its day stays on record. Of two rows with one first
    day the one entered later holds. `reconsideration` names a body a line; `online` is where reconsideration can be
    asked for by internet (Reconsideration Law, Art. 22(2)); `account` is where processing fees are paid.
    """

    FIELDS: ClassVar[tuple[str, ...]] = (
        "address", "postcode", "phone", "fax", "email", "hours", "reconsideration", "online", "court", "account",
    )  # fmt: skip

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="particulars")
    start = models.DateField("启用日期")
    entered_at = models.DateTimeField("录入时间")
    address = models.CharField("办公地址", max_length=200)
    postcode = models.CharField("邮政编码", max_length=6, blank=True)
    phone = models.CharField("联系电话", max_length=60)
    fax = models.CharField("传真", max_length=60, blank=True)
    email = models.EmailField("电子邮箱", blank=True)
    hours = models.CharField("办公时间", max_length=200, blank=True)
    reconsideration = models.TextField("行政复议机关", blank=True)
    online = models.CharField("行政复议互联网渠道", max_length=200, blank=True)
    court = models.CharField("有管辖权的人民法院", max_length=120, blank=True)
    account = models.TextField("收费账户", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "机关信息"
        ordering = ("organ", "start", "entered_at")
        indexes = (models.Index(fields=["organ", "start"], name="particulars_of_organ"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(postcode="") | models.Q(postcode__regex=r"^[0-9]{6}$"),
                name="postcode_has_six_digits",
            ),
        )

    def __str__(self) -> str:
        return f"{self.organ}：{self.address}"

    @property
    def bodies(self) -> tuple[str, ...]:
        """The bodies that reconsider what the organ decides."""
        return tuple(line.strip() for line in self.reconsideration.splitlines() if line.strip())

    @property
    def contact(self) -> str:
        """Where the organ is reached, in one line as a letter says it."""
        parts = (
            f"地址：{self.address}" + (f"（邮编 {self.postcode}）" if self.postcode else ""),
            f"电话：{self.phone}",
            self.fax and f"传真：{self.fax}",
            self.email and f"电子邮箱：{self.email}",
            self.hours and f"办公时间：{self.hours}",
        )
        return "；".join(filter(None, parts))

    def missing(self) -> tuple[str, ...]:
        """What letters need and is not there, by its name in the form; empty where all is."""
        needed = {
            "办公地址": self.address,
            "联系电话": self.phone,
            "行政复议机关": self.reconsideration,
            "有管辖权的人民法院": self.court,
        }
        return tuple(name for name, given in needed.items() if not given.strip())

    def plain(self) -> dict[str, object]:
        """The content as the journal states it: no person's data, all of it is published."""
        return {"start": self.start.isoformat(), **{name: getattr(self, name) for name in self.FIELDS}}
