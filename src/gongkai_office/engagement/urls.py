"""Addresses of the calls' pages."""

from django.urls import path

from gongkai_office.engagement.views import calls, comments

app_name = "engagement"
urlpatterns = [
    path("", calls.calls, name="calls"),
    path("new/", calls.new, name="new"),
    path("<uuid:calling>/", calls.call, name="call"),
    path("<uuid:calling>/change/", calls.change_draft, name="change"),
    path("<uuid:calling>/draft.<slug:container>", calls.download, name="download"),
    path("<uuid:calling>/comments/", comments.comments, name="comments"),
    path("<uuid:calling>/comments.xlsx", comments.exported, name="export"),
    path("<uuid:calling>/comments/<int:serial>/", comments.comment, name="comment"),
]
