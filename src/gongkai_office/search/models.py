"""What can be found: one row a page, whatever capability it belongs to."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from gongkai_office.organs.models import OfOrgan


class Kind(models.TextChoices):
    """What a page is."""

    ITEM = "item", "主动公开信息"
    NORMATIVE = "normative", "规范性文件"
    READING = "reading", "政策解读"
    GAZETTE = "gazette", "政府公报"
    COMMENTS = "comments", "征求意见"
    REPORT = "report", "年度报告"
    ATTACHMENT = "attachment", "附件"


class Page(OfOrgan):
    """A page as the index knows it: what it says, and its terms (`search.tokens`).

    `ref` is the id of what it shows, `tags` narrow a search (`column:<id>`, `theme:02`). What is not `public` is found
    by those only who may see everything of the organ.
    """

    kind = models.CharField(max_length=12, choices=Kind)
    ref = models.UUIDField()
    public = models.BooleanField(default=True)
    url = models.CharField(max_length=300)
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    plain = models.TextField(blank=True)
    day = models.DateField()
    validity = models.CharField(max_length=16, blank=True)
    tags = ArrayField(models.CharField(max_length=80), default=list)
    title_tokens = SearchVectorField()
    tokens = SearchVectorField()
    tokeniser = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = verbose_name_plural = "检索页"
        indexes = (
            GinIndex(fields=["tokens"], name="page_by_tokens", fastupdate=False),
            GinIndex(fields=["title_tokens"], name="page_by_title", fastupdate=False),
            models.Index(fields=["-day", "-id"], name="page_newest", condition=Q(public=True)),
            models.Index(fields=["organ", "-day"], name="page_of_organ"),
        )
        constraints = (models.UniqueConstraint(fields=["kind", "ref"], name="one_page_a_thing"),)

    def __str__(self) -> str:
        return self.title
