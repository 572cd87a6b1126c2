"""What a case's values are called on screen and in exports."""

from __future__ import annotations

from gongkai.annual.forms import APPLICANTS, RESULTS
from gongkai.cases.entries import Applicant, DisputeResult, Forum
from gongkai.cases.procedure import Stage
from gongkai.law.outcomes import ROWS, Outcome

APPLICANT_LABELS = {Applicant(column.key): column.label for column in APPLICANTS if column.key != "total"}
"""Kinds of requesters by the printed columns of table three."""

RESULT_LABELS = {result: column.label for column in RESULTS for result in DisputeResult if result == column.key}
"""Results of disputes by the printed columns of table four."""

FORUM_LABELS = {
    Forum.RECONSIDERATION: "行政复议",
    Forum.DIRECT_SUIT: "未经复议直接起诉",
    Forum.SUIT_AFTER_RECONSIDERATION: "复议后起诉",
}
"""Where a decision is attacked, as table four heads it."""


def stage_words(name: str) -> str:
    """A stage as its row keeps it, in words. A request that is in the ledger and not submitted had its entries voided.

    >>> stage_words("CONSULTING"), stage_words("NEW")
    ('征求意见', '登记已作废')
    """
    return "登记已作废" if name == Stage.NEW.name else Stage[name].value


def outcome_words(value: str) -> str:
    """An outcome as its row keeps it, in the words of table three; empty where there is none yet.

    >>> outcome_words("denied.state_secret"), outcome_words("granted"), outcome_words("")
    ('不予公开：属于国家秘密', '予以公开', '')
    """
    if not value:
        return ""
    row = ROWS[Outcome(value)]
    group = row.group.partition("）")[2]
    return row.name if row.name == group else f"{group}：{row.name}"
