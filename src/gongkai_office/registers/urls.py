"""Addresses of the registers' pages."""

from django.urls import URLPattern

app_name = "registers"
urlpatterns: list[URLPattern] = []
