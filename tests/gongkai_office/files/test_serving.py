"""A file on its way out can do nothing in the office's name; a file on its way in goes no further than the limits."""

from __future__ import annotations

from datetime import date

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils.datastructures import MultiValueDict
from pytest_django import Settings

from gongkai.documents.media import Media
from gongkai_office.files.commands.keep import keep
from gongkai_office.files.examining import Examined
from gongkai_office.files.fields import PICTURES, UploadField
from gongkai_office.files.models import Purpose
from gongkai_office.files.serving import download
from tests.factories import uploads
from tests.factories.cases import at
from tests.factories.office import County

NOON = at(date(2024, 3, 4), 12)


def served(county: County, name: str, data: bytes, *, inline: bool = False) -> HttpResponse:
    upload = uploads.upload(name, data)
    file = keep(organ=county.office, subject="case:x", purpose=Purpose.OTHER, upload=upload, by="public", at=NOON)
    return download(file, inline=inline)


def test_a_file_goes_out_as_an_attachment_that_no_browser_runs_or_keeps(qingyuan: County) -> None:
    out = served(qingyuan, "说明 一.txt", b"<b>plain</b> text")
    assert out.content == b"<b>plain</b> text"
    assert out["Content-Type"] == "text/plain"
    assert out["Content-Disposition"] == "attachment; filename*=utf-8''%E8%AF%B4%E6%98%8E%20%E4%B8%80.txt"
    assert out["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in out["Content-Security-Policy"]
    assert "default-src 'none'" in out["Content-Security-Policy"]
    assert "no-store" in out["Cache-Control"]


def test_only_a_picture_is_shown_in_place_and_only_when_asked(qingyuan: County) -> None:
    assert served(qingyuan, "照片.jpg", uploads.jpeg(), inline=True)["Content-Disposition"].startswith("inline")
    assert served(qingyuan, "照片.jpg", uploads.jpeg())["Content-Disposition"].startswith("attachment")
    assert served(qingyuan, "证明.pdf", uploads.pdf(), inline=True)["Content-Disposition"].startswith("attachment")


class Form(forms.Form):
    papers = UploadField("材料", most=2)


def given(*files: SimpleUploadedFile) -> Form:
    return Form({}, MultiValueDict({"papers": list(files)}))


def test_a_form_takes_several_files_and_knows_each() -> None:
    form = given(uploads.upload("证明.exe"), uploads.upload("照片", uploads.jpeg()))
    assert form.is_valid()
    assert [(one.name, one.media) for one in form.cleaned_data["papers"]] == [
        ("证明.pdf", Media.PDF),
        ("照片.jpg", Media.JPEG),
    ]


def test_each_refused_file_is_an_error_of_its_own_with_its_name() -> None:
    form = given(uploads.upload("病毒.pdf", b"MZ" + bytes(9)), uploads.upload("空.pdf", b""))
    assert [str(error).split("：")[0] for error in form.errors["papers"]] == ["“病毒.pdf”", "“空.pdf”"]


def test_more_files_than_asked_for_are_not_looked_at() -> None:
    assert given(*(uploads.upload() for _ in range(3))).errors["papers"] == ["一次最多上传 2 个文件，请分几次上传"]


def test_no_file_is_an_empty_list_unless_one_is_needed() -> None:
    form = given()
    assert form.is_valid()
    assert form.cleaned_data["papers"] == []
    field = UploadField("证件", required=True)
    with pytest.raises(forms.ValidationError, match="请选择文件"):
        field.clean([])


def test_a_field_for_pictures_takes_no_word_document_and_offers_the_camera() -> None:
    field = UploadField("证件", kinds=PICTURES)
    with pytest.raises(forms.ValidationError, match=r"这里只能上传 PDF、照片（JPG、PNG）"):
        field.clean([uploads.upload("证件.docx", uploads.word())])
    assert "image/jpeg" in str(field.widget.attrs["accept"])


@pytest.fixture
def narrow(settings: Settings) -> None:
    settings.GONGKAI_FILES = {**settings.GONGKAI_FILES, "largest": 100_000, "at_once": 150_000}


def sent(*sizes: int) -> list[Examined | str]:
    """What becomes of files of these sizes sent together through the real upload handler."""
    files = [SimpleUploadedFile(f"{size}.txt", b"a" * size) for size in sizes]
    request = RequestFactory().post("/", {"files": files})
    field, results = UploadField("材料"), list[Examined | str]()
    for upload in request.FILES.getlist("files"):
        try:
            results += field.clean([upload])
        except forms.ValidationError as error:
            results.append(error.messages[0])
    return results


@pytest.mark.usefixtures("narrow")
def test_a_file_too_large_is_named_with_its_size_and_the_next_still_arrives() -> None:
    large, small = sent(700_000, 90_000)
    assert large == "“700000.txt”：有 700 KB，超过每个文件 100 KB 的上限，请压缩或者拆分后再上传"
    assert isinstance(small, Examined)
    assert len(small.content) == 90_000


@pytest.mark.usefixtures("narrow")
def test_too_much_at_once_is_told_apart_from_a_file_too_large() -> None:
    first, second, third = sent(100_000, 99_000, 50_000)
    assert isinstance(first, Examined)
    assert second == "“99000.txt”：没有收下：一次上传的文件总共不能超过 150 KB，请分几次上传"
    assert isinstance(third, Examined)
