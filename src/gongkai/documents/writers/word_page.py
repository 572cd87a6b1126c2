"""The page, the styles and the page number of a Word document after GB/T 9704-2012."""

from __future__ import annotations

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import _Footer
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

LEAD_STYLE = "二级标题"

_SIZE, _TITLE_SIZE, _NUMBER_SIZE = Pt(16), Pt(22), Pt(14)
_PITCH = Pt(28.95)  # 225 mm in 22 lines
_TRACKING = -4  # twentieths of a point: 28 characters of 16 pt in 156 mm
_TITLE, _BODY, _HEADING, _LEAD, _SONG = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"
_ALTERNATIVES = {
    _TITLE: "方正小标宋_GBK,华文中宋,STZhongsong,Noto Serif CJK SC",
    _BODY: "仿宋,FangSong,华文仿宋,STFangsong,Noto Serif CJK SC",
    _HEADING: "SimHei,华文黑体,STHeiti,Noto Sans CJK SC",
    _LEAD: "楷体,KaiTi,华文楷体,STKaiti,LXGW WenKai,Noto Serif CJK SC",
    _SONG: "SimSun,华文宋体,STSong,Noto Serif CJK SC",
}
"""The official fonts, and what Word takes where a machine has them not."""


def prepare(document: Document) -> None:
    """Give an empty document its page, styles, fonts, language and page numbers."""
    _page(document)
    _language(document)
    _fonts(document)
    _body(document)
    _headings(document)
    _page_numbers(document)


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(25)
    grid = section._sectPr.find(qn("w:docGrid"))  # noqa: SLF001  python-docx has no face for the character grid
    if grid is None:
        grid = parse_xml(f"<w:docGrid {nsdecls('w')}/>")
        section._sectPr.append(grid)  # noqa: SLF001  as above
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), "579")


def _language(document: Document) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "zh-CN")
        language.set(qn("w:eastAsia"), "zh-CN")


def _fonts(document: Document) -> None:
    """Tell Word what to take for a font that is not installed."""
    related = document.part.rels.values()
    table = next(rel.target_part for rel in related if rel.reltype.endswith("/fontTable"))
    entries = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{"swiss" if name == _HEADING else "roman"}"/></w:font>'
        for name, others in _ALTERNATIVES.items()
    )
    table._blob = f"<w:fonts {nsdecls('w')}>{entries}</w:fonts>".encode()  # noqa: SLF001  no face for the font table


def _body(document: Document) -> None:
    normal = document.styles["Normal"]
    _set(normal, _BODY, _SIZE)
    _track(normal, _TRACKING)
    form = normal.paragraph_format
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, _PITCH
    form.space_before = form.space_after = Pt(0)
    form.first_line_indent = 2 * _SIZE
    form.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    form.widow_control = False
    style = document.styles.add_style(LEAD_STYLE, WD_STYLE_TYPE.CHARACTER)
    _set(style, _LEAD, _SIZE)


def _headings(document: Document) -> None:
    title = document.styles["Title"]
    _set(title, _TITLE, _TITLE_SIZE)
    for border in title.element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
    form = title.paragraph_format
    form.alignment, form.first_line_indent = WD_ALIGN_PARAGRAPH.CENTER, Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(35)
    form.space_before, form.space_after = Pt(0), _PITCH
    _track(title, 0)
    off_grid = parse_xml(f'<w:snapToGrid {nsdecls("w")} w:val="0"/>')
    title.element.get_or_add_pPr().insert_element_before(off_grid, "w:spacing", "w:ind", "w:contextualSpacing", "w:jc")
    heading = document.styles["Heading 1"]
    _set(heading, _HEADING, _SIZE)
    heading.paragraph_format.space_before = heading.paragraph_format.space_after = Pt(0)
    heading.paragraph_format.keep_with_next = True


def _set(style: CharacterStyle | ParagraphStyle, family: str, size: Pt) -> None:
    """One family for every script, black and upright, whatever theme the template has."""
    font = style.font
    font.name, font.size, font.bold, font.italic = family, size, False, False
    font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().find(qn("w:rFonts"))
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), family)


def _track(style: ParagraphStyle, twentieths: int) -> None:
    """Space between characters, and none of the template's."""
    properties = style.element.get_or_add_rPr()
    for spacing in list(properties.iterchildren(qn("w:spacing"), qn("w:kern"))):
        properties.remove(spacing)
    spacing = parse_xml(f'<w:spacing {nsdecls("w")} w:val="{twentieths}"/>')
    properties.insert_element_before(spacing, "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:u", "w:lang")


def _page_numbers(document: Document) -> None:
    """Odd pages at the right, even pages at the left, one character in from the edge."""
    footer = document.styles["Footer"]
    _set(footer, _SONG, _NUMBER_SIZE)
    _track(footer, 0)
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    _page_number(section.footer, WD_ALIGN_PARAGRAPH.RIGHT)
    _page_number(section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)


def _page_number(footer: _Footer, side: WD_ALIGN_PARAGRAPH) -> None:
    paragraph = footer.paragraphs[0]
    paragraph.alignment = side
    form = paragraph.paragraph_format
    form.first_line_indent = Pt(0)
    form.left_indent = form.right_indent = _NUMBER_SIZE
    field = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
    paragraph.add_run("— ")
    paragraph._p.append(field)  # noqa: SLF001  python-docx has no face for fields
    paragraph.add_run(" —")
