"""The installation as a Django app."""

from django.apps import AppConfig


class ProjectConfig(AppConfig):
    """Installation."""

    name = "gongkai_office.project"
    verbose_name = "公开"
