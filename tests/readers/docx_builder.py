"""DOCX packages written by hand, so that a test says in XML what Word would have saved."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "v": "urn:schemas-microsoft-com:vml",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    }.items()
)
ROOTS = {"header": "hdr", "footer": "ftr"}
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_RELS = "application/vnd.openxmlformats-package.relationships+xml"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def p(text="", ppr="", rpr=""):
    """A paragraph of one run; XML in place of text is taken as runs."""
    runs = text if text.startswith("<") else f'<w:r><w:rPr>{rpr}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:p><w:pPr>{ppr}</w:pPr>{runs if text else ''}</w:p>"


def r(text, rpr=""):
    return f'<w:r><w:rPr>{rpr}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(content="", tcpr=""):
    return f"<w:tc><w:tcPr>{tcpr}</w:tcPr>{content if content.startswith('<') else p(content)}</w:tc>"


def tr(*cells, trpr=""):
    return f"<w:tr><w:trPr>{trpr}</w:trPr>{''.join(c if c.startswith('<') else tc(c) for c in cells)}</w:tr>"


def tbl(*rows, tblpr=""):
    return f"<w:tbl><w:tblPr>{tblpr}</w:tblPr>{''.join(rows)}</w:tbl>"


def package(body, members=None, **parts):
    """The bytes of a DOCX; `parts` are the inner XML of styles, numbering, footnotes, header …, `members` go in as they are."""
    document = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    rels = "".join(f'<Relationship Id="{kind}" Type="{_OFFICE}{kind}" Target="{kind}.xml"/>' for kind in parts)
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}content-types"><Default Extension="rels" ContentType="{_RELS}"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": document,
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}relationships">{rels}</Relationships>',
    }
    for kind, xml in parts.items():
        root = ROOTS.get(kind, kind)
        prefix = "a" if kind == "theme" else "w"
        files[f"word/{kind}.xml"] = f"<{prefix}:{root} {NAMESPACES}>{xml}</{prefix}:{root}>"
    return zipped(files | (members or {}))


def zipped(files):
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            if content is not None:
                archive.writestr(name, content, ZIP_STORED if name == "mimetype" else ZIP_DEFLATED)
    return target.getvalue()


def level(index, style, text, extra=""):
    return f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/>{extra}</w:lvl>'


def numbering(*levels, overrides=""):
    """One list (w:numId 1), and a second one (2) of the same family with the given overrides."""
    return (
        f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{overrides}</w:num>'
    )


def in_list(index=0, number=1):
    return f'<w:numPr><w:ilvl w:val="{index}"/><w:numId w:val="{number}"/></w:numPr>'
