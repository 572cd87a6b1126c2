"""An existing site is copied in whole: its dates, its addresses, the gate over all; two people undo it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from itertools import count
from pathlib import Path

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from gongkai.errors import GongkaiError
from gongkai_office.accounts.models import Role
from gongkai_office.accounts.policies import ForbiddenError
from gongkai_office.bulk import Stage
from gongkai_office.clock import day_of
from gongkai_office.files.models import WaitingFile
from gongkai_office.publishing.commands.draft import revise
from gongkai_office.publishing.imports.order import drop, order, order_undo, upload
from gongkai_office.publishing.imports.run import run
from gongkai_office.publishing.models import ImportedItem, Item, SiteImport, State, Version
from gongkai_office.publishing.queries.published import out
from gongkai_office.publishing.tasks import run_imports
from gongkai_office.publishing.verify import verify
from tests.factories.impossible import id_number
from tests.factories.office import signed_in
from tests.factories.publishing import AT, Desk
from tests.factories.sites import TEXT, imported, listed, page, taken_in, word, zipped

pytestmark = pytest.mark.django_db(transaction=True)
NUMBER = id_number("19850101")


def fates(work: SiteImport) -> dict[str, str]:
    return {str(place): str(fate) for place, _, fate, *_ in work.findings}


def test_a_page_becomes_an_item_out_since_its_own_day_and_its_old_address_leads_there(
    client: Client, desk: Desk
) -> None:
    column = desk.columns["20(1)"].name
    work = imported(desk, {"通知/1.html": page(column=column), "通知/files/annex.docx": word("附表")})
    assert work.stage == Stage.DONE
    version = Version.objects.get()
    assert (version.state, version.title, version.document_number) == (
        State.PUBLISHED, "关于延长夜间阅览的通知", "清文发〔2023〕5号",
    )  # fmt: skip
    assert version.published_at is not None
    assert (day_of(version.published_at), version.formed_on) == (date(2023, 5, 6), date(2023, 5, 4))
    assert version.body.startswith(f"<p>{TEXT}</p><table>")
    assert "首页" not in version.body
    assert [one.column.name for one in version.item.placements.all()] == [column]
    assert [one.name for one in version.attachments.all()] == ["annex.docx"]
    moved = client.get("/art/1.html")
    assert (moved.status_code, moved["Location"]) == (301, f"/info/{version.item.index_number}/")
    assert client.get("/art/2.html").status_code == 404
    assert list(verify()) == []
    assert not WaitingFile.objects.exists()


def test_what_the_gate_stops_or_what_has_no_day_stays_a_draft_and_the_report_says_why(desk: Desk) -> None:
    files = {
        "名单.html": page("补贴名单", text=f"王小满，身份证号{NUMBER}，领取补贴三百二十元整。"),
        "说明.docx": word("关于开放日的说明", "开放日定在每月第一个星期五，欢迎居民参加。"),
        "好的.html": page(),
    }
    work = taken_in(desk, files)
    assert fates(work) == {"名单.html": "存为拟稿", "好的.html": "公开", "说明.docx": "存为拟稿"}
    lacks = {place: list(words) for place, _, _, words, *_ in work.findings}
    assert lacks["说明.docx"] == ["发布日期", "成文日期", "栏目", "信息来源", "体裁", "主题分类", "原网址"]
    assert work.summary["lacks"]["发布日期"] == 1
    assert NUMBER not in str(work.findings)
    order(work=work.pk, by=desk.editor, at=AT)
    run(work.pk, at=AT)
    states = dict(Version.objects.values_list("title", "state"))
    assert states == {"补贴名单": "draft", "关于开放日的说明": "draft", "关于延长夜间阅览的通知": "published"}
    assert Version.objects.get(title="补贴名单").screenings.get().hits.exists()


def test_the_list_says_more_than_the_pages_and_is_believed_first(client: Client, desk: Desk) -> None:
    row = ("读者须知", "a/须知.html", "/show.asp?id=12", "2022-02-28", "2022年3月1日", desk.columns["20(2)"].name)
    imported(desk, {"清单.xlsx": listed(row), "a/须知.html": page("另一个标题")})
    version = Version.objects.get()
    assert (version.title, version.formed_on) == ("读者须知", date(2022, 2, 28))
    assert client.get("/show.asp?id=12").status_code == 301
    assert client.get("/show.asp?id=13").status_code == 404


def test_one_wrong_line_of_the_list_keeps_everything_back(desk: Desk) -> None:
    rows = [
        ("甲", "a.html", "", "2022-02-28", "2022-03-01", ""),
        ("乙", "没有.html", "", "2022-02-30", "2099-01-01", "没有的栏目"),
    ]
    work = taken_in(desk, {"清单.xlsx": listed(*rows), "a.html": page(), "b.html": page("丙的通知")})
    assert work.summary["wrong"] == 4
    why = "；".join(next(row[5] for row in work.findings if row[0] == "清单.xlsx 第 4 行"))
    for words in ("没有文件“没有.html”", "不是日期", "在今天以后", "没有“没有的栏目”栏目"):
        assert words in why
    with pytest.raises(GongkaiError, match="还有 4 处写错"):
        order(work=work.pk, by=desk.editor, at=AT)
    assert not Item.objects.exists()


def test_a_page_that_says_nothing_is_left_out_and_named(desk: Desk) -> None:
    work = taken_in(desk, {"空.html": b"<html><body></body></html>", "好.html": page()})
    assert fates(work) == {"空.html": "不导入", "好.html": "公开"}


def test_a_failure_in_the_middle_leaves_nothing(desk: Desk) -> None:
    work = taken_in(desk, {"1.html": page("甲通知", name="1"), "2.html": page("乙通知", name="2")})
    order(work=work.pk, by=desk.editor, at=AT)
    written = count()

    def breaking(do: Callable[..., object], sql: str, *given: object) -> object:
        if sql.startswith('INSERT INTO "publishing_importeditem"') and next(written):
            raise RuntimeError("power")
        return do(sql, *given)

    with connection.execute_wrapper(breaking):
        run(work.pk, at=AT)
    row = SiteImport.objects.get()
    assert (row.stage, "没有写入任何内容" in row.trouble) == (Stage.CHECKED, True)
    assert not Item.objects.exists()
    order(work=work.pk, by=desk.editor, at=AT)
    assert run_imports(AT) == 1
    assert [item.serial for item in Item.objects.order_by("serial")] == [1, 2]


def test_done_twice_by_two_workers_it_is_done_once(desk: Desk) -> None:
    work = imported(desk, {"1.html": page()})
    run(work.pk, at=AT)
    assert Item.objects.count() == 1


def test_another_person_undoes_it_and_the_pages_say_why(client: Client, desk: Desk) -> None:
    work = imported(desk, {"1.html": page(), "说明.docx": word("说明", "开放日定在每月第一个星期五。")})
    with pytest.raises(ForbiddenError, match="另一人"):
        order_undo(work=work.pk, reason="重复", by=desk.editor, at=AT)
    order_undo(work=work.pk, reason="与新网站重复，已撤回", by=desk.reviewers[Role.HEAD], at=AT)
    run(work.pk, at=AT)
    assert set(Version.objects.values_list("state", flat=True)) == {State.TAKEN_DOWN, State.DISCARDED}
    assert not out()
    gone = client.get(f"/info/{ImportedItem.objects.get(place='1.html').item.index_number}/")
    assert (gone.status_code, "与新网站重复" in gone.content.decode()) == (410, True)
    assert client.get("/art/1.html").status_code == 404
    assert list(verify()) == []


def test_what_was_worked_on_since_is_not_undone_with_the_rest(desk: Desk) -> None:
    work = imported(desk, {"1.html": page()})
    revise(item=Item.objects.get().pk, by=desk.editor, at=AT)
    with pytest.raises(GongkaiError, match="已经有 1 条"):
        order_undo(work=work.pk, reason="重复", by=desk.reviewers[Role.HEAD], at=AT)


def test_the_same_package_is_not_taken_twice_and_one_given_up_may_be(desk: Desk) -> None:
    work = taken_in(desk, {"1.html": page()})
    with pytest.raises(GongkaiError, match="已经上传过"):
        taken_in(desk, {"1.html": page()})
    drop(work=work.pk, by=desk.editor, at=AT)
    assert not WaitingFile.objects.exists()
    assert taken_in(desk, {"1.html": page()}).stage == Stage.CHECKED


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04 broken", "已损坏"),
        (zipped({"只有图片.png": b"x"}), "没有网页"),
        (b"", "不完整"),
    ],
)
def test_what_is_no_package_is_refused_in_words(desk: Desk, data: bytes, words: str) -> None:
    with pytest.raises(GongkaiError, match=words):
        upload(
            organ=desk.county.office, data=data, file_name="x.zip", column=desk.columns["20(1)"], by=desk.editor, at=AT
        )


def test_a_registrar_imports_nothing(desk: Desk) -> None:
    with pytest.raises(ForbiddenError):
        upload(
            organ=desk.county.office,
            data=zipped({"1.html": page()}),
            file_name="x.zip",
            column=desk.columns["20(1)"],
            by=desk.county.registrar,
            at=AT,
        )


def test_the_pages_walk_from_the_upload_to_the_report(client: Client, desk: Desk) -> None:
    signed_in(client, desk.editor)
    package = SimpleUploadedFile("旧网站.zip", zipped({"1.html": page(), "=cmd.html": page("=1+1的通知", name="2")}))
    given = {"file": package, "column": str(desk.columns["20(1)"].pk), "key": "0196f6a5-0000-7000-8000-000000000001"}
    here = client.post(reverse("publishing:imports"), given)["Location"]
    assert "0 / 2" in client.get(f"{here}status/").content.decode()
    run_imports(AT)
    assert client.get(f"{here}status/")["HX-Refresh"] == "true"
    shown = client.get(here).content.decode()
    assert "导入 2 条" in shown
    book = openpyxl.load_workbook(BytesIO(client.get(f"{here}report.xlsx").content))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert "=1+1的通知" in {cell.value for cell in cells}
    client.post(f"{here}order/", {"do": "order"})
    run_imports(AT)
    assert "已全部导入" in client.get(here).content.decode()
    signed_in(client, desk.reviewers[Role.HEAD])
    sent = {"reason": "重复导入", "sure": "on", "key": given["key"]}
    assert client.post(f"{here}undo/", sent).status_code == 302


def test_a_folder_is_brought_by_command(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "通知").mkdir()
    (tmp_path / "通知" / "1.html").write_bytes(page())
    given = {"organ": desk.county.office.code, "by": desk.editor.login, "column": desk.columns["20(1)"].name}
    call_command("import_site", str(tmp_path), **given)
    assert SiteImport.objects.get().rows == 1
    with pytest.raises(CommandError, match="没有“没有”栏目"):
        call_command("import_site", str(tmp_path), **(given | {"column": "没有"}))
    with pytest.raises(CommandError, match="不是文件夹"):
        call_command("import_site", str(tmp_path / "x"), **given)


def test_tricks_in_names_and_pages_are_harmless(client: Client, desk: Desk) -> None:
    text = f"{TEXT}<img src=x onerror=alert(3)><svg onload=alert(4)></svg><a href='javascript:alert(5)'>点</a>"
    files = {
        "../../../etc/passwd.html": page("<script>alert(6)</script>说明", name="../../x", text=text),
        "<img src=x onerror=alert(7)>.html": page("第二个通知", name="%2e%2e/y"),
    }
    work = imported(desk, files)
    assert work.stage == Stage.DONE
    signed_in(client, desk.editor)
    for where in (
        reverse("publishing:import", args=[work.pk]),
        *(f"/info/{one.index_number}/" for one in Item.objects.all()),
    ):
        shown = client.get(where).content.decode()
        assert "<img src=x" not in shown
        assert "<script>alert" not in shown
        assert "<svg" not in shown.split("<main")[1]
        assert "javascript:" not in shown
    assert {one.place for one in ImportedItem.objects.all()} == {
        "etc/passwd.html", "<img src=x onerror=alert(7)>.html",
    }  # fmt: skip
