"""A package read and looked over by the gate, page by page; nothing of it is written yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from gongkai.documents.package import unpacked
from gongkai.errors import GongkaiError
from gongkai_office.bulk import Stage
from gongkai_office.clock import day_of
from gongkai_office.files.commands.hold import let_go
from gongkai_office.files.examining import Examined, examine
from gongkai_office.files.models import WaitingFile
from gongkai_office.files.reading import content as bytes_of
from gongkai_office.gate.looking import STOPPING, Looked, Paper, Placed
from gongkai_office.gate.queries import screener_of
from gongkai_office.organs.queries import name_on
from gongkai_office.publishing.content import tidied
from gongkai_office.publishing.gate import look
from gongkai_office.publishing.illustrations import shown
from gongkai_office.publishing.imports.pages import Page, pages
from gongkai_office.publishing.imports.pictures import in_place, require_room
from gongkai_office.publishing.imports.progress import told
from gongkai_office.publishing.models import SiteImport

_EMPTY = Looked((), ())


@dataclass(frozen=True, slots=True)
class Seen:
    """A page with its files as they may be kept, and what the gate found."""

    page: Page
    papers: tuple[Examined, ...]
    found: Looked

    @property
    def pictures(self) -> tuple[Placed, ...]:
        """The pictures in its text, which no program reads: who imports answers for them, who reviews looks at them."""
        named = shown(self.page.content.body) if self.page.content else {}
        return tuple(hit for hit in self.found.hits if hit.hit.text in named)

    @property
    def stopped(self) -> int:
        """How many hits somebody has to decide on before the page may be public."""
        return sum(hit.hit.severity.value in STOPPING for hit in self.found.hits) - len(self.pictures)

    @property
    def public(self) -> bool:
        """Whether it goes out again as it was: it was out on a known day, and the gate has nothing against it."""
        return self.page.day is not None and not self.stopped

    @property
    def fate(self) -> str:
        """In words what becomes of it."""
        if self.page.wrong:
            return "有错，先改正"
        if self.page.left_out:
            return "不导入"
        return "公开" if self.public else "存为拟稿"


def seen(work: SiteImport) -> Iterator[Seen]:
    """Every page of the package, looked over. Raises GongkaiError where the package is gone."""
    package = work.package
    if package is None:
        raise GongkaiError("上传的压缩包放置超过一天，已经清除，请重新上传")
    on, screener = day_of(work.uploaded_at), screener_of(work.organ)
    files, source = unpacked(bytes_of(package)), name_on(work.organ, on).name
    with told(work.pk, work.rows) as progress:
        for page in pages(files, organ=work.organ, source=source, column=work.column, on=on):
            kept, papers = _examined(page)
            texts = [Paper(one.name, one.sha256, one.content) for one in papers]
            found = look(kept.content, screener, texts) if kept.content else _EMPTY
            yield Seen(kept, tuple(papers), found)
            progress.step()


def _examined(page: Page) -> tuple[Page, list[Examined]]:
    """The page with a body that may be kept, and its files that may; what may not is told among what it lacks."""
    if page.content is None:
        return page, []
    body, pictures, unseen = in_place(page.content.body, page.pictures)
    try:
        page = replace(page, content=tidied(replace(page.content, body=body)))
    except GongkaiError as error:
        return replace(page, content=None, left_out=str(error)), []
    papers, refused = dict(pictures), list(unseen)
    for path, content in page.papers.items():
        try:
            one = examine(content, path)
            require_room([*papers.values(), one])
            papers.setdefault(one.sha256, one)
        except GongkaiError as error:
            refused.append(f"附件不能收：{error}")
    return replace(page, lacks=(*page.lacks, *refused)), list(papers.values())


def check(work: SiteImport, *, at: datetime) -> None:
    """Put down what every page would become and what it lacks. May run twice; the later one says the same again."""
    findings, fates, lacks = list[list[object]](), Counter[str](), Counter[str]()
    wrong = 0
    for one in seen(work):
        page = one.page
        why = [*page.wrong, *filter(None, [page.left_out])]
        findings.append([page.place, page.title, one.fate, list(page.lacks), one.stopped, why])
        fates[one.fate] += 1
        wrong += len(page.wrong)
        lacks.update(lack for lack in page.lacks if "：" not in lack)
    ready = fates["公开"] + fates["存为拟稿"]
    summary = {"pages": ready, "wrong": wrong, "fates": dict(fates), "lacks": dict(lacks.most_common())}
    SiteImport.objects.filter(pk=work.pk, stage=Stage.CHECKING).update(
        stage=Stage.CHECKED, findings=findings, summary=summary
    )
    WaitingFile.objects.filter(pk__in=[work.package_id]).update(at=at)


def forget(work: SiteImport) -> None:
    """Let the package go: its pages are in the catalogue."""
    if work.package_id:
        let_go([work.package_id])
