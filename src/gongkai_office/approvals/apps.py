"""The approvals as a Django app."""

from django.apps import AppConfig


class ApprovalsConfig(AppConfig):
    """Approvals."""

    name = "gongkai_office.approvals"
    verbose_name = "审批"
