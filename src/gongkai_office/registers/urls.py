"""Addresses of the registers' pages."""

from django.urls import path, register_converter

from gongkai_office.registers.kinds import Kind
from gongkai_office.registers.views import imports, items, lists, making


class KindConverter:
    """A register in an address."""

    regex = "|".join(Kind.values)

    def to_python(self, value: str) -> Kind:
        """The register."""
        return Kind(value)

    def to_url(self, value: Kind | str) -> str:
        """Its word in an address."""
        return str(value)


register_converter(KindConverter, "register")

app_name = "registers"
urlpatterns = [
    path("", lists.overview, name="overview"),
    path("<register:kind>/", lists.listing, name="list"),
    path("<register:kind>/export.xlsx", lists.export, name="export"),
    path("<register:kind>/new/", making.new, name="new"),
    path("<register:kind>/total/", making.new_total, name="total"),
    path("<register:kind>/template.xlsx", imports.template, name="template"),
    path("<register:kind>/import/", imports.upload, name="upload"),
    path("import/<uuid:batch>/", imports.batch, name="batch"),
    path("import/<uuid:batch>/errors.xlsx", imports.errors, name="errors"),
    path("import/<uuid:batch>/undo/", imports.undo, name="undo"),
    path("item/<uuid:item>/", items.item, name="item"),
    path("item/<uuid:item>/publish/", items.publish, name="publish"),
    path("item/<uuid:item>/correct/", making.correct, name="correct"),
    path("item/<uuid:item>/cancel/", items.cancel, name="cancel"),
]
