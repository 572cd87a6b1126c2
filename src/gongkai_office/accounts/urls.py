"""Addresses of the pages of accounts."""

from django.urls import path

from gongkai_office.accounts.views import door, own

app_name = "accounts"
urlpatterns = [
    path("", own.account, name="account"),
    path("sessions/<slug:mark>/", own.end_session, name="end_session"),
    path("sign-in/", door.sign_in, name="sign_in"),
    path("code/", door.code, name="code"),
    path("sign-out/", door.sign_out, name="sign_out"),
    path("password/", own.password, name="password"),
    path("second-factor/", own.factor_setup, name="factor_setup"),
]
