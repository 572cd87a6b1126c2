"""The app."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """Disclosure on initiative."""

    name = "gongkai_office.publishing"
    verbose_name = "主动公开"
