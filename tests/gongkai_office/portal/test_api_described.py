"""The open interface keeps to its own description, whatever it is asked: generated requests break nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, given, settings
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from gongkai_office.portal.api import api as describes
from tests.factories import comments, publishing
from tests.factories.cases import at
from tests.factories.documents import DAY, issued, published, texted
from tests.factories.office import County

pytestmark = pytest.mark.django_db(transaction=True)
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@pytest.fixture
def api(qingyuan: County) -> BaseSchema:
    """The interface over a county with an item and a document that are out."""
    publishing.desk(qingyuan).published()
    one = issued(qingyuan.office, qingyuan.handler, until=date(2099, 12, 31))
    published(texted(one, qingyuan.handler), qingyuan, when=at(DAY, 12))
    comments.opened(qingyuan)
    return schemathesis.openapi.from_wsgi("/api/openapi.json", get_wsgi_application())


def test_every_answer_is_one_that_the_description_names(api: BaseSchema) -> None:
    operations = [found.ok() for found in api.get_all_operations() if isinstance(found, Ok)]
    assert len(operations) == len(describes.get_openapi_schema()["paths"])
    for operation in operations:

        @settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def asked(case: Case[Any]) -> None:
            case.call_and_validate(checks=CHECKS)

        asked()
