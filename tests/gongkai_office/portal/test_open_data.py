"""What programs take away: whole, by its schema, and with no natural person's name in full."""

from __future__ import annotations

import csv
import json
from datetime import date
from io import StringIO
from typing import Any

import jsonschema
import pytest
from django.http import StreamingHttpResponse
from django.test import Client
from django.urls import reverse

from gongkai_office.portal.datasets import DATASETS
from gongkai_office.registers.commands.cancel import cancel
from gongkai_office.registers.commands.publish import publish
from gongkai_office.registers.kinds import Kind
from gongkai_office.registers.models import Item
from tests.factories import publishing
from tests.factories.cases import at
from tests.factories.office import County
from tests.factories.registers import DAY, entered

OUT = date(2024, 3, 6)
PERSON = {"party": "欧阳小问", "party_kind": "自然人", "facts": "欧阳小问（电话13800138000）在白石河采砂"}


def published(qingyuan: County, kind: Kind, **changed: str) -> Item:
    item = entered(qingyuan.office, qingyuan.handler, kind, on=DAY, now=None, **changed)
    publish(item=item.pk, on=OUT, by=qingyuan.handler, at=at(OUT))
    return item


def taken(slug: str, container: str, **asked: str) -> str:
    answer = Client().get(reverse("portal:dataset", args=[slug, container]), asked)
    assert isinstance(answer, StreamingHttpResponse)
    return answer.getvalue().decode("utf-8-sig" if container == "csv" else "utf-8")


def results(slug: str, **asked: str) -> Any:
    return json.loads(taken(slug, "json", **asked))["results"]


@pytest.fixture
def books(qingyuan: County) -> County:
    """One public line of every set, and one of each register that is not public."""
    publishing.desk(qingyuan).published()
    for kind in (Kind.LICENCE, Kind.PENALTY):
        published(qingyuan, kind)
        entered(qingyuan.office, qingyuan.handler, kind, reference=f"还没有公示 {kind}")
    for kind in (Kind.COERCION, Kind.FEE):
        entered(qingyuan.office, qingyuan.handler, kind)
    return qingyuan


@pytest.mark.parametrize("slug", DATASETS)
def test_each_set_keeps_to_its_schema_and_says_its_terms(books: County, slug: str) -> None:
    assert books
    schema = json.loads(Client().get(reverse("portal:dataset_schema", args=[slug])).content)
    jsonschema.Draft202012Validator.check_schema(schema)
    whole = json.loads(taken(slug, "json"))
    jsonschema.validate(whole, schema)
    assert len(whole["results"]) == 1
    assert "注明来源" in whole["licence"]
    header, line = csv.reader(StringIO(taken(slug, "csv")))
    assert header == [one.label for one in DATASETS[slug].columns]
    assert len(line) == len(header)


def test_only_what_was_published_and_stands_is_given(books: County) -> None:
    assert "还没有公示" not in taken("licences", "json") + taken("penalties", "csv")
    item = published(books, Kind.LICENCE, reference="后来撤销的")
    assert "后来撤销的" in taken("licences", "json")
    cancel(item=item.pk, reason="重复登记", by=books.handler, at=at(OUT, 15))
    assert "后来撤销的" not in taken("licences", "json")


def test_a_penalty_beyond_its_period_is_given_no_more(books: County) -> None:
    published(books, Kind.PENALTY, reference="期满的", publish_until="2024-06-30")
    assert "期满的" not in taken("penalties", "json")


def test_a_natural_person_is_starred_everywhere_and_a_company_nowhere(books: County) -> None:
    published(books, Kind.PENALTY, reference="清源水罚〔2024〕9号", **PERSON)
    told = next(one for one in results("penalties") if one["reference"] == "清源水罚〔2024〕9号")
    assert told["party"] == "欧**问"
    assert told["facts"] == "欧**问（电话138****5678）在白石河采砂".replace("5678", "8000")
    assert "欧阳小问" not in taken("penalties", "csv")
    assert "13800138000" not in taken("penalties", "csv")
    assert results("licences")[0]["party"] == "清源县青溪酒家（虚构）"


def test_coercion_names_no_party_and_fees_no_payer(books: County) -> None:
    assert books
    assert "白石砂场" not in taken("coercion", "json")
    assert results("fees")[0]["amount"] == "1234.50"


def test_a_text_that_looks_like_a_formula_cannot_run(books: County) -> None:
    published(books, Kind.LICENCE, content="=HYPERLINK(1)", reference="清源市监许准〔2024〕9号")
    assert "'=HYPERLINK(1)" in taken("licences", "csv")


def test_one_organ_is_taken_alone(books: County) -> None:
    assert results("licences", organ=books.water.code) == []
    assert len(results("licences", organ=books.office.code)) == 1
    assert Client().get(reverse("portal:dataset", args=["licences", "csv"]), {"organ": "nobody"}).status_code == 404
    assert Client().get(reverse("portal:dataset", args=["secrets", "csv"])).status_code == 404


def test_the_interface_gives_registers_page_by_page(books: County) -> None:
    for number in range(3):
        published(books, Kind.LICENCE, reference=f"清源市监许准〔2024〕{number + 5}号")
    first = Client().get("/api/registers/licences", {"size": 3}).json()
    rest = Client().get("/api/registers/licences", {"size": 3, "after": first["next"]}).json()
    assert (len(first["results"]), len(rest["results"]), rest["next"]) == (3, 1, "")
    assert first["results"][0]["decided_on"] == DAY.isoformat()
    assert Client().get("/api/registers/secrets").status_code == 422


def test_the_page_lists_every_set(books: County) -> None:
    assert books
    shown = Client().get(reverse("portal:open_data")).content.decode()
    for slug in DATASETS:
        assert reverse("portal:dataset", args=[slug, "csv"]) in shown
