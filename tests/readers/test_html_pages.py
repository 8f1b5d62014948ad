"""Pages saved from a site: what is content, how tables and lists come out, what is refused."""

from time import process_time

import pytest

from pipeline.document import Paragraph, Table
from pipeline.errors import DocumentError, EmptyFileError, LimitExceededError
from pipeline.readers import read_bytes

NAVIGATION = (
    '<div id="gnb"><ul><li>민원</li></ul></div><nav>길잡이</nav><header>머리</header><footer>꼬리</footer>'
    '<script>var a = "<p>나쁨</p>";</script><style>p{}</style><div class="sns_share">퍼가기</div>'
)


def page(body, head=""):
    return read_bytes(
        f"<!DOCTYPE html><html><head><title>가온시청</title>{head}</head><body>{body}</body></html>".encode()
    )


def read_page(cell, head=""):
    return page(f"<table><tr><td>{cell}</td><td>40</td></tr></table>", head)


def lines(document):
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def table(document):
    return next(block for block in document.blocks if isinstance(block, Table))


def cells(document):
    return [(c.text, c.row, c.column, c.row_span, c.column_span) for c in table(document).cells]


def test_menus_heads_feet_and_scripts_are_no_content_and_the_title_is_furniture():
    document = page(NAVIGATION + "<p>공약사항</p>")
    assert lines(document) == ["공약사항"]
    assert [f.text for f in document.furniture] == ["가온시청", "민원", "길잡이", "머리", "꼬리", "퍼가기"]
    assert [n.code for n in document.notices] == ["PAGE_FURNITURE"]


WHOLE = "<html><body><p>공약사항</p><table><tr><td>사업비</td><td>100억원</td></tr></table></body></html>"


@pytest.mark.parametrize("end", ["</td></tr></table>", "</table></body>", "</body>", "0억원"])
def test_a_page_that_is_cut_off_is_told(end):
    cut = WHOLE[: WHOLE.index(end)]
    assert [n.code for n in read_bytes(cut.encode()).notices if n.code == "HTML_CUT_OFF"] == ["HTML_CUT_OFF"]


@pytest.mark.parametrize(
    "text",
    [
        WHOLE,
        WHOLE.replace("</table>", ""),
        WHOLE.replace("</body></html>", "").replace("<html><body>", ""),
        WHOLE.replace("</html>", "<script>s = '<table>'</script><!-- <table> -->"),
        "<table><tr><td>공약<td>사업비<tr><td>도서관<td>1억원</table>",
    ],
)
def test_a_page_that_leaves_tags_out_is_not_cut_off(text):
    assert "HTML_CUT_OFF" not in [n.code for n in read_bytes(text.encode()).notices]


def test_what_holds_a_table_is_content_whatever_its_name():
    assert cells(page('<div class="menu"><table><tr><td>가<td>나</table></div>'))[0][0] == "가"


def test_outside_of_the_main_element_is_furniture():
    assert lines(page("<div>광고</div><main><h1>공약</h1><p>본문</p></main><p>끝</p>")) == ["공약", "본문"]


def test_entities_blanks_and_breaks():
    document = page("<p>호수 &amp; 숲\n  길&nbsp;&#8228;</p>뒤<!-- 말 -->말<p>○ 가<br>&nbsp;&nbsp;- 나</p>")
    assert lines(document) == ["호수 & 숲 길 ․", "뒤말", "○ 가", "- 나"]
    assert [b.indent for b in document.blocks] == [0, 0, 0, 10.0]


def test_lists_are_levels_with_marks_and_numbers_but_a_mark_of_its_own_stays():
    document = page("<ul><li>가<ul><li>나<li>- 다</ul><li>라</ul><ol start=3><li>마<li>바</ol>")
    found = [(b.text, b.indent) for b in document.blocks]
    assert found == [("• 가", 20), ("◦ 나", 40), ("- 다", 40), ("• 라", 20), ("3. 마", 20), ("4. 바", 20)]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("30<sup>1</sup>", "30¹"),
        ("30<sup>주1)</sup>", "30주¹⁾"),
        ('30<span style="vertical-align: super; font-size:7pt">1</span>', "30¹"),
        ('30<span class="note">1</span>', "30¹"),
        ("1,200m<sup>2</sup>", "1,200m²"),
        ("<b>30<sup>1</sup></b>억원", "30¹억원"),
        ('30<span style="vertical-align: middle">1</span>', "301"),
    ],
)
def test_a_raised_mark_is_no_digit_of_the_number_before_it(written, read):
    head = "<style>.note {vertical-align: super} td {vertical-align: super}</style>"
    assert [cell[0] for cell in cells(read_page(written, head))] == [read, "40"]


