"""What holds a letter back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.documents import letters
from gongkai.documents.letters import (
    Correction,
    Letter,
    LetterError,
    Paragraph,
    RightOrgan,
    SearchRecord,
    Withheld,
    check,
    deadline,
    gaps,
)
from gongkai.law.citations import REGULATIONS
from gongkai.law.exemptions import Exemption
from gongkai.law.outcomes import LetterKind
from gongkai.law.practice import Practice
from gongkai.law.remedies import Remedy, RemedyNames, remedy_for_letter
from tests.factories.letters import CALENDAR, CASE, DATES, NUMBER, ON, VIEW, denied, replies, signed, steps

REFUSALS = [ground for ground in Exemption if ground is not Exemption.SPECIAL_QUERY]
FULL_SEARCH = SearchRecord(scope="2023年的文件", systems=("公文系统",), keywords=("河道",), on=ON, by="李乙")


def held_back(letter: Letter) -> str:
    with pytest.raises(LetterError) as refusal:
        check(signed(letter))
    return refusal.value.message


def test_an_unsigned_letter_does_not_leave() -> None:
    with pytest.raises(LetterError, match="尚未签发编号"):
        check(replies()[0])


def test_a_receipt_leaves_without_a_number() -> None:
    check(steps()[0])


@pytest.mark.parametrize("ground", REFUSALS)
def test_a_refusal_from_2024_on_says_reconsider_first(ground: Exemption) -> None:
    text = denied(ground, date(2024, 1, 2)).text
    assert "应当自知道或者应当知道本答复之日起六十日内，先向云岭市人民政府申请行政复议" in text
    assert "十五日内，向云岭市中级人民法院提起行政诉讼" in text


@pytest.mark.parametrize("ground", REFUSALS)
def test_a_refusal_of_2023_leaves_the_choice(ground: Exemption) -> None:
    text = denied(ground, date(2023, 12, 29)).text
    assert "也可以" in text
    assert "六个月内，直接向云岭市中级人民法院提起行政诉讼" in text


def test_a_partial_disclosure_says_both_for_its_two_parts() -> None:
    text = replies()[2].text
    assert "对本答复中不予公开的部分不服的" in text
    assert "对本答复的其他部分不服的" in text


def test_an_office_that_reads_partial_disclosure_otherwise_gets_its_own_paragraph() -> None:
    practice = Practice(partial_withheld_reconsider_first=False)
    draft = replies()[2]
    letter = letters.sign(draft, number=NUMBER, on=draft.dated, practice=practice)
    check(letter, practice)
    assert "先向" not in letter.text
    assert any("先申请行政复议" in gap for gap in gaps(letter))


def test_signing_in_the_new_year_changes_the_remedy_with_the_law() -> None:
    draft = denied(Exemption.INTERNAL_AFFAIRS, date(2023, 12, 29))
    signed_later = letters.sign(draft, number=NUMBER, on=date(2024, 1, 2))
    check(signed_later)
    assert signed_later.remedy
    assert signed_later.remedy.choice.remedy is Remedy.RECONSIDER_FIRST


def test_a_remedy_that_is_not_that_of_the_day_is_refused() -> None:
    letter = signed(denied(Exemption.OTHER_LAW, date(2023, 12, 29)))
    message = "；".join(gaps(replace(letter, dated=date(2024, 1, 2))))
    assert "2024年1月2日作出的应当写明先申请行政复议" in message


@pytest.mark.parametrize("number", range(len(replies())))
def test_no_reply_leaves_without_its_remedy(number: int) -> None:
    reply = replies()[number]
    bare = replace(reply, blocks=tuple(block for block in reply.blocks if block.key != "remedy"))
    assert "缺少救济途径" in held_back(bare)


@pytest.mark.parametrize(
    "names",
    [
        RemedyNames((), "云岭市中级人民法院"),
        RemedyNames(("",), "云岭市中级人民法院"),
        RemedyNames(("云岭市人民政府",), ""),
    ],
)
def test_no_reply_leaves_without_court_and_reconsideration_organ(names: RemedyNames) -> None:
    reply = letters.already_public(replace(CASE, names=names), on=ON, found="已公开", where="网站")
    assert "缺少行政复议机关或者人民法院的名称" in held_back(reply)


def test_a_reply_served_by_internet_names_the_channel_for_reconsideration() -> None:
    case = replace(CASE, served_online=True, names=replace(CASE.names, online=""))
    reply = letters.already_public(case, on=ON, found="已公开", where="网站")
    assert "互联网渠道" in held_back(reply)
    check(signed(letters.already_public(replace(case, names=CASE.names), on=ON, found="已公开", where="网站")))


def test_a_step_of_the_procedure_carries_no_remedy() -> None:
    notice = steps()[1]
    remedy = letters.RemedyParagraph(choice=remedy_for_letter(LetterKind.RECORD_CORRECTION, ON), names=CASE.names)
    assert "过程性告知不写救济途径" in held_back(replace(notice, blocks=(*notice.blocks, remedy)))


@pytest.mark.parametrize("ground", REFUSALS)
def test_a_refusal_without_the_article_of_its_ground_is_refused(ground: Exemption) -> None:
    refusal = denied(ground)
    bare = tuple(
        replace(block, cites=(REGULATIONS.article(16), REGULATIONS.article(36)))
        if isinstance(block, Paragraph) and block.key == "decision"
        else block
        for block in refusal.blocks
    )
    message = held_back(replace(refusal, blocks=bare))
    assert "没有引用《政府信息公开条例》第三十六条第（三）项" in message
    assert message.count("没有引用") == 2


def test_information_forbidden_by_a_law_names_the_law() -> None:
    refusal = letters.denied(CASE, on=ON, found="查到一份", ground=Exemption.OTHER_LAW, reason="依法不得公开")
    assert "缺少“不予公开的情形及其条、款”" in held_back(refusal)


def test_a_refusal_for_a_third_party_tells_the_consultation_and_the_weighing() -> None:
    missing = "涉及第三方的，征求意见情况和公共利益的衡量"
    ground = Exemption.THIRD_PARTY
    unasked = letters.denied(CASE, on=ON, found="查到一份", ground=ground, reason="属于商业秘密")
    unweighed = letters.denied(CASE, on=ON, found="查到一份", ground=ground, reason="属于商业秘密", view=VIEW)
    assert missing in held_back(unasked)
    assert missing in held_back(unweighed)


def test_nothing_is_refused_for_a_third_party_that_agrees() -> None:
    agreeing = replace(VIEW, agrees=True)
    with pytest.raises(LetterError, match="第三方同意公开"):
        letters.denied(
            CASE,
            on=ON,
            found="查到一份",
            ground=Exemption.THIRD_PARTY,
            reason="属于商业秘密",
            view=agreeing,
            weighing="无",
        )


def test_every_withheld_part_needs_its_own_article_and_reason() -> None:
    parts = (
        Withheld(what="附件一", ground=Exemption.DELIBERATIVE, reason="尚在讨论"),
        Withheld(what="附件二", ground=Exemption.INTERNAL_AFFAIRS, reason=""),
    )
    reply = letters.partial(CASE, on=ON, found="查到一份", disclosed="正文", withheld=parts)
    assert "缺少“不予公开的部分及其条款和理由”" in held_back(reply)
    nothing = letters.partial(CASE, on=ON, found="查到一份", disclosed="正文", withheld=())
    assert "没有引用不予公开部分所依据的条、款" in held_back(nothing)


@pytest.mark.parametrize(
    ("search", "missing"),
    [
        (replace(FULL_SEARCH, scope=""), "检索的范围、系统和关键词"),
        (replace(FULL_SEARCH, systems=()), "检索的范围、系统和关键词"),
        (replace(FULL_SEARCH, keywords=()), "检索的范围、系统和关键词"),
        (replace(FULL_SEARCH, on=None), "检索日期和检索人"),
        (replace(FULL_SEARCH, by=""), "检索日期和检索人"),
    ],
)
def test_it_does_not_exist_only_with_a_whole_search_record(search: SearchRecord, missing: str) -> None:
    assert f"缺少“{missing}”" in held_back(letters.does_not_exist(CASE, on=ON, search=search, found=""))


def test_a_known_organ_is_named_with_its_contact_and_an_unknown_one_is_said_to_be_unknown() -> None:
    organ = RightOrgan(name="清源县水务局", contact="")
    missing = held_back(letters.not_ours(CASE, on=ON, reason="由该局制作", right_organ=organ))
    assert "缺少“能够确定的，负责公开的机关名称和联系方式”" in missing
    unknown = letters.not_ours(CASE, on=ON, reason="非本机关制作", right_organ=None)
    check(signed(unknown))
    assert "尚不能确定负责公开该政府信息的行政机关" in unknown.text


def test_a_correction_notice_names_items_ways_and_period() -> None:
    item, period = Correction(what="未附身份证明", how="请补交复印件"), deadline(15, ON, CALENDAR)
    empty = held_back(letters.correction_notice(CASE, on=ON, items=(), period=period))
    assert "缺少“全部需要补正的事项”" in empty
    unexplained = letters.correction_notice(CASE, on=ON, items=(item, replace(item, how="")), period=period)
    assert "缺少“如何补正”" in held_back(unexplained)
    endless = letters.correction_notice(CASE, on=ON, items=(item,), period=None)
    assert "缺少“合理的补正期限”" in held_back(endless)


def test_an_extension_needs_approval_reason_and_new_day() -> None:
    letter = letters.extension(
        CASE, on=ON, reason="", approved_on=None, dates=replace(DATES, extended_due=None), until=None
    )
    message = held_back(letter)
    assert "缺少“经政府信息公开工作机构负责人同意”" in message
    assert "缺少“延长的理由”" in message
    assert "缺少“延长后的答复日期”" in message


@given(st.integers(1, 60))
def test_an_extension_goes_no_further_than_twenty_working_days(days: int) -> None:
    until = date(2024, 4, 1) + timedelta(days=days)
    letter = letters.extension(CASE, on=ON, reason="分存三处", approved_on=ON, dates=DATES, until=until)
    assert bool(gaps(letter)) is (until > date(2024, 4, 29))


def test_nothing_is_given_up_before_the_period_has_ended() -> None:
    early = letters.correction_overdue(CASE, on=date(2024, 4, 1), noticed=ON, ended=date(2024, 4, 1))
    assert "缺少“期限届满的日期”" in held_back(early)


def test_a_letter_without_organ_or_addressee_is_refused() -> None:
    message = held_back(replace(replies()[0], organ="", addressee=""))
    assert "缺少落款机关" in message
    assert "缺少收件人" in message


def test_a_reply_without_its_outcome_is_refused() -> None:
    assert "缺少处理结果" in "；".join(gaps(replace(replies()[0], outcome=None)))


def test_the_refusal_names_everything_missing_at_once_and_its_article() -> None:
    letter = letters.does_not_exist(
        replace(CASE, names=RemedyNames((), "")), on=ON, search=replace(FULL_SEARCH, scope="", by=""), found=""
    )
    with pytest.raises(LetterError) as refusal:
        check(letter)
    message = str(refusal.value)
    assert all(part in message for part in ("检索的范围", "检索日期", "人民法院", "尚未签发", "第三十六条第（四）项"))


NAMES = st.text(alphabet="清源云岭县市甲乙丙丁人民政府", min_size=1, max_size=12)


@given(
    ground=st.sampled_from(REFUSALS),
    on=st.dates(date(2019, 5, 15), date(2030, 12, 31)),
    organs=st.lists(NAMES, min_size=1, max_size=2, unique=True),
    court=NAMES,
)
def test_a_refusal_of_any_day_names_organs_court_and_the_periods_of_that_day(
    ground: Exemption, on: date, organs: list[str], court: str
) -> None:
    letter = denied(ground, on)
    remedy = letter.remedy
    assert remedy
    text = replace(remedy, names=RemedyNames(tuple(organs), court)).text
    assert all(organ in text for organ in organs)
    assert f"向{court}提起行政诉讼" in text
    assert "六十日内" in text
    assert ("先向" in text) is (on >= date(2024, 1, 1))
    assert ("十五日内" in text) is (on >= date(2024, 1, 1))
    assert ("六个月内" in text) is (on < date(2024, 1, 1))
    assert not gaps(letter)
