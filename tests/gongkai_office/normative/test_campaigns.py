"""A clean-up: what stands on a day, a proposal for each, signatures, one act that carries it out, its result."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.errors import GongkaiError
from gongkai.law.validity import DocumentState
from gongkai_office.accounts.policies import ForbiddenError
from gongkai_office.approvals.queries import latest_chain
from gongkai_office.normative.acts import Act, DocumentError
from gongkai_office.normative.commands import campaigns as verbs
from gongkai_office.normative.commands.campaigns import Proposed
from gongkai_office.normative.desk.results import announcement
from gongkai_office.normative.ledger import state_on
from gongkai_office.normative.models import Campaign, Document, Proposal, Stage
from gongkai_office.normative.queries import totals
from gongkai_office.normative.verify import verify
from tests.factories.cases import at
from tests.factories.documents import DAY, ended, issued
from tests.factories.office import County

TITLES = ("甲办法", "乙办法", "丙办法", "丁办法")
UNTIL = date(2029, 12, 31)
PROPOSED = {
    "甲办法": Proposed("keep", until=UNTIL),
    "乙办法": Proposed("repeal", "已被新的规定代替"),
    "丙办法": Proposed("lapse", "适用期已过"),
    "丁办法": Proposed("amend", "与上位法不一致"),
}


@pytest.fixture
def begun(qingyuan: County) -> Campaign:
    """Four documents that stand, one that does not, and a clean-up over them."""
    for place, title in enumerate(TITLES):
        issued(qingyuan.office, qingyuan.handler, number=title, title=title, on=date(2021, 3, 1 + place))
    gone = issued(qingyuan.office, qingyuan.handler, number="旧", title="旧办法", on=date(2021, 2, 1))
    ended(gone, Act.REPEALED, qingyuan.handler, on=date(2023, 2, 1))
    return verbs.open_campaign(
        organ=qingyuan.office, title="2024年文件清理", basis="", cut_off=DAY, by=qingyuan.handler, at=at(DAY)
    )


def proposed(county: County, row: Campaign, **changed: Proposed) -> Campaign:
    by_title = {line.document.title: line.pk for line in row.proposals.select_related("document")}
    given = {by_title[title]: one for title, one in {**PROPOSED, **changed}.items()}
    return verbs.propose(campaign=row.pk, proposed=given, by=county.handler, at=at(DAY, 10))


def content(row: Campaign) -> str:
    chain = latest_chain(verbs.subject(row), verbs.PURPOSE)
    assert chain
    return bytes(chain.content_hash).hex()


def signed(county: County, row: Campaign) -> None:
    proposed(county, row)
    verbs.send_up(campaign=row.pk, by=county.handler, at=at(DAY, 11))
    verbs.sign(campaign=row.pk, content=content(row), by=county.reviewer, at=at(DAY, 12))
    verbs.sign(campaign=row.pk, content=content(row), by=county.head, at=at(DAY, 13))


def test_it_lists_what_stands_on_its_day_and_nothing_else(begun: Campaign) -> None:
    assert sorted(line.document.title for line in begun.proposals.select_related("document")) == sorted(TITLES)


def test_what_was_signed_is_carried_out_at_once_and_moves_table_two(begun: Campaign, qingyuan: County) -> None:
    signed(qingyuan, begun)
    day = date(2024, 3, 8)
    verbs.carry_out(campaign=begun.pk, decided_on=day, number="清源政办发〔2024〕9号", by=qingyuan.handler, at=at(day))
    states = {one.title: state_on(one, day) for one in Document.objects.all()}
    assert (states["乙办法"], states["丙办法"]) == (DocumentState.REPEALED, DocumentState.LAPSED)
    assert (states["甲办法"], states["丁办法"]) == (DocumentState.VALID, DocumentState.VALID)
    assert Document.objects.get(title="甲办法").until == UNTIL
    cells = totals([qingyuan.office.pk], 2024)
    names = ("issued", "repealed", "valid")
    assert [cells[f"proactive.normative_documents.{name}"].quantity for name in names] == [0, 1, 2]
    assert list(verify()) == []


def test_the_result_names_every_document_under_its_verdict(begun: Campaign, qingyuan: County) -> None:
    signed(qingyuan, begun)
    text = announcement(Campaign.objects.get())
    assert "继续有效 1 件，修改 1 件，废止 1 件，宣布失效 1 件" in text
    assert "三、废止的行政规范性文件目录（1 件）\n1．乙办法（乙办法）" in text
    assert "甲办法（甲办法），有效期延长至 2029-12-31" in text


def test_nothing_is_sent_up_while_a_document_has_no_proposal(begun: Campaign, qingyuan: County) -> None:
    proposed(qingyuan, begun, 丙办法=Proposed(""))
    with pytest.raises(DocumentError, match="还有 1 件没有提出意见"):
        verbs.send_up(campaign=begun.pk, by=qingyuan.handler, at=at(DAY, 11))


def test_to_end_or_change_a_document_needs_a_reason(begun: Campaign, qingyuan: County) -> None:
    with pytest.raises(DocumentError, match="《乙办法》建议废止，请写明理由"):
        proposed(qingyuan, begun, 乙办法=Proposed("repeal"))
    with pytest.raises(DocumentError, match="只有继续有效的才能延长"):
        proposed(qingyuan, begun, 乙办法=Proposed("repeal", "旧", UNTIL))


def test_the_author_does_not_sign_and_the_head_not_before_the_reviewer(begun: Campaign, qingyuan: County) -> None:
    proposed(qingyuan, begun)
    verbs.send_up(campaign=begun.pk, by=qingyuan.handler, at=at(DAY, 11))
    for stranger in (qingyuan.handler, qingyuan.head, qingyuan.supervisor):
        with pytest.raises(ForbiddenError):
            verbs.sign(campaign=begun.pk, content=content(begun), by=stranger, at=at(DAY, 12))
    with pytest.raises(GongkaiError, match="有改动"):
        verbs.sign(campaign=begun.pk, content="00" * 32, by=qingyuan.reviewer, at=at(DAY, 12))


def test_sent_back_it_is_changed_and_signed_anew_from_the_first(begun: Campaign, qingyuan: County) -> None:
    proposed(qingyuan, begun)
    verbs.send_up(campaign=begun.pk, by=qingyuan.handler, at=at(DAY, 11))
    verbs.sign(campaign=begun.pk, content=content(begun), by=qingyuan.reviewer, at=at(DAY, 12))
    verbs.send_back(
        campaign=begun.pk, content=content(begun), reason="乙办法仍在执行", by=qingyuan.head, at=at(DAY, 13)
    )
    proposed(qingyuan, begun, 乙办法=Proposed("keep"))
    chain = verbs.send_up(campaign=begun.pk, by=qingyuan.handler, at=at(DAY, 14))
    assert (chain.round, chain.awaiting) == (2, "reviewer")


def test_nothing_is_carried_out_unsigned_or_altered_after_signing(begun: Campaign, qingyuan: County) -> None:
    proposed(qingyuan, begun)
    day = date(2024, 3, 8)
    with pytest.raises(DocumentError, match="提出意见"):
        verbs.carry_out(campaign=begun.pk, decided_on=day, number="9号", by=qingyuan.handler, at=at(day))
    signed(qingyuan, begun)
    Proposal.objects.filter(verdict="keep").update(verdict="repeal")
    assert [one.where for one in verify()] == ["“2024年文件清理”中《甲办法》的清理意见"]
    with pytest.raises(DocumentError, match="和签发的不一致"):
        verbs.carry_out(campaign=begun.pk, decided_on=day, number="9号", by=qingyuan.handler, at=at(day))
    assert not Document.objects.filter(ends_on__gte=day).exists()


def test_one_clean_up_at_a_time_and_a_cancelled_one_makes_room(begun: Campaign, qingyuan: County) -> None:
    again = {"organ": qingyuan.office, "title": "又一次", "basis": "", "cut_off": DAY, "by": qingyuan.handler}
    with pytest.raises(DocumentError, match="还有没办完的清理"):
        verbs.open_campaign(**again, at=at(DAY, 12))  # type: ignore[arg-type]
    verbs.cancel(campaign=begun.pk, reason="改期", by=qingyuan.handler, at=at(DAY, 13))
    assert verbs.open_campaign(**again, at=at(DAY, 14)).stage == Stage.OPEN  # type: ignore[arg-type]