def test_headings_have_their_level():
    assert [(b.text, b.heading) for b in page("<h2>1. 공약</h2><h4>개요</h4><p>글</p>").blocks] == [
        ("1. 공약", 2),
        ("개요", 4),
        ("글", None),
    ]


def test_spans_are_laid_out_as_browsers_do_and_clipped_to_the_table():
    body = (
        "<tr><th rowspan=2>구분<th colspan=2>임기내<tr><th>2022<th>2023<tr><td rowspan=9>국비<td rowspan=0 colspan=2>5"
    )
    assert cells(page(f"<table>{body}</table>")) == [
        ("구분", 0, 0, 2, 1), ("임기내", 0, 1, 1, 2), ("2022", 1, 1, 1, 1), ("2023", 1, 2, 1, 1), ("국비", 2, 0, 1, 1), ("5", 2, 1, 1, 2),
    ]  # fmt: skip


def test_the_foot_of_a_table_comes_last_and_short_rows_are_filled_up():
    found = cells(page("<table><tfoot><tr><td>계<td>3</tfoot><tbody><tr><td>가<td>1<tr><td>나</tbody></table>"))
    assert [(text, row) for text, row, *_ in found] == [("가", 0), ("1", 0), ("나", 1), ("", 1), ("계", 2), ("3", 2)]


def test_nested_tables_stay_inside_their_cell_and_a_frame_of_one_cell_is_none():
    inner = "<table><tr><td>x<td>y</table>"
    outer = table(page(f"<table><tr><td>예산<td>가{inner}나</table>"))
    assert (outer.cells[1].text, [c.text for c in outer.cells[1].tables[0].cells]) == ("가\n나", ["x", "y"])
    assert [c.text for c in table(page(f"<table><tr><td>머리글{inner}</table>")).cells] == ["x", "y"]


@pytest.mark.parametrize(
    ("cell", "fill"),
    [
        ("<td style='background:#8db4e2'>", "#8DB4E2"),
        ("<td style='BACKGROUND-COLOR: rgb(141, 180, 226)'>", "#8DB4E2"),
        ("<td bgcolor=8DB4E2>", "#8DB4E2"),
        ("<td bgcolor='yellow'>", "#FFFF00"),
        ("<td class='xl65'>", "#D9E1F2"),
        ("<td style='background:#fff'>", None),
        ("<td style='background:rgba(0,0,0,0)'>", None),
        ("<td style='background:url(a.png) no-repeat'>", None),
        ("<td>", None),
    ],
)
def test_backgrounds_are_fills(cell, fill):
    document = page(
        f"<table><tr><td>가{cell}</td></table>", "<style><!-- .xl65 {background:#D9E1F2; color:red} --></style>"
    )
    assert table(document).cells[1].fill == fill


def test_the_background_of_a_row_is_that_of_its_cells():
    assert [
        c.fill for c in table(page("<table bgcolor=#EEEEEE><tr bgcolor=#DDDDDD><td>가<tr><td>나</table>")).cells
    ] == ["#DDDDDD", "#EEEEEE"]


def test_a_picture_speaks_for_a_cell_without_text_and_check_boxes_are_marks():
    document = page(
        "<table><tr><td><img alt='완료'><td>신규<img alt='새창'><td><input type=checkbox checked>계속</table>"
    )
    assert [c.text for c in table(document).cells] == ["완료", "신규", "☑계속"]


def test_terms_and_their_descriptions_are_rows():
    assert [c[:3] for c in cells(page("<dl><dt>공약명<dd>호수<dt>부서<dd>공원과</dl>"))] == [
        ("공약명", 0, 0), ("호수", 0, 1), ("부서", 1, 0), ("공원과", 1, 1),
    ]  # fmt: skip


def test_hidden_text_is_left_out_and_a_folded_table_is_read_and_both_are_told():
    document = page("<p style='display:none'>숨김</p><div style='display: none'><table><tr><td>가<td>나</table></div>")
    assert [n.code for n in document.notices if n.code != "PAGE_FURNITURE"] == ["TEXT_HIDDEN", "HIDDEN_TABLE_READ"]
    assert cells(document)[0][0] == "가"


BODY = "<p>공약사항 둘레길 조성</p>"


