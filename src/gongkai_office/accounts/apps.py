"""The accounts as a Django app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts."""

    name = "gongkai_office.accounts"
    verbose_name = "人员"
