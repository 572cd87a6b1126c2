"""One letter of every paper, on one invented request to the office of 清源县; every person and place is made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from gongkai.documents import letters
from gongkai.documents.letters import (
    Case,
    Correction,
    DocumentNumber,
    Letter,
    Opinion,
    Party,
    Request,
    RightOrgan,
    SearchRecord,
    ThirdPartyView,
    Withheld,
    deadline,
)
from gongkai.law import calendars, clocks, fees
from gongkai.law.clocks import Ask
from gongkai.law.exemptions import Exemption
from gongkai.law.receipt import Channel
from gongkai.law.remedies import RemedyNames
from gongkai.law.service import Service

RECEIVED, ON = date(2024, 3, 4), date(2024, 3, 11)
CALENDAR = calendars.national()
DATES = clocks.dates(clocks.start(RECEIVED), CALENDAR)
NUMBER = DocumentNumber("清政公开", 2024, 12)
REQUESTER = Party(name="陈甲")
THIRD_PARTY = Party(name="清源县青溪测绘队", organisation=True)
NAMES = RemedyNames(("云岭市人民政府",), "云岭市中级人民法院", "云岭市行政复议网上申请平台")
CASE = Case(
    organ="清源县人民政府办公室",
    contact="清源县人民政府办公室政务公开科，清源县青溪街1号，电话0000-0000000",
    request=Request(
        number="20240304001",
        requester=REQUESTER,
        received=RECEIVED,
        channel=Channel.ONLINE,
        wanted="青溪乡2023年河道清淤工程的验收报告",
    ),
    names=NAMES,
)
CORRECTED = replace(CASE, request=replace(CASE.request, corrected=date(2024, 3, 18)))
VIEW = ThirdPartyView(
    asked=ON, answered=date(2024, 3, 27), reason="验收报告附有本单位尚未公开的测绘方法，公开后会被同行仿用"
)
_FOUND = "经检索，本机关保存有青溪乡2023年河道清淤工程的验收报告一份，共12页"
_FREQUENCY = "2024年1月1日至3月4日，你向本机关提出政府信息公开申请46件，其中31件所需信息相同或者相近"
_WHERE = "清源县人民政府网站“政府信息公开”专栏，“重大建设项目”栏目，2024年1月15日发布"
_OPINIONS = (
    Opinion(role="经办人意见", text="建议公开，测绘方法一节不予公开。", by="李乙", on=date(2024, 3, 28)),
    Opinion(role="保密审查意见", text="不含国家秘密和工作秘密。", by="周丙", on=date(2024, 3, 29)),
    Opinion(role="负责人签批", text="同意。", by="吴丁", on=date(2024, 4, 1)),
)


def steps() -> tuple[Letter, ...]:
    """D01 to D09."""
    return (
        letters.receipt(CASE, on=RECEIVED, materials=("政府信息公开申请表", "身份证明"), dates=DATES),
        letters.correction_notice(
            CASE,
            on=ON,
            items=(
                Correction(what="申请表未写明工程所在的河段", how="请写明河道名称和起止地点"),
                Correction(what="未选择获取信息的方式", how="请在纸质、电子邮件、当面领取中选择一种"),
            ),
            period=deadline(15, ON, CALENDAR),
        ),
        letters.reasons_asked(CASE, on=ON, frequency=_FREQUENCY, period=deadline(10, ON, CALENDAR)),
        letters.extension(
            CASE,
            on=date(2024, 3, 28),
            reason="所需信息分存于三个部门，尚需逐件核对",
            approved_on=date(2024, 3, 27),
            dates=DATES,
        ),
        letters.third_party_consultation(
            CASE,
            on=ON,
            third_party=THIRD_PARTY,
            description="青溪乡2023年河道清淤工程验收报告所附的测绘方法",
            handed=ON,
            calendar=CALENDAR,
        ),
        letters.consultation_notice(CASE, on=ON, whom=Ask.THIRD_PARTY, asked=ON),
        letters.consultation_notice(CASE, on=ON, whom=Ask.ORGAN, asked=ON),
        letters.third_party_told(
            CASE,
            on=date(2024, 4, 2),
            third_party=THIRD_PARTY,
            view=VIEW,
            disclosed="青溪乡2023年河道清淤工程验收报告的结论和工程量",
            reason="工程使用财政资金，结论和工程量关系沿岸居民防汛安全，不公开可能对公共利益造成重大影响",
        ),
        letters.organ_consultation(
            CASE,
            on=ON,
            other="清源县水务局",
            description="《青溪乡河道清淤工程验收意见》",
            handed=ON,
            calendar=CALENDAR,
        ),
        letters.fee_notice(
            CASE,
            on=date(2024, 3, 20),
            fee=fees.page_fee(72),
            ways="持本通知到清源县政务服务大厅缴款窗口，或者按所附缴款码缴纳，款项直接缴入国库",
            handed=date(2024, 3, 20),
            calendar=CALENDAR,
        ),
    )


def replies() -> tuple[Letter, ...]:
    """D10 to D22, with every situation that has words of its own."""
    on = date(2024, 4, 2)
    return (
        letters.already_public(CASE, on=on, found=_FOUND, where=_WHERE),
        letters.granted(CASE, on=on, found=_FOUND, enclosed=("青溪乡2023年河道清淤工程验收报告",)),
        letters.partial(
            CASE,
            on=on,
            found=_FOUND,
            disclosed="验收报告的正文",
            withheld=(
                Withheld(
                    what="验收报告所附的测绘方法",
                    ground=Exemption.THIRD_PARTY,
                    reason="该方法未曾公开，属于清源县青溪测绘队的商业秘密，该队书面表示不同意公开，理由成立",
                ),
                Withheld(
                    what="验收会议的讨论记录",
                    ground=Exemption.DELIBERATIVE,
                    reason="讨论记录形成于验收过程之中，没有法律、法规、规章规定应当公开",
                ),
            ),
            enclosed=("青溪乡2023年河道清淤工程验收报告（正文）",),
        ),
        *(denied(ground) for ground in Exemption if ground is not Exemption.SPECIAL_QUERY),
        letters.special_query(
            CASE,
            on=on,
            found="你申请公开的是青溪乡一处房屋的不动产登记资料",
            law="《不动产登记暂行条例》",
            office="清源县不动产登记中心",
        ),
        letters.does_not_exist(
            CASE,
            on=on,
            search=SearchRecord(
                scope="2020年至2023年形成的文件和档案",
                systems=("公文管理系统", "机关档案室目录"),
                keywords=("青溪", "河道清淤", "验收"),
                on=date(2024, 3, 6),
                by="李乙",
            ),
            found="本机关未曾制作或者获取该报告",
        ),
        letters.not_ours(
            CASE,
            on=on,
            reason="该工程由清源县水务局组织实施和验收，验收报告由该局制作",
            right_organ=RightOrgan(name="清源县水务局", contact="清源县青溪街9号，电话0000-0000009"),
        ),
        letters.archived(
            CASE,
            on=on,
            reason="该报告形成于1988年，已于2010年移交",
            archive=RightOrgan(name="清源县档案馆", contact="清源县青溪街3号，电话0000-0000003"),
        ),
        letters.needs_creation(
            CASE,
            on=on,
            found="本机关没有按河段分列的清淤数据",
            reason="须从三年的工程日志中逐日摘录、汇总和比较，方能形成所需数据",
        ),
        letters.unclear_after_correction(
            CORRECTED, on=on, noticed=ON, unclear="补正材料仍未写明工程所在的河段和年份，无法据以检索"
        ),
        letters.petition(
            CASE, on=on, found="申请表所述为对工程质量的举报，请求查处施工单位", channel="清源县信访局来访接待大厅"
        ),
        letters.repeated(
            CASE,
            on=on,
            found="两次申请所需信息相同",
            earlier=DocumentNumber("清政公开", 2023, 41),
            earlier_on=date(2023, 11, 6),
        ),
        letters.publication(
            CASE, on=on, found="你申请公开的是《清源县人民政府公报》2023年合订本", where="清源县图书馆阅览室"
        ),
        letters.excessive(CASE, on=on, frequency=_FREQUENCY, reason="你说明的理由是练习书写申请表，与获取政府信息无关"),
        letters.confirm_reissue(
            CASE,
            on=on,
            found="你已于2023年11月6日取得该报告",
            reason="你要求在已取得的报告上重新加盖印章，并确认其内容",
        ),
        letters.not_government_information(
            CASE,
            on=on,
            found="你申请公开的是本机关工作人员的私人信件",
            reason="该信件不是在履行行政管理职能过程中形成的",
        ),
        letters.correction_overdue(CASE, on=date(2024, 4, 8), noticed=ON, ended=date(2024, 4, 1)),
        letters.payment_overdue(CASE, on=date(2024, 4, 22), noticed=date(2024, 3, 20), ended=date(2024, 4, 18)),
    )


def denied(ground: Exemption, on: date = date(2024, 4, 2)) -> Letter:
    """D12 on one ground."""
    third = ground is Exemption.THIRD_PARTY
    return letters.denied(
        CASE,
        on=on,
        found=_FOUND,
        ground=ground,
        reason="该报告的全部内容均在上述情形之内，无法作区分处理",
        law="《清源测绘规定》第九条" if ground is Exemption.OTHER_LAW else "",
        view=VIEW if third else None,
        weighing="公开与否只涉及该队的经营利益，不公开不会对公共利益造成重大影响" if third else "",
    )


def papers() -> tuple[Letter, ...]:
    """D23 to D25."""
    served = replace(replies()[0], number=NUMBER)
    return (
        letters.record_correction(
            CASE,
            on=ON,
            original="户主陈甲，承包地3亩",
            evidence="承包合同载明承包地为5亩，与乡政府台账一致",
            result=letters.RecordResult.CORRECTED,
            corrected="户主陈甲，承包地5亩",
        ),
        letters.assistance(
            CASE,
            on=ON,
            other="清源县水务局",
            needed="提供青溪乡2023年河道清淤工程的验收材料，并就能否公开提出意见",
            period=deadline(5, ON, CALENDAR),
        ),
        letters.service_receipt(CASE, on=ON, served=served, service=Service.DIRECT, by="李乙"),
        letters.service_note(
            CASE,
            on=ON,
            served=served,
            service=Service.POST,
            by="李乙",
            course="3月11日上午到青溪邮政支局交寄，取得收寄凭证。",
        ),
        letters.secrecy_review(
            CASE,
            on=ON,
            subject="青溪乡2023年河道清淤工程验收报告",
            marks=(("国家秘密", False), ("工作秘密", False), ("商业秘密", True), ("个人信息", False)),
            opinions=_OPINIONS,
        ),
        letters.approval_sheet(
            CASE,
            on=ON,
            subject="青溪乡2023年河道清淤工程验收报告",
            proposal="公开验收报告正文，所附测绘方法不予公开。",
            opinions=_OPINIONS,
        ),
    )


def drafts() -> tuple[Letter, ...]:
    """Every paper as drafted, D01 to D25."""
    return (*steps(), *replies(), *papers())


def signed(letter: Letter, on: date | None = None) -> Letter:
    """A letter as signed, on its planned day unless another is named, with a number where it carries one."""
    return letters.sign(letter, number=NUMBER if letters.numbered(letter) else None, on=on or letter.dated)
