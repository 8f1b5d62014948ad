"""A Hancom document under construction: paragraphs and tables as OWPML, saved as HWPX or as HWP 5 by python-hwpx.

The same calls give the same bytes. Every method that makes something returns its XML; what is to stand in the document
is given to `add`.
"""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Callable
from xml.sax.saxutils import escape, quoteattr

from hwpx.hwp5.writer import write_hwp5
from hwpx.templates import blank_document_bytes
from lxml import etree
from lxml.etree import _Element as Element

NAMES = {name: f"http://www.hancom.co.kr/hwpml/2011/{full}" for name, full in (("hp", "paragraph"), ("hh", "head"), ("hc", "core"), ("hs", "section"), ("hm", "master-page"))}  # fmt: skip
HH, HC = f"{{{NAMES['hh']}}}", f"{{{NAMES['hc']}}}"
_SPACES = " ".join(f'xmlns:{name}="{uri}"' for name, uri in NAMES.items())
_WHEN = (2022, 12, 1, 0, 0, 0)
_UNIT = 100
_WIDTH = 48_000
_SIDES = ("leftBorder", "rightBorder", "topBorder", "bottomBorder")
_LIST = 'id="" textDirection="HORIZONTAL" lineWrap="BREAK" vertAlign="CENTER" linkListIDRef="0" linkListNextIDRef="0" textWidth="0" textHeight="0" hasTextRef="0" hasNumRef="0"'  # fmt: skip


