"""What lies in the bundle of a case, in order; it follows from what is stored, so asked twice it is the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import Path

from gongkai.cases.entries import Applicant
from gongkai.documents.writers.dossier import Dossier, render
from gongkai.documents.writers.letters import LETTER_CONTAINERS, write_letter
from gongkai_office.cases.bundle.pieces import Piece, safe
from gongkai_office.cases.desk.timeline import timeline
from gongkai_office.cases.desk.words import APPLICANT_LABELS, outcome_words, stage_words
from gongkai_office.cases.letters import kept
from gongkai_office.cases.models import DisclosureRequest, Letter
from gongkai_office.cases.requesters import opened
from gongkai_office.clock import BEIJING, day_of
from gongkai_office.files.models import StoredFile
from gongkai_office.files.queries import of
from gongkai_office.files.reading import content
from gongkai_office.journal import standalone
from gongkai_office.journal.export import export_subjects
from gongkai_office.journal.models import Line
from gongkai_office.organs.queries import name_on

_NAMES = {"docx": "Word", "pdf": "PDF"}
JOURNAL, VERIFIER = "journal.jsonl", "verify.py"
_README = """{number} 案卷

这个压缩包是一件政府信息公开申请的全部案卷，按卷内目录（01-封面和目录.pdf）排列。

怎样核对没有被改动过，不需要安装我们的程序：
1. 文件摘要：在解压后的文件夹里运行  sha256sum -c SHA256SUMS
2. 操作日志：在同一文件夹里运行      python3 {verifier} {journal}
   日志逐条相扣，改动、删除、插入任何一条，都会指出来。

manifest.json 列出每个文件的名称、大小和摘要；没有放进来的（例如内容损坏），在其中的 left_out 下写明原因。
内含申请人的个人信息，请妥善保管。
"""


def pieces(request: DisclosureRequest) -> tuple[Piece, ...]:
    """The members, the cover first; contents are read when they are asked for. Raises KeyMissingError for the names."""
    papers = (*_entries(request), *_letters(request), *_files(request))
    journal = (
        Piece(JOURNAL, "操作日志", "", partial(_journal, request)),
        Piece(VERIFIER, "核验日志的程序", "", Path(standalone.__file__).read_bytes),
    )
    listed = (*papers, *journal)
    cover = Piece("01-封面和目录.pdf", "封面和卷内目录", "", partial(_cover, request, listed))
    readme = _README.format(number=request.number, verifier=VERIFIER, journal=JOURNAL)
    return (Piece("README.txt", "说明", "", readme.encode), cover, *listed)


def subjects(request: DisclosureRequest) -> list[str]:
    """The chains of the journal that tell of a case and of what hangs on it."""
    calls = (f"call:{key}" for key in request.calls.values_list("pk", flat=True))
    asked = (f"consultation:{key}" for key in request.consultations.values_list("pk", flat=True))
    return [f"case:{request.pk}", *sorted(calls), *sorted(asked)]


def _entries(request: DisclosureRequest) -> Iterator[Piece]:
    yield Piece("02-办理登记.json", "办理经过（登记簿）", _closed(request), partial(_ledger, request))


def _ledger(request: DisclosureRequest) -> bytes:
    events = timeline(request.entries.all())
    told = {
        "schema": "gongkai.case/1",
        "number": request.number,
        "description": request.description,
        "entries": [
            {
                "sequence": place,
                "what": event.what,
                "on": event.on.isoformat(),
                "at": event.at.astimezone(BEIJING).isoformat(),
                "who": event.who,
                "particulars": event.particulars,
                "note": event.note,
                "voided": event.voided,
            }
            for place, event in enumerate(events, 1)
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"


def _letters(request: DisclosureRequest) -> Iterator[Piece]:
    """Every letter that stands, as Word and as PDF."""
    for number, row in enumerate(request.letters.filter(voided=False).order_by("pk"), 1):
        stem, words = f"03-文书/{number:02}-{safe(row.title)}", f"{row.title} {row.number}".strip()
        for container in LETTER_CONTAINERS:
            content = partial(_letter, row, container)
            yield Piece(f"{stem}.{container}", f"{words}（{_NAMES[container]}）", row.dated.isoformat(), content)


def _letter(row: Letter, container: str) -> bytes:
    return write_letter(kept.opened(row), container)


def _files(request: DisclosureRequest) -> Iterator[Piece]:
    papers = [file for one in subjects(request) for file in of(one)]
    for number, file in enumerate(sorted(papers, key=lambda one: (one.at, one.pk)), 1):
        name = f"04-文件/{number:02}-{file.get_purpose_display()}-{safe(file.name)}"
        day = day_of(file.at).isoformat()
        yield Piece(name, f"{file.get_purpose_display()}：{file.name}", day, partial(_content, file))


def _content(file: StoredFile) -> bytes:
    return content(file)


def _journal(request: DisclosureRequest) -> bytes:
    """The chains up to the newest entry: looks and downloads that come later change nothing."""
    case = f"case:{request.pk}"
    told = Line.objects.filter(subject=case, facts__has_key="entry")
    newest = told.order_by("-sequence").values_list("sequence", flat=True).first()
    out = BytesIO()
    export_subjects(out, subjects(request), upto={case: newest or 0})
    return out.getvalue()


def _cover(request: DisclosureRequest, papers: tuple[Piece, ...]) -> bytes:
    last = request.entries.order_by("sequence").last()
    assert last  # noqa: S101  every request has its submission
    who, organ = opened(request.requester), name_on(request.organ, last.on).name
    facts = (
        ("登记编号", request.number),
        ("办理机关", organ),
        ("申请人", f"{who.name}（{APPLICANT_LABELS[Applicant(request.requester.kind)]}）"),
        ("收到之日", request.received.isoformat() if request.received else "未确认收到"),
        ("所需信息", request.description),
        ("处理结果", outcome_words(request.outcome) or stage_words(request.stage)),
        ("办结日期", _closed(request)),
        ("材料", f"{len(papers)} 份"),
    )
    rows = [(piece.words, piece.day) for piece in papers]
    sheet = Dossier(organ=organ, title="政府信息公开申请案卷", facts=facts, papers=rows, dated=last.at)
    return render(sheet)


def _closed(request: DisclosureRequest) -> str:
    return request.closed.isoformat() if request.closed else ""
