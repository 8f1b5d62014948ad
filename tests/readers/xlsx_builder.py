"""Small workbooks part by part, for what no program writes."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def links(*targets):
    rows = "".join(
        f'<Relationship Id="r{n}" Type="{DOCUMENT}/{kind}" Target="{to}"/>' for n, (kind, to) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def sheet(rows, after=""):
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'


def workbook(part, *, members=None, content_type=TYPE, state="visible"):
    """A workbook of one sheet; style 1 has borders, 2 shows thousands. `members` replace or (None) leave out parts."""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Override PartName="/xl/workbook.xml" ContentType="{content_type}"/></Types>',
        "_rels/.rels": links(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{DOCUMENT}"><sheets><sheet name="가계부" sheetId="1" state="{state}" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": links(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")),
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="200" formatCode="#,##0,"/></numFmts><borders><border/>'
        '<border><left style="thin"/><right style="thin"/><top style="thin"/></border></borders>'
        '<cellXfs><xf/><xf borderId="1"/><xf numFmtId="200"/></cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": part,
    } | (members or {})
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as package:
        for name, blob in parts.items():
            if blob is not None:
                package.writestr(name, blob)
    return target.getvalue()
