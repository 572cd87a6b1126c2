"""Items and their versions. State lives on the version: an item has none, it has a published version or not."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from gongkai_office.accounts.models import Person
from gongkai_office.organs.models import OfOrgan
from gongkai_office.publishing.metadata import Attribute, Descent, Genre, Theme


class State(models.TextChoices):
    """Where a version stands; `publishing.procedure` says what leads from one to another."""

    DRAFT = "draft", "拟稿"
    IN_REVIEW = "in_review", "审核中"
    RETURNED = "returned", "已退回"
    APPROVED = "approved", "待发布"
    PUBLISHED = "published", "已发布"
    SUPERSEDED = "superseded", "已被更新"
    TAKEN_DOWN = "taken_down", "已撤下"
    DISCARDED = "discarded", "已作废"
    KEPT = "kept", "已存档（不主动公开）"


UNDER_WAY = (State.DRAFT, State.IN_REVIEW, State.RETURNED, State.APPROVED)
"""The states of a version that is not out yet; an item has one such version at most."""

FROZEN = (State.PUBLISHED, State.SUPERSEDED, State.TAKEN_DOWN)
"""The states of a version that was out once: its content never changes again."""


BROUGHT = Q(forced=True, published_at__lt=F("edited_at"))
"""The versions that `Version.brought` is said of."""


class Item(OfOrgan):
    """One piece of information with its index number (law.md §6.4); what it says stands in its versions.

    `first_published` is the instant it was first out, kept however often it is updated.
    """

    index_number = models.CharField("索引号", max_length=60, unique=True)
    year = models.PositiveSmallIntegerField("年度")
    serial = models.PositiveIntegerField("序号")
    made_at = models.DateTimeField("建立时间")
    first_published = models.DateTimeField("首次发布时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "主动公开信息"
        ordering = ("-year", "-serial")
        constraints = (models.UniqueConstraint(fields=["organ", "year", "serial"], name="one_item_a_number"),)

    def __str__(self) -> str:
        return self.index_number


class Version(OfOrgan):
    """What an item says, as one round of editing and review made it.

    `revision` counts the savings of a draft, so that nobody overwrites what they have not seen. `content_hash` is the
    fingerprint of the content (`publishing.content`), which is what reviewers sign. `forced` says that it went out
    before its reviews were complete: in an emergency, or because it was public elsewhere before (`brought`).
    """

    item = models.ForeignKey(Item, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField("版次")
    state = models.CharField("状态", max_length=12, choices=State, default=State.DRAFT)
    revision = models.PositiveIntegerField(default=1)
    content_hash = models.BinaryField(max_length=32)

    title = models.CharField("标题", max_length=200)
    body = models.TextField("正文", blank=True)
    summary = models.CharField("内容概述", max_length=400, blank=True)
    document_number = models.CharField("发文字号", max_length=80, blank=True)
    genre = models.CharField("体裁", max_length=16, choices=Genre, default=Genre.OTHER)
    theme = models.CharField("主题分类", max_length=2, choices=Theme, default=Theme.GENERAL)
    keywords = models.CharField("关键词", max_length=200, blank=True)
    audience = models.CharField("公开对象", max_length=80, default="全社会")
    source = models.CharField("信息来源", max_length=120, blank=True)
    author = models.CharField("作者", max_length=80, blank=True)
    formed_on = models.DateField("成文日期")
    changed_on = models.DateField("变更日期", null=True, blank=True)
    attribute = models.CharField("公开属性", max_length=12, choices=Attribute, default=Attribute.PUBLIC)
    attribute_reason = models.CharField("不主动公开的理由", max_length=400, blank=True)
    planned_at = models.DateTimeField("计划发布时间", null=True, blank=True)
    expires_on = models.DateField("公示截止日期", null=True, blank=True)

    edited_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    edited_at = models.DateTimeField("编辑时间")
    published_at = models.DateTimeField("发布时间", null=True, blank=True)
    forced = models.BooleanField("紧急发布", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "信息版本"
        ordering = ("item", "number")
        indexes = (
            models.Index(
                fields=["organ", "-published_at", "-id"], name="item_newest_of_organ", condition=Q(state="published")
            ),
            models.Index(fields=["-published_at", "-id"], name="item_newest", condition=Q(state="published")),
            models.Index(fields=["expires_on"], name="item_by_expiry", condition=Q(state="published")),
            models.Index(fields=["planned_at"], name="item_by_plan", condition=Q(state="approved")),
            models.Index(fields=["organ", "state", "-edited_at"], name="item_by_state"),
            models.Index(fields=["-edited_at", "-id"], name="item_last_edited"),
            models.Index(fields=["organ"], name="item_forced", condition=Q(state="published", forced=True)),
        )
        constraints = (
            models.UniqueConstraint(fields=["item", "number"], name="one_version_a_number"),
            models.UniqueConstraint(
                fields=["item"],
                condition=Q(state__in=["draft", "in_review", "returned", "approved"]),
                name="one_version_under_way",
            ),
            models.UniqueConstraint(fields=["item"], condition=Q(state="published"), name="one_version_out"),
            models.CheckConstraint(
                condition=Q(attribute="public") | ~Q(attribute_reason=""), name="withholding_has_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(attribute="public", published_at__isnull=False),
                name="only_public_information_is_out",
            ),
            models.CheckConstraint(
                condition=Q(changed_on__isnull=True) | Q(changed_on__gte=F("formed_on")), name="changed_after_formed"
            ),
        )

    def __str__(self) -> str:
        return f"{self.title}（第{self.number}版）"

    @property
    def brought(self) -> bool:
        """Whether it was public on a former site and is reviewed afterwards: out since before it was written here."""
        return self.forced and self.published_at is not None and self.published_at < self.edited_at

    @property
    def mark(self) -> str:
        """Why it went out before its reviews, in the words of the desk; empty where it did not."""
        if not self.forced:
            return ""
        return "导入" if self.brought else "紧急发布"


class Takedown(OfOrgan):
    """That an item came down: how, why, by whom; its page says so from then on. `successor` is what it was merged into.

    `over` says that a later version was published again.
    """

    item = models.ForeignKey(Item, models.PROTECT, related_name="takedowns")
    kind = models.CharField("撤下方式", max_length=12, choices=Descent)
    reason = models.CharField("理由", max_length=400)
    successor = models.ForeignKey(Item, models.PROTECT, null=True, blank=True, related_name="merged")
    by = models.CharField(max_length=80)
    at = models.DateTimeField("撤下时间")
    over = models.BooleanField(default=False)

    class Meta:
        verbose_name = verbose_name_plural = "撤下记录"
        ordering = ("item", "at")
        constraints = (
            models.UniqueConstraint(fields=["item"], condition=Q(over=False), name="down_once_at_a_time"),
            models.CheckConstraint(
                condition=Q(kind="merged", successor__isnull=False) | (~Q(kind="merged") & Q(successor__isnull=True)),
                name="merged_into_something",
            ),
        )

    def __str__(self) -> str:
        return f"{self.item_id} {self.get_kind_display()}"
