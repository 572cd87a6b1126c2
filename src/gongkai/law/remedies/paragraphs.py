"""The remedy paragraph of a letter, with its articles, the organs' names and the periods of its day."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.errors import GongkaiError
from gongkai.law.citations import RECONSIDERATION, Citation
from gongkai.law.remedies.choice import RECONSIDERATION_FIRST_FROM, Choice, Remedy
from gongkai.law.remedies.terms import LITIGATION_AFTER_TERM, LITIGATION_TERM, RECONSIDERATION_TERM

_ONLINE = RECONSIDERATION.article(22, paragraph=2)
_REFUSED_OR_LATE = RECONSIDERATION.article(34)


@dataclass(frozen=True, slots=True)
class RemedyNames:
    """The names to fill in: the organs that may reconsider, the court, the internet channel for reconsideration."""

    reconsideration: tuple[str, ...]
    court: str
    online: str = ""


def paragraph(choice: Choice, names: RemedyNames, *, served_online: bool = False) -> str:
    """The paragraph to print; empty where the letter carries none.

    From 2024 on an act served by internet must name the internet channel for reconsideration (ARL 22(2)).
    Raises GongkaiError where a name it needs is missing.
    """
    if choice.remedy is Remedy.NONE:
        return ""
    _require(choice, names, served_online=served_online)
    text = _reconsider_first(choice, names) if choice.remedy is Remedy.RECONSIDER_FIRST else _either_way(choice, names)
    return text + (f"可以通过互联网渠道（{names.online}）提交行政复议申请书。" if names.online else "")


def _require(choice: Choice, names: RemedyNames, *, served_online: bool) -> None:
    if not all(names.reconsideration) or not names.reconsideration or not names.court:
        raise GongkaiError("救济途径中缺少行政复议机关或者人民法院的名称，请先填写")
    if served_online and choice.dated >= RECONSIDERATION_FIRST_FROM and not names.online:
        raise GongkaiError(
            "通过互联网送达的，应当同时提供提交行政复议申请书的互联网渠道，请先填写", source=str(_ONLINE)
        )


def _reconsider_first(choice: Choice, names: RemedyNames) -> str:
    period, suit = RECONSIDERATION_TERM.on(choice.dated), LITIGATION_AFTER_TERM.on(choice.dated)
    subject = f"{choice.subject}中不予公开的部分" if choice.withheld_part_only else choice.subject
    text = (
        f"对{subject}不服的，依照{_join(period.source, *choice.sources)}的规定，"
        f"应当{_start(choice)}{period.value}内，先向{_organs(names)}申请行政复议；"
        f"对行政复议决定不服的，可以依照{suit.source}的规定，自收到行政复议决定书之日起{suit.value}内，"
        f"向{names.court}提起行政诉讼。"
        f"行政复议机关决定不予受理、驳回申请或者逾期不作答复的，可以依照{_REFUSED_OR_LATE}的规定，"
        f"自收到决定书之日起或者行政复议期限届满之日起{suit.value}内，向{names.court}提起行政诉讼。"
    )
    return text + (_ways(choice, names, f"{choice.subject}的其他部分") if choice.withheld_part_only else "")


def _either_way(choice: Choice, names: RemedyNames) -> str:
    return _ways(choice, names, choice.subject)


def _ways(choice: Choice, names: RemedyNames, subject: str) -> str:
    period, suit = RECONSIDERATION_TERM.on(choice.dated), LITIGATION_TERM.on(choice.dated)
    return (
        f"对{subject}不服的，可以依照{period.source}的规定，{_start(choice)}{period.value}内，"
        f"向{_organs(names)}申请行政复议；也可以依照{suit.source}的规定，"
        f"{_start(choice)}{suit.value}内，直接向{names.court}提起行政诉讼。"
    )


def _start(choice: Choice) -> str:
    return "自答复期限届满之日起" if choice.silent else f"自知道或者应当知道{choice.subject}之日起"


def _organs(names: RemedyNames) -> str:
    return "或者".join(names.reconsideration)


def _join(first: Citation, *rest: Citation) -> str:
    """Several places; an instrument already named is not named again."""
    title = str(first.instrument)
    return "、".join([str(first), *(str(place).removeprefix(title) for place in rest)])
