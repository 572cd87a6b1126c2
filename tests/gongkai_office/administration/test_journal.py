"""The auditor's pages: lines found by organ, day, person, case and command; days held against their seals; exports."""

from __future__ import annotations

import io

import openpyxl
from django.urls import reverse

from gongkai_office.cases.models import DisclosureRequest
from gongkai_office.clock import now
from gongkai_office.journal.commands.seal_day import seal_day
from gongkai_office.journal.models import Line
from gongkai_office.journal.queries import unsealed
from tests.factories.office import County
from tests.gongkai_office.cases.desk.conftest import Desk


def page(name: str) -> str:
    return reverse(f"administration:{name}")


def test_lines_are_found_by_person_case_command_and_day(qingyuan: County, case: DisclosureRequest, desk: Desk) -> None:
    client = desk(qingyuan.auditor)
    found = {
        "person": client.get(page("journal"), {"person": "陈甲"}),
        "case": client.get(page("journal"), {"case": case.number}),
        "command": client.get(page("journal"), {"command": "case."}),
        "day": client.get(page("journal"), {"first": "2024-03-04", "last": "2024-03-04"}),
    }
    for how, answer in found.items():
        shown = answer.content.decode()
        assert case.number in shown, how
        assert "设立机关</td>" not in shown, how
    assert "没有符合条件的日志" in client.get(page("journal"), {"person": "没有这个人"}).content.decode()


def test_an_auditor_reads_no_line_of_another_county(qingyuan: County, yunling: County, desk: Desk) -> None:
    shown = desk(qingyuan.auditor).get(page("journal")).content.decode()
    assert "清源县人民政府" in shown
    assert "云岭" not in shown
    assert desk(qingyuan.auditor).post(page("export_whole")).status_code == 403, yunling


def test_pages_follow_one_another_without_a_gap(qingyuan: County, desk: Desk) -> None:
    client, seen, after = desk(qingyuan.auditor), 0, ""
    for _ in range(10):
        answer = client.get(page("journal"), {"after": after} if after else {})
        seen += len(answer.context["lines"])
        after = answer.context["after"]
        if not after:
            break
    assert seen == Line.objects.count()
    assert "页码不对" in client.get(page("journal"), {"after": "nonsense"}).content.decode()


def test_days_are_held_against_their_seals_and_a_line_altered_is_named(
    qingyuan: County, case: DisclosureRequest, desk: Desk
) -> None:
    for day, organ in list(unsealed(now().replace(day=6))):
        seal_day(organ=organ, day=day, at=now().replace(day=6))
    client = desk(qingyuan.auditor)
    shown = client.get(page("days"), {"month": "2024-03"}).content.decode()
    assert "全部相符" in shown
    Line.objects.filter(command="case.arrive", subject=f"case:{case.pk}").delete()
    shown = client.get(page("days"), {"month": "2024-03"}).content.decode()
    assert "日志行数与日根不符" in shown


def test_an_export_holds_the_narrowed_lines_runs_no_formula_and_is_journalled(
    qingyuan: County, case: DisclosureRequest, desk: Desk
) -> None:
    answer = desk(qingyuan.auditor).post(page("export_lines"), {"case": case.number})
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert sheet is not None
    about = [row[4].value for row in sheet.iter_rows(min_row=4)]
    assert set(about) == {case.number}
    assert {cell.data_type for row in sheet.iter_rows(min_row=4) for cell in row} <= {"s", "n"}
    line = Line.objects.get(command="journal.export")
    assert (line.by, line.facts["whole"]) == (str(qingyuan.auditor.pk), False)


def test_whoever_audits_everything_takes_the_whole_journal_away(qingyuan: County, desk: Desk) -> None:
    answer = desk(qingyuan.auditor).post(page("export_whole"))
    assert answer.content.count(b"\n") == Line.objects.count() - 1 + 2  # without this export's own line; head and end
    assert Line.objects.get(command="journal.export").facts["whole"] is True
