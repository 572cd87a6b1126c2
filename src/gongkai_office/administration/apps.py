"""The administration as a Django application."""

from django.apps import AppConfig


class AdministrationConfig(AppConfig):
    """It has pages and verbs over organs, people and the journal, and no tables of its own."""

    name = "gongkai_office.administration"
    verbose_name = "系统管理"
