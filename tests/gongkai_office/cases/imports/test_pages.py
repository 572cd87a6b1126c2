"""The pages of an import: each stage says where it stands and what comes next, and nothing else is offered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from gongkai_office.accounts.models import Person
from gongkai_office.cases.imports.order import order
from gongkai_office.cases.imports.run import run
from gongkai_office.cases.models import DisclosureRequest, ImportStage, LedgerImport
from gongkai_office.cases.tasks import run_imports
from gongkai_office.clock import now
from tests.factories.clocks import stop
from tests.factories.office import County, signed_in
from tests.factories.older_ledgers import line, workbook
from tests.gongkai_office.cases.imports.conftest import NOW, Take

Enter = Callable[[Person], Client]


@pytest.fixture(autouse=True)
def stopped(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The office's clock stands where the files say."""
    with monkeypatch.context() as patched:
        stop(patched, NOW)
        yield


@pytest.fixture
def registrar(qingyuan: County) -> Client:
    return signed_in(Client(), qingyuan.registrar)


def address(name: str, work: LedgerImport) -> str:
    return reverse(f"cases:{name}", args=[work.pk])


def send(client: Client, county: County, data: bytes) -> str:
    given = {"organ": str(county.office.pk), "file": SimpleUploadedFile("老台账.xlsx", data)}
    return client.post(reverse("cases:imports"), given, follow=True).content.decode()


def test_a_file_goes_from_upload_to_the_ledger_through_the_pages_alone(registrar: Client, qingyuan: County) -> None:
    page = send(registrar, qingyuan, workbook([line()]))
    assert "核对各列" in page
    assert "孙小圆" not in page
    work = LedgerImport.objects.get()
    chosen = {f"column-{place}": field for place, field in work.columns.items()}
    busy = registrar.post(address("import_columns", work), chosen, follow=True).content.decode()
    assert "正在检查" in busy
    assert '<noscript><meta http-equiv="refresh"' in busy
    assert run_imports(now()) == 1
    assert "1 行全部通过检查" in registrar.get(address("import", work)).content.decode()
    registrar.post(address("import_order", work), {"do": "write"})
    assert "正在导入" in registrar.get(address("import_status", work)).content.decode()
    assert run_imports(now()) == 1
    over = registrar.get(address("import_status", work))
    assert over.headers["HX-Refresh"] == "true"
    page = registrar.get(address("import", work)).content.decode()
    assert "清源政办公申〔2023〕1号" in page
    assert "撤销这次导入" not in page
    sheet = load_workbook(BytesIO(registrar.get(address("import_numbers", work)).content)).worksheets[0]
    assert [cell.value for cell in sheet[2]] == ["3", "2023-1", "清源政办公申〔2023〕1号"]
    case = DisclosureRequest.objects.get()
    told = registrar.get(reverse("cases:case", args=[case.pk])).content.decode()
    assert "原编号" in told
    assert "2023-1" in told
    assert "（原台账）" in told


def test_faults_are_shown_counted_and_downloaded_and_the_button_is_not_there(registrar: Client, check: Take) -> None:
    work = check([line("1"), line("2", 答复时间="昨天"), line("3", 申请方式="飞鸽")])
    page = registrar.get(address("import", work)).content.decode()
    assert "2 行有错误，共 2 处" in page
    assert "第 4 行" in page
    assert "收到渠道“飞鸽”" in page
    assert "导入 1 件" not in page
    sheet = load_workbook(BytesIO(registrar.get(address("import_faults", work)).content)).worksheets[0]
    assert "没有认出这种写法" in str(sheet.cell(4, 2).value)


def test_a_word_is_explained_on_the_page(registrar: Client, check: Take) -> None:
    work = check([line("3", 申请方式="邮寄")])
    registrar.post(address("import_words", work), {"word-0": "registered-mail"})
    run_imports(now())
    assert "1 行全部通过检查" in registrar.get(address("import", work)).content.decode()


def test_a_column_that_is_missing_is_named_beside_the_table(registrar: Client, qingyuan: County) -> None:
    send(registrar, qingyuan, workbook([line()]))
    work = LedgerImport.objects.get()
    answer = registrar.post(address("import_columns", work), {"column-4": ""})
    assert answer.status_code == 422
    assert "还没有对应" in answer.content.decode()
    assert LedgerImport.objects.get().stage == ImportStage.MAPPING


def test_the_same_file_leads_to_what_became_of_it(registrar: Client, qingyuan: County) -> None:
    data = workbook([line()])
    send(registrar, qingyuan, data)
    assert "已经由陈甲上传过" in send(registrar, qingyuan, data)
    assert LedgerImport.objects.count() == 1


def test_a_file_that_is_no_table_is_refused_beside_the_field(registrar: Client, qingyuan: County) -> None:
    assert "没有找到表头" in send(registrar, qingyuan, workbook([{"甲": "1"}], ("甲",)))


def test_the_head_undoes_and_the_page_says_what_follows(qingyuan: County, bring_in: Take) -> None:
    work = bring_in([line()])
    head = signed_in(Client(), qingyuan.head)
    assert "撤销这次导入" in head.get(address("import", work)).content.decode()
    assert head.post(address("import_undo", work), {"reason": "", "sure": "on"}).status_code == 422
    head.post(address("import_undo", work), {"reason": "重复导入", "sure": "on"})
    run_imports(now())
    page = head.get(address("import", work)).content.decode()
    assert "逐条更正作废" in page
    assert "重复导入" in page
    assert "登记已作废" in head.get(reverse("cases:list")).content.decode()


def test_a_registrar_does_not_find_the_way_to_undo(registrar: Client, bring_in: Take) -> None:
    work = bring_in([line()])
    assert registrar.get(address("import_undo", work)).status_code == 403


def test_giving_up_removes_the_file(registrar: Client, check: Take) -> None:
    work = check([line()])
    registrar.post(address("import_order", work), {"do": "drop"})
    work.refresh_from_db()
    assert (work.stage, work.sealed) == (ImportStage.DROPPED, None)
    assert registrar.get(address("import_faults", work)).status_code == 404
    assert "没有导入任何内容" in registrar.get(address("import", work)).content.decode()


def test_an_import_under_way_is_not_ordered_twice(check: Take, qingyuan: County, registrar: Client) -> None:
    work = check([line()])
    order(work=work.pk, by=qingyuan.registrar, at=NOW)
    page = registrar.post(address("import_order", work), {"do": "write"}, follow=True).content.decode()
    assert "不能做这一步" in page
    run(work.pk, at=NOW)
    assert DisclosureRequest.objects.count() == 1


def test_who_may_not_import_is_told_whom_to_ask(qingyuan: County) -> None:
    answer = signed_in(Client(), qingyuan.handler).get(reverse("cases:imports"))
    assert answer.status_code == 403
    assert "导入台账由登记人办理，您没有这项职责，如需办理，请联系本机关管理员" in answer.content.decode()
