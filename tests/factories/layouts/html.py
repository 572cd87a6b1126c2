"""A report as a web page, from a site's editor and from Word."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

import opencc

from gongkai.annual.record import AnnualReport
from gongkai.documents.grid import Block, GridCell, Table
from tests.factories.organs import named
from tests.factories.printed import lines, page

_SITE = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8">
<title>{title}-{place}门户网站</title>
<meta name="ArticleTitle" content="{title}"><meta name="PubDate" content="{published} 09:30">
<meta name="ContentSource" content="{office}"><meta name="ColumnName" content="政府信息公开年报">
<style>.nav li{{float:left}} td{{border:1px solid #333}}</style><script>var hits = 132;</script></head>
<body><div class="top"><a href="/">{place}门户网站</a><form><input placeholder="请输入关键词"></form></div>
<ul class="nav"><li><a href="/zw/">政务公开</a></li><li><a href="/fw/">办事服务</a></li><li>互动交流</li></ul>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政府信息公开</a> &gt; 年报 &gt; {year}年</div>
<table width="100%" cellpadding="0"><tr><td width="22%" valign="top">
<ul><li><a href="/nb/{before}/">{organ}{before}年政府信息公开工作年度报告</a></li>
<li><a href="/zn/">政府信息公开指南</a></li><li><a href="/ml/">法定主动公开内容</a></li></ul>
</td><td valign="top"><h1>{title}</h1>
<div class="info"><span>发布日期：{published}</span>&nbsp;&nbsp;<span>来源：{office}</span>
<span>浏览次数：<i id="n">286</i></span> 字体：[<a>大</a> <a>中</a> <a>小</a>]</div>
<div id="zoom"><div class="TRS_Editor">
{body}
</div></div><p class="print">【打印本页】【关闭窗口】</p></td></tr></table>
<div class="foot">主办：{office}　技术支持：信息中心　网站标识码：0000000000</div></body></html>
"""
_WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta http-equiv=Content-Type content="text/html; charset=gb2312"><meta name=Generator content="Word 15">
<title>{title}</title>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View><w:Zoom>100</w:Zoom></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {{mso-style-unhide:no; margin:0cm; text-indent:24.0pt}} --></style></head>
<body lang=ZH-CN style='tab-interval:21.0pt'><div class=WordSection1 style='layout-grid:15.6pt'>
{body}
</div></body></html>
"""
_PRINT = (
    "* {font-family:'AR PL UKai CN','Noto Sans CJK SC'!important;font-weight:normal!important}"
    "table {width:100%} td {border:1px solid #000}"
)
_EMPTY = "<p class=MsoNormal><span lang=EN-US style='font-size:16.0pt'><o:p>&nbsp;</o:p></span></p>"
_FOUR_CHARACTERS = re.compile(r"^([一-鿿]{2})([一-鿿]{2})$")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def site(report: AnnualReport) -> str:
    """As a government site shows it: breadcrumb, metadata line, layout table, the editor's nested spans."""
    organ = named(report.organ)
    year = report.year or 0
    return _SITE.format(
        title=escape(report.title),
        organ=organ.name,
        place=organ.place,
        office=organ.office,
        year=year,
        before=year - 1,
        published=report.published_on or "",
        body="\n".join(_site_block(block) for block in page(report).blocks[1:]),
    )


def bare(report: AnnualReport) -> str:
    """The article alone, ready for a browser to print."""
    body = "\n".join(_site_block(block) for block in page(report).blocks)
    return f'<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><style>{_PRINT}</style>{body}</html>'


def _site_block(block: Block) -> str:
    if isinstance(block, Table):
        return _table(block, '<table border="1" style="border-collapse: collapse;"><tbody>', _site_cell)
    if block.level == 1:
        return f"<h1>{escape(block.text)}</h1>"
    text = _NUMBER.sub(lambda digits: f'<span style="font-family:宋体"><span>{digits[0]}</span></span>', block.text)
    weight = "font-weight:bold" if block.level else "font-size:16pt"
    return f'<p style="text-indent:2em;line-height:28pt"><span style="{weight}">　　{text}</span></p>'


def _site_cell(cell: GridCell) -> str:
    """A label of four characters breaks over two lines; every text stands in nested spans."""
    text = _FOUR_CHARACTERS.sub(r"\1<br/>\2", cell.text)
    return f'<p style="text-align:center"><span><span lang="EN-US">{text}</span></span></p>'


def word(report: AnnualReport) -> str:
    """As Word saves it: mso styles, o:p, empty paragraphs, digits in spans of their own, gb2312 declared."""
    return _WORD.format(
        title=escape(report.title),
        body="\n".join(_word_block(block) for block in page(report).blocks),
    )


def _word_block(block: Block) -> str:
    if isinstance(block, Table):
        opening = "<table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0 style='mso-yfti-tbllook:1184'>"
        return _table(block, opening, _word_cell) + _EMPTY
    return f"<p class=MsoNormal style='mso-pagination:widow-orphan'>{_runs(block.text)}</p>{_EMPTY}"


def _word_cell(cell: GridCell) -> str:
    return f"<p class=MsoNormal align=center style='mso-element:frame'>{_runs(cell.text) or '<o:p>&nbsp;</o:p>'}</p>"


def _runs(text: str) -> str:
    """Chinese and Latin text in runs of their own, as Word sets fonts."""
    pieces = re.split(r"([0-9A-Za-z.:/@-]+)", text)
    return "".join(
        f"<span {'lang=EN-US ' if number % 2 else ''}style='font-family:仿宋;mso-bidi-font-family:宋体'>{piece}"
        f"{'<o:p></o:p>' if number % 2 else ''}</span>"
        for number, piece in enumerate(pieces)
        if piece
    )


def _table(table: Table, opening: str, render: Callable[[GridCell], str]) -> str:
    rows = "".join(
        f"<tr>{''.join(f'<td{_spans(cell)}>{render(cell)}</td>' for cell in row)}</tr>\n" for row in lines(table)
    )
    return f"{opening}\n{rows}</table>"


def _spans(cell: GridCell) -> str:
    rows = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    return rows + (f' colspan="{cell.columns}"' if cell.columns > 1 else "")


def traditional(text: str, *, config: str = "s2hk") -> str:
    """The same text in traditional characters: `s2hk` as in Hong Kong, `s2t` by the plain table."""
    return str(opencc.OpenCC(config).convert(text))
