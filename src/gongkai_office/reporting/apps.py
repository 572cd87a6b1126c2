"""The annual report as a Django app."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """The annual report."""

    name = "gongkai_office.reporting"
    verbose_name = "年度报告"
