"""Addresses of the portal; none of them names a person or a case."""

from __future__ import annotations

from django.urls import path

from gongkai_office.portal.views import (
    ask,
    documents,
    feeds,
    find,
    follow,
    gazette,
    home,
    information,
    open_data,
    reports,
)

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("display/", home.show, name="display"),
    path("find/", find.find, name="find"),
    path("find/titles/", find.titles, name="titles"),
    path("organ/<str:code>/", information.organ, name="organ"),
    path("organ/<str:code>/guide/", information.guide, name="guide"),
    path("organ/<str:code>/rules/", information.system, name="system"),
    path("organ/<str:code>/reports/", reports.reports, name="reports"),
    path("organ/<str:code>/reports/<int:year>/", reports.report, name="report"),
    path("organ/<str:code>/reports/<int:year>/report.<slug:container>", reports.download, name="report_file"),
    path("organ/<str:code>/reports/<int:year>/website/", reports.website, name="website"),
    path("organ/<str:code>/reports/<int:year>/website.<slug:container>", reports.website_file, name="website_file"),
    path("organ/<str:code>/reports/<int:year>/own/", reports.own_report, name="own_report"),
    path("organ/<str:code>/reports/<int:year>/own/report.<slug:container>", reports.own_file, name="own_report_file"),
    path("organ/<str:code>/column/<uuid:column>/", information.column, name="column"),
    path("organ/<str:code>/feed.xml", feeds.organ_feed, name="feed"),
    path("organ/<str:code>/column/<uuid:column>/feed.xml", feeds.column_feed, name="column_feed"),
    path("info/<path:index_number>/data.json", information.data, name="item_data"),
    path("info/<path:index_number>/item.<slug:container>", information.as_paper, name="item_paper"),
    path("info/<path:index_number>/files/<uuid:attachment>/", information.attachment, name="item_file"),
    path("info/<path:index_number>/", information.item, name="item"),
    path("documents/", documents.library, name="documents"),
    path("documents/feed.xml", feeds.document_feed, name="document_feed"),
    path("documents/<uuid:document>/", documents.document, name="document"),
    path("documents/<uuid:document>/<int:ordinal>.<slug:container>", documents.download, name="document_file"),
    path("documents/<uuid:document>/interpretations/<uuid:interpretation>/", documents.reading, name="interpretation"),
    path(
        "documents/<uuid:document>/interpretations/<uuid:interpretation>/file",
        documents.reading_file,
        name="interpretation_file",
    ),
    path("gazette/", gazette.gazettes, name="gazettes"),
    path("gazette/<str:code>/<int:year>/<int:number>/", gazette.gazette, name="gazette"),
    path(
        "gazette/<str:code>/<int:year>/<int:number>/gazette.<slug:container>", gazette.gazette_file, name="gazette_file"
    ),
    path("open/", open_data.index, name="open_data"),
    path("open/<slug:slug>.schema.json", open_data.schema, name="dataset_schema"),
    path("open/<slug:slug>.<slug:container>", open_data.dataset, name="dataset"),
    path("sitemap.xml", feeds.sitemap, name="sitemap"),
    path("robots.txt", feeds.robots, name="robots"),
    path("ask/", ask.choose, name="choose"),
    path("ask/who/", ask.who, name="who"),
    path("ask/what/", ask.want, name="want"),
    path("ask/review/", ask.review, name="review"),
    path("ask/receipt/", ask.receipt, name="receipt"),
    path("ask/receipt/noted/", ask.noted, name="noted"),
    path("ask/discard/", ask.discard, name="discard"),
    path("follow/", follow.door, name="follow"),
    path("follow/case/", follow.case, name="case"),
    path("follow/case/files/<int:nth>/", follow.paper, name="paper"),
    path("follow/case/given/<int:nth>/", follow.given_file, name="given"),
    path("follow/case/letters/<int:nth>/", follow.letter, name="letter"),
    path("follow/case/letters/<int:nth>.<slug:container>", follow.letter_file, name="letter_file"),
    path("follow/case/correct/", follow.correct, name="correct"),
    path("follow/case/withdraw/", follow.give_up, name="withdraw"),
    path("follow/leave/", follow.leave, name="leave"),
]
