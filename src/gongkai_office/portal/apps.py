"""The portal as a Django app."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Portal."""

    name = "gongkai_office.portal"
    verbose_name = "公众服务"
