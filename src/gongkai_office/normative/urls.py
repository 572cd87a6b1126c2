"""Addresses of the document library's pages."""

from django.urls import URLPattern

app_name = "normative"
urlpatterns: list[URLPattern] = []