class Draft:
    """Looks are made as they are asked for; an equal look is made once."""

    def __init__(self, title: str = "") -> None:
        with zipfile.ZipFile(io.BytesIO(blank_document_bytes())) as blank:
            self.files = {name: blank.read(name) for name in blank.namelist() if not name.startswith("Preview/")}
        self._head = etree.fromstring(self.files["Contents/header.xml"])
        self._section = etree.fromstring(self.files["Contents/section0.xml"])
        for lines in self._section.findall(".//{*}linesegarray"):
            lines.getparent().remove(lines)
        self._made: dict[tuple[object, ...], int] = {}
        self._is_first = True
        self._describe(title)

    def _describe(self, title: str) -> None:
        package = etree.fromstring(self.files["Contents/content.hpf"])
        package.find(".//{*}title").text = title
        for meta in package.iterfind(".//{*}meta"):
            meta.text = {"creator": "gongyak samples", "lastsaveby": "gongyak samples"}.get(meta.get("name"))
        self.files["Contents/content.hpf"] = etree.tostring(package, xml_declaration=True, encoding="UTF-8")

    # ── looks ────────────────────────────────────────────────────────────────────────────────────────────────────

    def character(self, size: float = 10, *, bold: bool = False) -> int:
        def make(element: Element) -> None:
            element.set("height", str(int(size * _UNIT)))
            if bold:
                element.find(f"{HH}offset").addnext(element.makeelement(f"{HH}bold"))

        return self._copy("charProperties", ("character", size, bold), make)

    def paragraph_look(self, indent: float = 0, *, kind: str = "NONE", listed: int = 0, level: int = 0) -> int:
        """`indent` in points; `kind` NUMBER, OUTLINE or BULLET with the number of its list."""

        def make(element: Element) -> None:
            for factor, margin in zip((1, 2), element.iter(f"{HH}margin"), strict=True):
                margin.find(f"{HC}left").set("value", str(round(indent * _UNIT) * factor))
            heading = element.find(f"{HH}heading")
            for name, value in (("type", kind), ("idRef", listed), ("level", level)):
                heading.set(name, str(value))

        return self._copy("paraProperties", ("paragraph", indent, kind, listed, level), make)

    def cell_look(self, fill: str | None = None, centre: str = "NONE", inside: str = "") -> int:
        """A ruled cell; `inside` stands for the brush where it is more than one colour."""
        sides = "".join(f'<hh:{side} type="SOLID" width="0.12 mm" color="#000000"/>' for side in _SIDES)
        brush = f'<hc:fillBrush><hc:winBrush faceColor="{fill}" hatchColor="#000000" alpha="0"/></hc:fillBrush>'
        slashes = "".join(f'<hh:{name} type="NONE" Crooked="0" isCounter="0"/>' for name in ("slash", "backSlash"))
        line = '<hh:diagonal type="SOLID" width="2.0 mm" color="#FF0000"/>'
        look = f'<hh:borderFill threeD="0" shadow="0" centerLine="{centre}" breakCellSeparateLine="0">{slashes}{sides}{line}{inside or (brush if fill else "")}</hh:borderFill>'
        return self._enter("borderFills", ("cell", look), self.parsed(look), first=1)

    def bullet(self, character: str) -> int:
        """A list whose lines begin with the character."""
        head = '<hh:paraHead level="0" align="LEFT" useInstWidth="0" autoIndent="1" widthAdjust="0" textOffsetType="PERCENT" textOffset="50" numFormat="DIGIT" charPrIDRef="4294967295" checkable="0"/>'
        bullet = self.parsed(f'<hh:bullet char={quoteattr(character)} useImage="0">{head}</hh:bullet>')
        if self._head.find(f".//{HH}bullets") is None:
            self._head.find(f".//{HH}paraProperties").addprevious(self._head.makeelement(f"{HH}bullets"))
        return self._enter("bullets", ("bullet", character), bullet, first=1)

    def numbering(self, *heads: tuple[str, str]) -> int:
        """A list by the format and text of its levels: ("DIGIT", "^1.")."""
        levels = "".join(
            f'<hh:paraHead start="1" level="{n}" align="LEFT" useInstWidth="1" autoIndent="1" widthAdjust="0" textOffsetType="PERCENT" textOffset="50" numFormat="{style}" charPrIDRef="4294967295" checkable="0">{text}</hh:paraHead>'
            for n, (style, text) in enumerate(heads, start=1)
        )
        return self._enter(
            "numberings", ("list", heads), self.parsed(f'<hh:numbering start="0">{levels}</hh:numbering>'), first=1
        )

    def _copy(self, table: str, key: tuple[object, ...], make: Callable[[Element], None]) -> int:
        if key in self._made:
            return self._made[key]
        element = copy.deepcopy(self._head.find(f".//{HH}{table}")[0])
        make(element)
        return self._enter(table, key, element, first=0)

    def _enter(self, table: str, key: tuple[object, ...], element: Element, *, first: int) -> int:
        if key not in self._made:
            entries = self._head.find(f".//{HH}{table}")
            self._made[key] = len(entries) + first
            element.set("id", str(self._made[key]))
            entries.append(element)
            entries.set("itemCnt", str(len(entries)))
        return self._made[key]

    @staticmethod
    def parsed(xml: str) -> Element:
        return etree.fromstring(f"<all {_SPACES}>{xml}</all>")[0]

    # ── content ──────────────────────────────────────────────────────────────────────────────────────────────────

    def paragraph(self, *runs: str, look: int = 0, new_page: bool = False) -> str:
        return f'<hp:p id="0" paraPrIDRef="{look}" styleIDRef="0" pageBreak="{int(new_page)}" columnBreak="0" merged="0">{"".join(runs)}</hp:p>'

    def run(self, text: str, look: int = 0) -> str:
        """A run of text; a newline is a line break, a tab a tab."""
        parts = (
            escape(text).replace("\n", "<hp:lineBreak/>").replace("\t", '<hp:tab width="4000" leader="0" type="1"/>')
        )
        return self.raw_run(f"<hp:t>{parts}</hp:t>", look)

    @staticmethod
    def raw_run(inside: str, look: int = 0) -> str:
        return f'<hp:run charPrIDRef="{look}">{inside}</hp:run>'

    @staticmethod
    def listed(paragraphs: str) -> str:
        return f"<hp:subList {_LIST}>{paragraphs}</hp:subList>"

    def cell(
        self,
        row: int,
        column: int,
        paragraphs: str,
        *,
        rows: int = 1,
        columns: int = 1,
        look: int = 0,
        width: int = 4000,
    ) -> str:
        look = look or self.cell_look()
        return (
            f'<hp:tc name="" header="0" hasMargin="0" protect="0" editable="0" dirty="0" borderFillIDRef="{look}">'
            f'{self.listed(paragraphs or self.paragraph(self.run("")))}<hp:cellAddr colAddr="{column}" rowAddr="{row}"/>'
            f'<hp:cellSpan colSpan="{columns}" rowSpan="{rows}"/><hp:cellSz width="{width}" height="1000"/>'
            '<hp:cellMargin left="141" right="141" top="141" bottom="141"/></hp:tc>'
        )

    def table(
        self, rows: list[list[str]], columns: int, *, extra: str = "", inline: bool = True, width: int = _WIDTH
    ) -> str:
        """A run that holds a table of such cells; `extra` is its caption or zones."""
        body = "".join(f"<hp:tr>{''.join(row)}</hp:tr>" for row in rows)
        return self.raw_run(
            f'<hp:tbl id="1" zOrder="0" numberingType="TABLE" textWrap="TOP_AND_BOTTOM" textFlow="BOTH_SIDES" lock="0" '
            f'dropcapstyle="None" pageBreak="CELL" repeatHeader="1" rowCnt="{len(rows)}" colCnt="{columns}" '
            f'cellSpacing="0" borderFillIDRef="1" noAdjust="0">{placed(width, inline=inline)}{extra}'
            f'<hp:inMargin left="141" right="141" top="141" bottom="141"/>{body}</hp:tbl><hp:t/>'
        )  # fmt: skip

    def add(self, paragraph: str) -> None:
        """Add a paragraph to the body; the first one takes the section's settings with it."""
        element = self.parsed(paragraph)
        if self._is_first:
            settings = self._section[0][0]
            self._section.remove(self._section[0])
            element.insert(0, settings)
            self._is_first = False
        self._section.append(element)

    # ── files ────────────────────────────────────────────────────────────────────────────────────────────────────

    def parts(self) -> dict[str, bytes]:
        whole = {"Contents/header.xml": self._head, "Contents/section0.xml": self._section}
        texts = {name: etree.tostring(root, xml_declaration=True, encoding="UTF-8") for name, root in whole.items()}
        return self.files | texts

    def hwpx(self) -> bytes:
        return zipped(self.parts())

    def hwp(self) -> bytes:
        return write_hwp5(self.parts())


def placed(width: int, *, inline: bool) -> str:
    """The size and position of a table or shape, in the line or floating."""
    return (
        f'<hp:sz width="{width}" widthRelTo="ABSOLUTE" height="1000" heightRelTo="ABSOLUTE" protect="0"/>'
        f'<hp:pos treatAsChar="{int(inline)}" affectLSpacing="0" flowWithText="1" allowOverlap="0" holdAnchorAndSO="0" '
        'vertRelTo="PARA" horzRelTo="COLUMN" vertAlign="TOP" horzAlign="LEFT" vertOffset="0" horzOffset="0"/>'
        '<hp:outMargin left="0" right="0" top="0" bottom="0"/>'
    )


def zipped(parts: dict[str, bytes]) -> bytes:
    """A package with the mimetype first and one date, the same on every machine."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, data in parts.items():
            member = zipfile.ZipInfo(name, date_time=_WHEN)
            member.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            member.create_system = 3
            package.writestr(member, data)
    return target.getvalue()
