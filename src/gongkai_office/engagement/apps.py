"""The app."""

from django.apps import AppConfig


class EngagementConfig(AppConfig):
    """Taking part."""

    name = "gongkai_office.engagement"
    verbose_name = "征求意见"
