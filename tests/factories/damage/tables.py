"""What page breaks, OCR and converters do to the tables of a report. Tab-grid text in, text out."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.factories.printed import CORNER, HANDLING
from tests.factories.prose import HEADINGS

Rows = list[list[str]]
_NUMBERS = 7
_TORN_COLUMNS = ("法人 科研 机构", "或其他 社会 公益 组织", "组织 法律 服务 机构", "其他", "总计")
_TORN_NOTE = ("数据的勾稽: 第四项之和)", "关系为: 第一项加第二", "项之和, 等于第", "自然人", "商业企业")
_TORN_HEADER = ("\t\t申请人情况" + "\t" * 7, "\t".join(_TORN_NOTE + _TORN_COLUMNS))
_UNREADABLE_HEADER = (
    "行政复议\t\t\t\t\t行政诉讼" + "\t" * 9,
    "<i>6</i> ± ⊞\t壮田\t其他\t尚未\t总计\t未经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t",
    "海切\t51 11.\t11 不\t甲细\t\t维持\t纠正\t结果\t审结\t包口\t维持\t纠正\t结果\t审结\t心口",
)


def garbled_heading(text: str) -> str:
    """The heading of table two comes again, as an OCR misread it, in a row of the table."""
    return _swap(text, HEADINGS["2"], f"{HEADINGS['2']}\n\n二、工切公开政府旧心旧况\t\t\t")


def label_and_value_in_one_cell(text: str) -> str:
    """Label and value share a cell, the label sometimes twice; nine empty columns follow."""
    single = re.sub(r"(?m)^(行政许可|行政处罚)\t(\S+)\t\t$", r"\1 \2" + "\t" * 9, text)
    single = re.sub(r"(?m)^(行政强制)\t(\S+)\t\t$", r"\1\t\1 \2" + "\t" * 8, single)
    return single.replace("信息内容\t本年处理决定数量\t\t", "信息内容\t信息内容 本年处理决定数量\t\t")


def torn_header(text: str) -> str:
    """The header of table three is torn into other cells, the note on the equation in two."""
    return re.sub(rf"{CORNER}.*\n.*\n.*", "\n".join(_TORN_HEADER), text)


def torn_first_label(text: str) -> str:
    """The label of the first row lies in three cells, a character doubled, a character misread."""
    return _swap(text, "一、本年新收政府信息公开申请数量\t\t\t", "一、本年\t三新收政府信\t言息公开申请数量\t")


def torn_granted_labels(text: str) -> str:
    """The labels of （一） and （二） are torn, （二） has lost its number and its end."""
    torn = _swap(text, "\t（一）予以公开\t\t", "\t(一) 予以\t人 公开\t")
    return re.sub(r"\t（二）部分公开[^\t]*\t\t", "\t部分\t分公开(区分处理的,只计这一情形, 情形)\t", torn)


def floating_groups(text: str) -> str:
    """Group labels float down into rows they do not belong to, one of them as rubbish."""
    pieces = {4: "三、本", 5: "年度办", 6: "理结果"}

    def float_away(rows: Rows) -> Rows:
        for number, row in enumerate(rows):
            row[0] = pieces.get(number - 3, "") if row[0] in ("", HANDLING) else row[0]
            row[1] = {"（三）不予公开": "", "（四）无法提供": "143定伏"}.get(row[1], row[1])
            row[1] = {7: "（三）不", 8: "予公开"}.get(number - 3, row[1])
        return rows

    return _requests(text, float_away)


def shifted_fragment(text: str) -> str:
    """A page ends inside table three; from there on every row has one column fewer."""
    return _requests(text, lambda rows: [[]] + rows[:20] + [[]] + [row[1:] if not row[0] else row for row in rows[20:]])


def label_over_two_lines(text: str) -> str:
    """Long labels run over two or three lines, with noise where their numbers ought to be empty."""
    text = re.sub(
        r"(?m)^(\t*5\.要求行政机关确认或重新出具已获)取信息(.*)$",
        r"\1\2" + "\n\t\t取信息" + "\t" * _NUMBERS,
        text,
    )
    text = re.sub(
        r"(?m)^(.*1\.申请人无正当理由逾期不补正、行)(政机关不再处理其政府信息公开申请)(.*)$",
        r"\1\3" + "\n\t\t" + r"\2" + "\tÜ\tO .\t\t\t7\tÜ\tÜ",
        text,
    )
    return re.sub(
        r"(?m)^(\t*2\.申请人逾期未按收费通知要求缴纳)(费用、行政机关不再处理其政府信息)(公开申请)(.*)$",
        r"\1" + "\t" * _NUMBERS + "\n\t\t" + r"\2\4" + "\n\t\t" + r"\3" + "\t//" + "\t" * (_NUMBERS - 1),
        text,
    )


def minus_zero(text: str) -> str:
    """A zero of the row 重复申请 is read as -0."""
    return re.sub(r"(?m)^(.*2\.重复申请\t\S+\t\S+\t\S+\t)0\t", r"\1-0\t", text)


def torn_last_labels(text: str) -> str:
    """（七）总计 is misread over two cells, 四、 has lost its last word."""
    torn = _swap(text, "\t（七）总计\t\t", "\t(七) 总记\tt\t")
    return _swap(torn, "四、结转下年度继续办理\t\t\t", "四、结转\t下年度继续\t\t")


def unreadable_dispute_header(text: str) -> str:
    """Nothing can be read of the header of table four."""
    return re.sub(r"行政复议\t{5}.*\n.*\n.*", "\n".join(_UNREADABLE_HEADER), text)


def collapsed_dispute_header(text: str) -> str:
    """The labels over table four have lost their second halves."""
    start = text.index(HEADINGS["4"])
    for whole, half in (("结果纠正", "结果"), ("其他结果", "其他"), ("尚未审结", "尚未")):
        text = text[:start] + text[start:].replace(whole, half)
    return text


def uneven_bars(text: str) -> str:
    """Bars at the ends of lines are there or not (works on the barred shape)."""
    lines = text.split("\n")
    return "\n".join(line.rstrip("| ") if n % 3 else line + "|" * (n % 2) for n, line in enumerate(lines))


def merged_labels(text: str) -> str:
    """The first page's rows have all labels in one cell; the second page's rows have three label columns."""

    def merge(rows: Rows) -> Rows:
        first = [[" ".join(filter(None, row[:-_NUMBERS])), *row[-_NUMBERS:]] for row in rows[3:12]]
        first[2][0] = f"三、本 {first[2][0].removeprefix(HANDLING).strip()}"
        first[3][0] = f"年度办 理结果 {first[3][0]}"
        return [*rows[:3], *first, [], *rows[12:]]

    return _requests(text, merge)


def leading_empty_cell(text: str) -> str:
    """The last row of table three begins with an empty cell too many."""
    return _swap(text, "四、结转下年度继续办理\t", "\t四、结转下年度继续办理\t")


def sixteen_values(text: str) -> str:
    """The numbers of table four are followed by one zero too many."""
    return _disputes(text, lambda row: [*row, "0"])


def lost_group_cells(text: str) -> str:
    """After a page break a row of the group 不予公开 has moved left and ends in an empty cell."""
    return re.sub(r"(?m)^\t\t(4\.保护第三方合法权益)(\t.*)$", r"\n\1\t\2\t", text)


def extra_column(text: str) -> str:
    """The first rows of table three have an empty column more at the right."""
    return _requests(text, lambda rows: [[*row, ""] for row in rows[:7]] + rows[7:])


def three_encodings(text: str) -> str:
    """Table two keeps its tabs, table three has bars, table four is Markdown."""
    barred = _requests(text, lambda rows: [[" | ".join(row)] for row in rows])
    head, disputes, tail = _parts(barred, "4")
    rows = [f"| {line.replace(chr(9), ' | ')} |" for line in disputes.split("\n")]
    return head + "\n".join([rows[0], "|---" * 15 + "|", *rows[1:]]) + tail


def without_repeated_lines(text: str) -> str:
    """A converter has dropped every line it had seen before: most zeros are gone (works on one cell a line)."""
    return "\n".join(dict.fromkeys(text.split("\n")))


def without_blanks(text: str) -> str:
    """The fifteen numbers of table four have run together as well (works on the glued shape)."""
    return re.sub(r"(?: \d+){15} ", lambda match: match[0].replace(" ", ""), text)


def _swap(text: str, old: str, new: str) -> str:
    """Replace what must be there; a damage that does not bite would prove nothing."""
    if old not in text:
        raise ValueError(f"nothing to damage: {old!r}")
    return text.replace(old, new)


def _parts(text: str, section: str) -> tuple[str, str, str]:
    """The text before, of and after the table of a section; the heading belongs to what is before."""
    start = text.index("\n", text.index(f"\n{HEADINGS[section]}") + 1) + 1
    end = text.index(f"\n{HEADINGS[str(int(section) + 1)]}", start)
    return text[:start], text[start:end], text[end:]


def _requests(text: str, change: Callable[[Rows], Rows]) -> str:
    """Change the rows of table three, header included."""
    head, table, tail = _parts(text, "3")
    rows = change([line.split("\t") for line in table.split("\n")])
    return head + "\n".join("\t".join(row) for row in rows) + tail


def _disputes(text: str, change: Callable[[list[str]], list[str]]) -> str:
    """Change the row of numbers of table four."""
    head, table, tail = _parts(text, "4")
    *header, numbers = table.split("\n")
    return head + "\n".join([*header, "\t".join(change(numbers.split("\t")))]) + tail
