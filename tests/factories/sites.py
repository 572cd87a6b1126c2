"""A small site as an office may have it: pages of an editor, a Word file, files they link to, a list of items."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
import openpyxl

from gongkai_office.publishing.imports.order import order, upload
from gongkai_office.publishing.imports.run import run
from gongkai_office.publishing.models import SiteImport
from tests.factories.publishing import AT, Desk

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}-清源县人民政府</title>
<meta name="ArticleTitle" content="{title}"><meta name="PubDate" content="{published} 10:20">
<meta name="ContentSource" content="清源县文化局"><meta name="ColumnName" content="{column}">
<meta name="Url" content="http://www.qingyuan.invalid/art/{name}.html"><script>alert(1)</script></head>
<body onload="alert(2)"><div class="nav"><a href="/">首页</a></div><h1>{title}</h1>
<table><tr><td>发文字号</td><td>清文发〔2023〕5号</td><td>成文日期</td><td>2023年5月4日</td></tr></table>
<div id="zoom"><p>{text}</p><table><tr><td>馆</td><td>时间</td></tr></table>
<p><a href="files/annex.docx">附件</a></p></div><div class="foot">主办：清源县人民政府</div></body></html>"""
TEXT = "自5月10日起，县图书馆夜间阅览延长至21时，请读者相互转告。"


def page(
    title: str = "关于延长夜间阅览的通知",
    *,
    published: str = "2023-05-06",
    column: str = "其他应当主动公开的信息",
    name: str = "1",
    text: str = TEXT,
) -> bytes:
    """A page as a site's editor wrote it."""
    return PAGE.format(title=title, published=published, column=column, name=name, text=text).encode()


def word(*paragraphs: str) -> bytes:
    """A Word file of these paragraphs."""
    document, out = docx.Document(), BytesIO()
    document.core_properties.author = ""
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(out)
    return out.getvalue()


def listed(*rows: tuple[str, ...]) -> bytes:
    """A list of items under these headings: title, file, old address, formed, published, column."""
    book, out = openpyxl.Workbook(), BytesIO()
    book.active.append(("信息清单",))
    book.active.append(("标题", "文件", "原网址", "成文日期", "发布日期", "栏目"))
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def zipped(files: dict[str, bytes]) -> bytes:
    """The files as one archive, by their paths."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(ZipInfo(name), content)
    return out.getvalue()


def taken_in(desk: Desk, files: dict[str, bytes]) -> SiteImport:
    """A package of these files, uploaded by the desk's editor and looked over by the worker."""
    column = desk.columns["20(11)"]
    work = upload(
        organ=desk.county.office, data=zipped(files), file_name="旧网站.zip", column=column, by=desk.editor, at=AT
    )
    run(work.pk, at=AT)
    return SiteImport.objects.get(pk=work.pk)


def imported(desk: Desk, files: dict[str, bytes]) -> SiteImport:
    """The same, and written."""
    work = taken_in(desk, files)
    order(work=work.pk, by=desk.editor, at=AT)
    run(work.pk, at=AT)
    return SiteImport.objects.get(pk=work.pk)
