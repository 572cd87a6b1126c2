"""Write small valid files of every shape into folders, for the fuzzer to start from: python fuzz/seeds.py FOLDER."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.gongkai.documents.containers.making import Paper, para, printed, word, word_cell, workbook

SPAN, START, GO_ON = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
LISTS = (
    '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum '
    'w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
TABLE = (
    f"<w:tbl><w:tr>{word_cell('甲', SPAN + START)}{word_cell('1')}</w:tr>"
    f"<w:tr>{word_cell('', SPAN + GO_ON)}{word_cell('2')}</w:tr></w:tbl>"
)
CHANGES = (
    "<w:p><w:ins><w:r><w:t>1</w:t><w:br/><w:tab/></w:r></w:ins><w:del/><w:sdt><w:sdtContent><w:r><w:t>x</w:t></w:r>"
    "</w:sdtContent></w:sdt></w:p>"
)
MAIL = (
    "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; "
    "charset=gb2312\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<html><p>=C7=E5</p>\r\n--b--"
)
ROWS = (
    '<row r="1"><c r="A1"><v>1</v></c><c r="C1" t="inlineStr"><is><t>规章</t></is></c></row><row r="3"><c r="B3">'
    '<v>2.5</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>'
)
DRAWN = (
    (
        "0.5 w 50 700 m 350 700 l S 50 660 m 350 660 l S 50 660 m 50 700 l S 150 660 m 150 700 l S "
        "350 660 m 350 700 l S BT /F1 12 Tf 60 670 Td (abc) Tj 100 0 Td (12) Tj ET 10 10 100 1 re f 10 10 50 50 re S"
    ),
    "q 1 0 0 1 5 5 cm BT /F1 12 Tf 1 0 0 1 60 600 Tm (a 1 2 3) Tj 0 -20 Td (b 4 5 6) Tj 0 -20 Td (c 7 8 9) Tj ET Q",
)
SEEDS: dict[str, tuple[str | bytes, ...]] = {
    "html": (
        (
            "<html><head><meta name=PubDate content=2024-01-29></head><body><h2>一、</h2><p style='display:none'>x</p>"
            "<table><tr><td rowspan=2 colspan=3>甲<td>1<tr><td>2<table><tr><td>3</table></table>"
        ),
        "<html><meta charset=gb2312><body>清源县<br>2023".encode("gb18030"),
    ),
    "mhtml": (MAIL,),
    "text": (
        "# 标题\n| 规章 | 1 |\n|---|---|\n| 许可 | 2 |\n<table><tr><td>1</td></tr></table>\n规章\t1\t2\n**粗**",
        "甲<!-- c\n -->乙\n<table><tr><td>1</td></tr>",
        "规章 | 0 ||\n许可 | 1 | 2\n".encode("gb18030"),
        "发布时间: 2023-02-20 15:07".encode("utf-16-le"),
    ),
    "csv": ('规章,"1\n许可",2\n标题\n\n三、x\na,b,c\n',),
    "word": (para("清源") + TABLE, CHANGES),
    "docx": (word(para("清源") + TABLE, word__numbering_dot_xml=LISTS),),
    "sheet": (ROWS,),
    "xlsx": (workbook(lambda sheet: sheet.write_row(0, 0, ["规章", 1, 2])),),
    "page": DRAWN,
    "pdf": (printed(Paper().grid((50, 150, 250), (700, 660, 620)).text(60, 675, "规章").text(160, 675, "1")),),
    "kind": (MAIL, b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1W\0o\0r\0d\0", "{\\rtf1", "%PDF-"),
}


def main(folder: Path) -> None:
    """One folder a shape."""
    for shape, seeds in SEEDS.items():
        (folder / shape).mkdir(parents=True, exist_ok=True)
        for number, seed in enumerate(seeds):
            (folder / shape / f"seed{number}").write_bytes(seed if isinstance(seed, bytes) else seed.encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
