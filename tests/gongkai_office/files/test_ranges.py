"""A published file is handed out whole or in the part that a player asks for, and only while it is the same file."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from gongkai_office.files.commands.keep import keep
from gongkai_office.files.models import Purpose, StoredFile
from gongkai_office.files.ranges import NoPartError, part
from gongkai_office.files.serving import published
from tests.factories import uploads
from tests.factories.cases import at
from tests.factories.office import County

TEXT = bytes(range(32, 127)) * 10


@pytest.fixture
def file(qingyuan: County) -> StoredFile:
    upload, noon = uploads.upload("说明.txt", TEXT), at(date(2024, 3, 4), 12)
    return keep(organ=qingyuan.office, subject="item:x", purpose=Purpose.OTHER, upload=upload, by="public", at=noon)


def asked(file: StoredFile, **headers: str) -> HttpResponse:
    return published(RequestFactory().get("/", headers=headers), file)


@pytest.mark.parametrize(
    ("wanted", "told", "first", "last"),
    [
        ("bytes=0-99", "bytes 0-99/950", 0, 99),
        ("bytes=900-", "bytes 900-949/950", 900, 949),
        ("bytes=-50", "bytes 900-949/950", 900, 949),
        ("bytes=900-9999", "bytes 900-949/950", 900, 949),
        ("bytes=-9999", "bytes 0-949/950", 0, 949),
    ],
)
def test_the_part_that_is_asked_for_comes_with_its_place(
    file: StoredFile, wanted: str, told: str, first: int, last: int
) -> None:
    answer = asked(file, Range=wanted)
    assert (answer.status_code, answer["Content-Range"]) == (206, told)
    assert answer.content == TEXT[first : last + 1]
    assert "sandbox" in answer["Content-Security-Policy"]


@pytest.mark.parametrize("wanted", ["bytes=0-1,5-6", "items=0-1", "bytes=9-1", "bytes=-", "bytes=a-b", "bytes=٠-٩", ""])
def test_what_is_no_single_part_is_answered_with_the_whole(file: StoredFile, wanted: str) -> None:
    answer = asked(file, Range=wanted)
    assert (answer.status_code, answer.content) == (200, TEXT)
    assert answer["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize("wanted", ["bytes=950-", "bytes=5000-6000", "bytes=-0"])
def test_a_part_that_is_not_there_is_refused_with_the_size(file: StoredFile, wanted: str) -> None:
    answer = asked(file, Range=wanted)
    assert (answer.status_code, answer["Content-Range"]) == (416, "bytes */950")


def test_a_part_of_another_file_than_was_begun_is_the_whole_of_this_one(file: StoredFile) -> None:
    assert asked(file, Range="bytes=0-9", If_Range=f'"{file.sha256}"').status_code == 206
    assert asked(file, Range="bytes=0-9", If_Range='"another"').status_code == 200
    assert asked(file, Range="bytes=0-9", If_Range="Wed, 21 Oct 2015 07:28:00 GMT").status_code == 200


def test_who_has_it_already_is_told_so_after_it_was_asked_whether_it_is_still_out(file: StoredFile) -> None:
    first = asked(file)
    assert first["Cache-Control"] == "no-cache"
    again = asked(file, If_None_Match=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")


@given(st.integers(0, 2000), st.integers(0, 2000), st.integers(1, 1500))
def test_a_part_lies_within_its_file(first: int, last: int, size: int) -> None:
    try:
        found = part(f"bytes={first}-{last}", size)
    except NoPartError:
        assert first >= size
        return
    assert found is None or 0 <= found.first <= found.last < size