@pytest.mark.parametrize(
    "data",
    [
        f"<html><meta charset=euc-kr>{BODY}</html>".encode("cp949"),
        f"<html><meta http-equiv=Content-Type content='text/html; charset=ks_c_5601-1987'>{BODY}</html>".encode(
            "cp949"
        ),
        f"<html><meta charset=euc-kr>{BODY}</html>".encode(),
        f"<html>{BODY}</html>".encode("cp949"),
        f"<html>{BODY}</html>".encode("utf-16"),
        f"<?xml version='1.0' encoding='utf-8'?><!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml'><body>{BODY}</body></html>".encode(),
        f"<table><tr><td>{BODY}</table>".encode("utf-8-sig"),
    ],
    ids=["euc-kr", "ks_c_5601", "wrong about itself", "silent", "utf-16", "xhtml", "excel"],
)
def test_the_encoding_is_found(data):
    document = read_bytes(data)
    assert document.format == "html"
    assert "공약사항 둘레길 조성" in next(iter(document.iter_texts()))


def test_a_web_archive_is_read_as_its_page():
    parts = (
        "From: <saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=X\r\n\r\n--X\r\n"
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        '<html><body><p class=3D"a">=EA=B3=B5=EC=95=BD</p></body></html>\r\n--X\r\nContent-Type: image/png\r\n\r\nx\r\n--X--\r\n'
    )
    assert lines(read_bytes(parts.encode())) == ["공약"]


@pytest.mark.parametrize("nested", ["", "; boundary=X"], ids=["in a row", "in each other"])
def test_a_web_archive_of_parts_without_end_is_refused(nested):
    kind = "multipart/related" if nested else "image/png"
    head = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=X\r\n\r\n"
    started = process_time()
    with pytest.raises(LimitExceededError):
        read_bytes((head + f"--X\r\nContent-Type: {kind}{nested}\r\n\r\nx\r\n" * 50_000).encode())
    assert process_time() - started < 10


@pytest.mark.parametrize("tag", ["div", "b", "ul><li", "table><tr><td", "dl><dt"])
def test_a_nest_without_end_is_refused(tag):
    with pytest.raises(LimitExceededError):
        read_bytes(("<html><body>" + f"<{tag}>" * 10_000 + "가").encode())


@pytest.mark.parametrize(
    "body",
    ["<table>" + "<tr>" + "<td colspan=1000>가" * 50, "<table>" + "<tr><td rowspan=65534 colspan=900>가" * 2_000],
    ids=["wide", "large"],
)
def test_spans_without_end_are_refused_or_clipped(body):
    with pytest.raises(LimitExceededError):
        page(body)


LONG = {
    "a million tags": "<p>" * 500_000 + "<br>" * 500_001,
    "a million signs of less than": "<" * 1_000_001,
    "attributes without end": "<p " + " ".join(f'a{n}="1"' for n in range(2_000)) + ">가",
    "attributes without values": "<p " + " ".join(f"a{n}" for n in range(2_000)) + ">가",
}


@pytest.mark.parametrize("body", LONG.values(), ids=LONG)
def test_markup_that_would_take_minutes_is_refused_before_it_is_parsed(body):
    started = process_time()
    with pytest.raises(LimitExceededError):
        page(body)
    assert process_time() - started < 10


SHEETS = {"comments": "/*", "rules": ".a{", "words": "a", "ends": "}"}


@pytest.mark.parametrize("piece", SHEETS.values(), ids=SHEETS)
def test_a_style_sheet_without_ends_costs_little(piece):
    started = process_time()
    assert lines(read_bytes(f"<html><head><style>{piece * 300_000}</style></head><body><p>가".encode()))[-1] == "가"
    assert process_time() - started < 10


def test_a_picture_in_an_attribute_is_no_endless_tag():
    assert lines(page(f'<p><img alt="" src="data:image/png;base64,{"A" * 500_000}">가')) == ["가"]


def test_entities_of_a_dtd_are_never_expanded_and_files_never_read():
    dtd = '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "공약"><!ENTITY b SYSTEM "file:///etc/hostname">]>'
    document = read_bytes(f"{dtd}<html><body><p>&a;&b;|</p></body></html>".encode())
    assert "&a;&b;|" in lines(document)[-1]


@pytest.mark.parametrize("body", ["", "<script>1</script>", "<frameset><frame src=a.htm></frameset>"])
def test_a_page_without_words_is_empty(body):
    with pytest.raises(EmptyFileError):
        read_bytes(f"<html><body>{body}".encode())


@pytest.mark.parametrize(
    "body",
    ["</td></table></li>가", "<tr><td>가", "<td>가</p></ul>", "<li>가", "</ol></dl>가<dd>나", "<table><p>가<td>나"],
)
def test_broken_markup_never_crashes(body):
    try:
        assert "가" in "".join(page(body).iter_texts())
    except DocumentError:
        pytest.fail("a browser shows it")
