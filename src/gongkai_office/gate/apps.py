"""The app."""

from django.apps import AppConfig


class GateConfig(AppConfig):
    """The gate before publication."""

    name = "gongkai_office.gate"
    verbose_name = "发布前检查"
