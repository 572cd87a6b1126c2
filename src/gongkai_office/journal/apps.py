"""The journal as a Django app."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Journal."""

    name = "gongkai_office.journal"
    verbose_name = "操作日志"
