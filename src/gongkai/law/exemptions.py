"""What need not, or must not, be disclosed, and which organ answers for a piece of information.

Art. 13 of the OGI Regulations makes everything public that Arts. 14 to 16 do not withhold; Art. 10 says who
discloses. An exemption's value is the row of table three it is counted in.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum

from gongkai.law.citations import ARCHIVES, REGULATIONS, Citation

_reg = REGULATIONS.article


class Exemption(StrEnum):
    """A ground on which information is withheld, by the report row of a request refused on it."""

    STATE_SECRET = "denied.state_secret"  # noqa: S105 - a ground of refusal, no password
    OTHER_LAW = "denied.other_law"
    SECURITY_STABILITY = "denied.security_stability"
    THIRD_PARTY = "denied.third_party"
    INTERNAL_AFFAIRS = "denied.internal_affairs"
    DELIBERATIVE = "denied.deliberative"
    ENFORCEMENT_FILE = "denied.enforcement_file"
    SPECIAL_QUERY = "denied.special_query"


class Duty(Enum):
    """What the organ has to do with the information."""

    WITHHOLD = "不予公开"  # no choice
    MAY_WITHHOLD = "可以不予公开"
    DISCLOSE = "予以公开"
    REDIRECT = "告知依照专门规定办理"


class Lifting(Enum):
    """What lifts an exemption."""

    THIRD_PARTY_AGREES = "第三方同意公开"
    PUBLIC_INTEREST = "不公开会对公共利益造成重大影响"
    DISCLOSURE_REQUIRED = "法律、法规、规章规定应当公开"


@dataclass(frozen=True, slots=True)
class ExemptionRule:
    """An exemption: its code, its duty, what lifts it, its article, and what to make sure of before using it."""

    exemption: Exemption
    code: str
    name: str
    duty: Duty
    source: Citation
    check: str
    lifted_by: tuple[Lifting, ...] = ()


_E, _X = Exemption, Lifting
_ALL = (
    ExemptionRule(
        _E.STATE_SECRET,
        "EX_STATE_SECRET",
        "依法确定为国家秘密的政府信息",
        Duty.WITHHOLD,
        _reg(14),
        "须已依照法定程序定密，并查明密级、依据和保密期限",
    ),
    ExemptionRule(
        _E.OTHER_LAW,
        "EX_OTHER_LAW",
        "法律、行政法规禁止公开的政府信息",
        Duty.WITHHOLD,
        _reg(14),
        "只有法律和行政法规可以禁止，地方性法规、规章和文件不能作为依据",
    ),
    ExemptionRule(
        _E.SECURITY_STABILITY,
        "EX_3S1S",
        "公开后可能危及国家安全、公共安全、经济安全、社会稳定的政府信息",
        Duty.WITHHOLD,
        _reg(14),
        "须说明公开后可能危及哪一项安全或者稳定",
    ),
    ExemptionRule(
        _E.THIRD_PARTY,
        "EX_THIRD_PARTY",
        "涉及商业秘密、个人隐私等公开会对第三方合法权益造成损害的政府信息",
        Duty.WITHHOLD,
        _reg(15),
        "须书面征求第三方意见，并衡量不公开对公共利益的影响",
        (_X.THIRD_PARTY_AGREES, _X.PUBLIC_INTEREST),
    ),
    ExemptionRule(
        _E.INTERNAL_AFFAIRS,
        "EX_INTERNAL",
        "人事管理、后勤管理、内部工作流程等方面的内部事务信息",
        Duty.MAY_WITHHOLD,
        _reg(16, paragraph=1),
        "须确认信息只涉及内部事务，不对外产生影响",
    ),
    ExemptionRule(
        _E.DELIBERATIVE,
        "EX_PROCESS",
        "讨论记录、过程稿、磋商信函、请示报告等过程性信息",
        Duty.MAY_WITHHOLD,
        _reg(16, paragraph=2),
        "须确认信息形成于履行行政管理职能过程中，且没有应当公开的规定",
        (_X.DISCLOSURE_REQUIRED,),
    ),
    ExemptionRule(
        _E.ENFORCEMENT_FILE,
        "EX_CASE_FILE",
        "行政执法案卷信息",
        Duty.MAY_WITHHOLD,
        _reg(16, paragraph=2),
        "须确认信息属于行政执法案卷，且没有应当公开的规定",
        (_X.DISCLOSURE_REQUIRED,),
    ),
    ExemptionRule(
        _E.SPECIAL_QUERY,
        "EX_SPECIAL_QUERY",
        "工商、不动产登记资料等法律、行政法规对获取有特别规定的信息",
        Duty.REDIRECT,
        _reg(36, item=7),
        "须指明专门规定的名称和办理查询的机构",
    ),
)
EXEMPTIONS = {rule.exemption: rule for rule in _ALL}
"""Every exemption with its rule, in the order of table three."""

REEVALUATION = _reg(18)
"""What is withheld must be looked at again periodically and disclosed where circumstances have changed.

The Regulations set no interval; keep a date of the next review with every refusal.
"""
REVIEW = _reg(17)
"""Every item is reviewed before disclosure; what cannot be settled goes to the competent or secrecy department."""


def duty(exemption: Exemption, *lifted_by: Lifting) -> Duty:
    """What the organ has to do, given the exceptions found; an exception the article does not know lifts nothing.

    >>> duty(Exemption.THIRD_PARTY, Lifting.PUBLIC_INTEREST)
    <Duty.DISCLOSE: '予以公开'>
    """
    rule = EXEMPTIONS[exemption]
    return Duty.DISCLOSE if set(lifted_by) & set(rule.lifted_by) else rule.duty


class Origin(Enum):
    """How an organ came by a piece of information."""

    MADE = "本机关制作"
    FROM_THE_PUBLIC = "从公民、法人和其他组织获取"
    FROM_AN_ORGAN = "从其他行政机关获取"
    MADE_JOINTLY = "两个以上行政机关共同制作"
    AGENCY_IN_ITS_OWN_NAME = "派出机构、内设机构依法以自己名义履行职能"
    OTHER_RULE = "法律、法规对公开权限另有规定"
    ARCHIVED = "已经移交国家档案馆"


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Who discloses information of an origin; `optional` where the law only says that it may."""

    discloser: str
    source: Citation
    optional: bool = False


DISCLOSERS = {
    Origin.MADE: Responsibility("制作该政府信息的行政机关", _reg(10, paragraph=1)),
    Origin.FROM_THE_PUBLIC: Responsibility("保存该政府信息的行政机关", _reg(10, paragraph=1)),
    Origin.FROM_AN_ORGAN: Responsibility("制作或者最初获取该政府信息的行政机关", _reg(10, paragraph=1)),
    Origin.MADE_JOINTLY: Responsibility("牵头制作的行政机关", _reg(10, paragraph=3)),
    Origin.AGENCY_IN_ITS_OWN_NAME: Responsibility("该派出机构、内设机构", _reg(10, paragraph=2), optional=True),
    Origin.OTHER_RULE: Responsibility("该法律、法规规定的机关", _reg(10, paragraph=1)),
    Origin.ARCHIVED: Responsibility("国家档案馆，依照档案利用的规定办理", ARCHIVES.article(15)),
}
"""The table of Art. 10: who discloses, by origin."""
