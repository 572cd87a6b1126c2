"""The seven questions asked of every request, in order (补不补、是不是、谁负责、有没有、给不给、怎么给、怎么答).

From the reply norm that the General Office forwarded as a reference; each question names its articles and the
situations it can end in.
"""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.law.citations import REGULATIONS, Citation
from gongkai.law.outcomes.situations import Situation


@dataclass(frozen=True, slots=True)
class Step:
    """One question: its short Chinese name, the question in full, its articles, where it may end the case."""

    number: int
    name: str
    question: str
    articles: tuple[Citation, ...]
    situations: tuple[Situation, ...] = ()


_reg = REGULATIONS.article
_S = Situation
STEPS = (
    Step(
        1,
        "补不补",
        "申请人身份、所需信息的描述、获取方式是否齐全明确？不明确的，是否已一次性告知补正？",
        (_reg(29), _reg(30)),
        (_S.CORRECTION_OVERDUE, _S.UNCLEAR_AFTER_CORRECTION),
    ),
    Step(
        2,
        "是不是",
        "所要的是不是政府信息？这件申请是不是政府信息公开申请？",
        (_reg(2), _reg(35), _reg(36, item=6), _reg(39)),
        (
            _S.NOT_GOVERNMENT_INFORMATION,
            _S.PETITION,
            _S.REPEATED,
            _S.PUBLICATION,
            _S.EXCESSIVE,
            _S.CONFIRM_REISSUE,
            _S.WITHDRAWN,
            _S.REQUESTER_GONE,
        ),
    ),
    Step(
        3,
        "谁负责",
        "所要的信息由谁制作、由谁最初获取、由谁保存？是不是本机关负责公开？",
        (_reg(10), _reg(36, item=5)),
        (_S.NOT_OURS, _S.ARCHIVED),
    ),
    Step(
        4,
        "有没有",
        "经检索，本机关有没有现成的信息？检索的范围、关键词和日期是否留存？",
        (_reg(36, item=4), _reg(38)),
        (_S.DOES_NOT_EXIST, _S.NEEDS_CREATION),
    ),
    Step(
        5,
        "给不给",
        "有没有不予公开的情形？能不能区分处理？涉及第三方的，征求意见了没有？",
        (_reg(13), _reg(14), _reg(15), _reg(16), _reg(32), _reg(36, item=7), _reg(37)),
        (
            _S.STATE_SECRET,
            _S.OTHER_LAW,
            _S.SECURITY_STABILITY,
            _S.THIRD_PARTY,
            _S.INTERNAL_AFFAIRS,
            _S.DELIBERATIVE,
            _S.ENFORCEMENT_FILE,
            _S.SPECIAL_QUERY,
            _S.SEPARABLE,
        ),
    ),
    Step(
        6,
        "怎么给",
        "是已经主动公开、告知途径，还是直接提供？按申请人要求的形式能否提供？要不要收取信息处理费？",
        (_reg(36, item=1), _reg(36, item=2), _reg(40), _reg(42)),
        (_S.ALREADY_PUBLIC, _S.CAN_BE_PUBLIC, _S.PAYMENT_OVERDUE),
    ),
    Step(
        7,
        "怎么答",
        "用哪种答复文书？依据写到条、款、项没有？救济途径写对没有？怎样送达、何时送达？",
        (_reg(33, paragraph=2), _reg(36), _reg(51)),
    ),
)
"""The seven steps in order; every situation is the end of exactly one of them."""
