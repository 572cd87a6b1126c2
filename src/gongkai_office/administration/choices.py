"""What the law leaves open, told to whoever decides: the question, the answers, what is usual, where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.law.outcomes import ROWS, Outcome
from gongkai_office.organs.practices import FIELDS, Value


@dataclass(frozen=True, slots=True)
class Choice:
    """One open point: its name in `gongkai.law.practice.Practice`, the question, the source, the answers.

    Without `options` the answer is a number of working days.
    """

    name: str
    title: str
    open: str
    source: str
    options: tuple[tuple[str, str], ...] = ()

    def read(self, given: str) -> Value:
        """What a form was given, as the law's own value."""
        default = FIELDS[self.name]
        if isinstance(default, bool):
            return given == "yes"
        return int(given) if isinstance(default, int) else given

    def words(self, value: Value) -> str:
        """A value as an answer."""
        told = {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
        return dict(self.options).get(told, f"{told} 个工作日" if told.isdigit() else told)


def _rows() -> tuple[tuple[str, str], ...]:
    return tuple((outcome.value, f"{ROWS[outcome].group}：{ROWS[outcome].name}") for outcome in Outcome)


CHOICES = (
    Choice(
        "correction_period",
        "补正期限",
        "条例只说“合理的补正期限”，没有规定天数。默认 15 个工作日，较宽，避免申请人来不及补正。",
        "《政府信息公开条例》第三十条",
    ),
    Choice(
        "pause_while_asking_reasons",
        "要求说明理由期间，答复期限是否暂停",
        "条例允许对大量、反复的申请要求说明理由，没有说等待说明的时间是否计入答复期限。默认暂停。",
        "《政府信息公开条例》第三十五条",
        (("yes", "暂停，收到说明后继续计算"), ("no", "不暂停，照常计算")),
    ),
    Choice(
        "receipt_shown_online_confirms",
        "网上提交后的系统回执，是否算双方确认",
        "网上申请以双方确认之日为收到之日。只有本机关公布过“提交成功即为收到”的规则，才宜选“算”。默认不算，由工作人员与申请人确认。",
        "《政府信息公开条例》第三十一条第三项",
        (("yes", "算，提交当天就是收到之日"), ("no", "不算，另行确认")),
    ),
    Choice(
        "partial_withheld_reconsider_first",
        "部分公开的答复，不公开的部分写哪种救济途径",
        "不予公开应当先申请行政复议；部分公开里不公开的那部分是否适用，没有明文。默认写“先复议”，不影响申请人权利。",
        "《行政复议法》第二十三条第一款第四项",
        (("yes", "先申请行政复议"), ("no", "可以复议，也可以直接起诉")),
    ),
    Choice(
        "silence_reconsider_first",
        "逾期不答复的，是否须先申请行政复议",
        "行政复议法把“未履行法定职责”列为复议前置，最高人民法院的解释允许申请人选择，认识不一。默认可以选择。",
        "《行政复议法》第二十三条第一款第三项",
        (("yes", "须先申请行政复议"), ("no", "申请人可以选择")),
    ),
    Choice(
        "not_government_information_row",
        "“不属于政府信息”计入年度报告表三的哪一行",
        "报告格式没有单独的一行。默认计入“其他处理”中的“其他”。不宜在年度中间变更。",
        "《政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）",
        _rows(),
    ),
    Choice(
        "amended_with_new_number_counts",
        "修订后重新编号印发的规范性文件怎样计数",
        "没有明文。默认计为废止一件、制发一件，与公布的文件目录一致。",
        "《政府信息公开条例》第五十条（年度报告的内容）",
        (("yes", "计为废止一件、制发一件"), ("no", "不计入制发和废止")),
    ),
    Choice(
        "review_step",
        "公开前每一次审核、校对的期限",
        "条例只规定二十个工作日内公开，没有规定每一环节的天数。默认每次 1 个工作日，三审三校和保密审查共 7 个工作日。",
        "《政府信息公开条例》第二十六条",
    ),
)
"""Every open point, in the order of a request's walk."""
