"""The addresses of the office's pages."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from gongkai_office.portal.api import api
from gongkai_office.project import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("gongkai_office.portal.urls")),
    path("", views.home, name="home"),
    path("api/", api.urls),
    path("healthz", views.healthz, name="healthz"),
    path("office/", views.door, name="door"),
    path("office/", include("gongkai_office.administration.urls")),
    path("office/cases/", include("gongkai_office.cases.urls")),
    path("office/documents/", include("gongkai_office.normative.urls")),
    path("office/registers/", include("gongkai_office.registers.urls")),
    path("office/reports/", include("gongkai_office.reporting.urls")),
    path("office/files/", include("gongkai_office.files.urls")),
    path("office/comments/", include("gongkai_office.engagement.urls")),
    path("office/gazette/", include("gongkai_office.gazette.urls")),
    path("office/publishing/", include("gongkai_office.publishing.urls")),
    path("office/accounts/", include("gongkai_office.accounts.urls")),
]
handler400 = "gongkai_office.project.views.refused"
handler500 = "gongkai_office.project.views.failed"
