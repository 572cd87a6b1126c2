"""People who work in the office and the appointments that give them roles."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from gongkai_office.ids import Identified, new_id
from gongkai_office.organs.models import Organ


class Role(models.TextChoices):
    """What a person is appointed to do in an organ."""

    REGISTRAR = "registrar", "登记人"
    HANDLER = "handler", "经办人"
    REVIEWER = "reviewer", "审核人"
    HEAD = "head", "签发人"
    SECRECY_REVIEWER = "secrecy_reviewer", "保密审查人"
    EDITOR = "editor", "信息编辑"
    REPORT_OFFICER = "report_officer", "年报填报人"
    SUPERVISOR = "supervisor", "主管部门"
    AUDITOR = "auditor", "审计人"
    ADMINISTRATOR = "administrator", "管理员"


class PersonManager(BaseUserManager["Person"]):
    """Makes people; Django's own commands ask for these names."""

    def create_user(self, login: str, name: str, password: str | None = None, **fields: Any) -> Person:
        """A person with a login name and a hashed password (unusable where none is given); `organ` is required."""
        person = self.model(login=login, name=name, **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Somebody who signs in. People are never deleted, only closed, since the journal names them.

    `organ` is where the person belongs and whose administrator keeps the account; it gives no right by itself, only
    appointments do.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organ = models.ForeignKey(Organ, models.PROTECT, verbose_name="所在机关", related_name="people")
    login = models.CharField("登录名", max_length=64, unique=True)
    name = models.CharField("姓名", max_length=64)
    email = models.EmailField("电子邮箱", blank=True)
    is_active = models.BooleanField("可以登录", default=True)
    must_change_password = models.BooleanField("须改密码", default=False)

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "login"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "organ"]

    class Meta:
        verbose_name = verbose_name_plural = "人员"

    def __str__(self) -> str:
        return self.name


class Appointment(Identified):
    """A role of a person in an organ, from one day to another."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="appointments")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="appointments")
    role = models.CharField("角色", max_length=24, choices=Role)
    start = models.DateField("起始日期")
    end = models.DateField("终止日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "任职"
        ordering = ("person", "start")
        constraints = (
            models.UniqueConstraint(
                fields=["person", "organ", "role"], condition=Q(end__isnull=True), name="appointed_once_to_a_role"
            ),
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(end__gt=F("start")), name="appointment_has_length"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}：{self.get_role_display()}"

    def holds_on(self, day: date) -> bool:
        """Whether the appointment is in force on a day."""
        return self.start <= day and (self.end is None or day < self.end)


def in_force(on: date) -> Q:
    """The appointments that hold on a day, of people whose account is open."""
    return Q(start__lte=on, person__is_active=True) & (Q(end__isnull=True) | Q(end__gt=on))


class SecondFactor(models.Model):
    """A person's authenticator: the sealed secret its six-digit codes are made from (TOTP, RFC 6238).

    `last_step` is the half minute of the last code that was accepted, so that no code opens twice. It counts only
    once `confirmed_at` is set. Wrong codes are counted; too many close it until `refused_until`.
    """

    person = models.OneToOneField(Person, models.PROTECT, primary_key=True, related_name="second_factor")
    sealed = models.BinaryField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    last_step = models.BigIntegerField(default=0)
    failures = models.PositiveSmallIntegerField(default=0)
    refused_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "动态口令"

    def __str__(self) -> str:
        return str(self.person)


class RecoveryCode(Identified):
    """A code that opens once in place of a lost authenticator; only its keyed hash is kept."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="recovery_codes")
    hash = models.BinaryField(max_length=32)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "恢复码"
        constraints = (models.UniqueConstraint(fields=["person", "hash"], name="one_recovery_code_a_hash"),)

    def __str__(self) -> str:
        return str(self.person)
