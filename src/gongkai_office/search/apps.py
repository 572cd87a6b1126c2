"""The search as a Django app."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Search."""

    name = "gongkai_office.search"
    label = "search"
    verbose_name = "检索"
