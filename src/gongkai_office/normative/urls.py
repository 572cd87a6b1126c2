"""Addresses of the document library's pages."""

from django.urls import path

from gongkai_office.normative.views import campaigns, documents, library, old_stock, releases

app_name = "normative"
urlpatterns = [
    path("", library.library, name="library"),
    path("compilation.<slug:container>", library.compilation, name="compilation"),
    path("old-stock/", old_stock.old_stock, name="old_stock"),
    path("new/", documents.new, name="new"),
    path("<uuid:document>/", documents.document, name="document"),
    path("<uuid:document>/step/<slug:slug>/", documents.step, name="step"),
    path("entry/<uuid:entry>/void/", documents.take_back, name="void"),
    path("text/<uuid:version>/", documents.version, name="version"),
    path("text/<uuid:version>/download.<slug:container>", documents.download, name="download"),
    path("<uuid:document>/release/", releases.begin, name="begin"),
    path("release/<uuid:release>/", releases.release, name="release"),
    path("release/<uuid:release>/reading/", releases.interpretation, name="interpretation_new"),
    path("release/<uuid:release>/reading/<uuid:interpretation>/", releases.interpretation, name="interpretation"),
    path("reading/<uuid:interpretation>/file", releases.interpretation_file, name="interpretation_file"),
    path("cleanups/", campaigns.campaigns, name="campaigns"),
    path("cleanups/new/", campaigns.new, name="campaign_new"),
    path("cleanups/<uuid:campaign>/", campaigns.campaign, name="campaign"),
    path("cleanups/<uuid:campaign>/result.txt", campaigns.result, name="result"),
]
