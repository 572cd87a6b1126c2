"""The registers as a Django app."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    """Registers."""

    name = "gongkai_office.registers"
    label = "registers"
    verbose_name = "行政权力登记"
