"""The app."""

from django.apps import AppConfig


class GazetteConfig(AppConfig):
    """The gazette."""

    name = "gongkai_office.gazette"
    verbose_name = "政府公报"
