import pytest

from ita_dash.form.values.evidence import is_link, label_and_link, links_in, read_evidence


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("http://www.example.com/site/", ("http://www.example.com/site/",)),
        ("ดูที่ www.example.com, และ https://example.com/a", ("https://www.example.com", "https://example.com/a")),
        ("(https://example.com/a_(1))", ("https://example.com/a_(1)",)),
        ("https://example.com/(x)))", ("https://example.com/(x)",)),
        ("https://example.com/(x", ("https://example.com/(x",)),
        ("HTTPS://Example.com/A.", ("https://Example.com/A",)),
        ("1. https://example.com/1 2. https://example.com/2", ("https://example.com/1", "https://example.com/2")),
        ("https://example.com/a,https://example.com/b", ("https://example.com/a", "https://example.com/b")),
        ("https://example.com/ahttps://example.com/b", ("https://example.com/a", "https://example.com/b")),
        ("https://web.archive.org/web/2023/https://example.com/", ("https://web.archive.org/web/2023/https://example.com/",)),
        ("เว็บไซต์www.example.com/x", ("https://www.example.com/x",)),
        ("http:// www.example.com", ("https://www.example.com",)),
        ("http:// www.", ()),
        ("ไม่มี", ()),
    ],
)
def test_links_in_a_text(text, links):
    assert links_in(text) == links


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("https://example.com/ก", "https://example.com/ก"),
        ("https://www.facebook.com/อบต.โพไร่หวาน", "https://www.facebook.com/อบต.โพไร่หวาน"),
        ("https://example.com/x?y=รายงาน&z=1", "https://example.com/x?y=รายงาน&z=1"),
        ("https://example.com/aรายงาน", "https://example.com/a"),
        ("https://example.com/2567ปีงบ", "https://example.com/2567"),
        ("(https://example.com/a)รายงาน", "https://example.com/a"),
    ],
)
def test_thai_letters_belong_to_a_path_after_one_of_its_marks(text, links):
    assert links_in(text) == (links,)


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("https://example.com/file/d/1AbC\ndEfG/view?usp=sharing", ("https://example.com/file/d/1AbCdEfG/view?usp=sharing",)),
        ("https://example.com/a-\nb.pdf", ("https://example.com/a-b.pdf",)),
        ("https://example.com\n/site/page", ("https://example.com/site/page",)),
        ("https://example.com/a\nhttps://example.com/b", ("https://example.com/a", "https://example.com/b")),
        ("https://example.com/site/\nIMG_001.jpg", ("https://example.com/site/",)),
        ("https://example.com/site/\n1/2/2567", ("https://example.com/site/",)),
        ("https://example.com/site/\nexample.org/x", ("https://example.com/site/",)),
        ("https://example.com/site/\n- ภาพ/ข่าว", ("https://example.com/site/",)),
    ],
)
def test_a_link_that_a_line_break_cut_is_made_whole(text, links):
    assert links_in(text) == links


@pytest.mark.parametrize("text", ["clerk@example.com", "clerk@www.example.com", "แฟ้ม 3", "IMG_001.jpg", "QR Code หน้าเว็บไซต์"])
def test_what_is_no_link_is_kept_as_text(text):
    assert read_evidence(text) == (text,)


def test_text_beside_a_link_is_kept():
    assert read_evidence("๑. ภาพถ่าย https://example.com/1\nแฟ้มเลขที่ 3") == ("๑. ภาพถ่าย https://example.com/1", "แฟ้มเลขที่ 3")
    assert read_evidence("https://example.com/aรายงาน") == ("รายงาน https://example.com/a",)


def test_marks_around_a_link_are_no_evidence():
    assert read_evidence("- (https://example.com/1).") == ("https://example.com/1",)


def test_links_of_the_cell_are_kept_once():
    assert read_evidence("รายงาน", ("https://example.com/1", "https://example.com/1")) == ("รายงาน https://example.com/1",)


def test_a_link_that_the_cell_holds_too_is_given_as_the_cell_has_it():
    assert read_evidence("www.example.com", ("http://www.example.com/",)) == ("http://www.example.com/",)


def test_a_chip_that_is_no_web_address_is_kept_as_text():
    assert read_evidence("", ("mailto:clerk@example.com", "https://example.com/1")) == (
        "https://example.com/1",
        "mailto:clerk@example.com",
    )


def test_no_answer_is_no_evidence():
    assert read_evidence("-") == ()


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://a b", "ftp://example.com"]
)
def test_only_http_and_https_are_links(text):
    assert not is_link(text)


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("1.https://a.go.th/1\n2.https://a.go.th/2", ("https://a.go.th/1", "https://a.go.th/2")),
        ("1. https://a.go.th/1\n2. https://a.go.th/2", ("https://a.go.th/1", "https://a.go.th/2")),
        ("OIT ข้อ 35 (https://a.go.th/1)", ("OIT ข้อ 35 https://a.go.th/1",)),
        ("https://a.go.th (หน้าเว็บไซต์)", ("หน้าเว็บไซต์ https://a.go.th",)),
        ("https://a.go.th/1 และ https://a.go.th/2", ("https://a.go.th/1", "https://a.go.th/2")),
        ("https://a.go.th 12/2567", ("12/2567 https://a.go.th",)),
        ("bit.ly/3abcDEF", ("https://bit.ly/3abcDEF",)),
        ("เว็บ abt.go.th/รายงาน", ("เว็บ https://abt.go.th/รายงาน",)),
        ("ดูที่drive.google.com/file/d/1", ("ดูที่ https://drive.google.com/file/d/1",)),
        ("saraban@abt-test.go.th", ("saraban@abt-test.go.th",)),
        ("report.docx", ("report.docx",)),
    ],
)
def test_numbers_brackets_and_hosts_without_a_scheme(text, entries):
    assert read_evidence(text) == entries


@pytest.mark.parametrize(
    ("text", "cell_links", "entries"),
    [
        ("ภาพแผ่นพับ", ("https://a.go.th/1",), ("ภาพแผ่นพับ https://a.go.th/1",)),  # a label that leads somewhere
        ("ภาพแผ่นพับ: https://a.go.th/1", (), ("ภาพแผ่นพับ https://a.go.th/1",)),
        ("https://a.go.th/1 ภาพแผ่นพับ", (), ("ภาพแผ่นพับ https://a.go.th/1",)),
        ("ภาพแผ่นพับ:\nhttps://a.go.th/1", (), ("ภาพแผ่นพับ https://a.go.th/1",)),
        ("ภาพ\nhttps://a.go.th/1\nคำสั่ง\nhttps://a.go.th/2", (), ("ภาพ https://a.go.th/1", "คำสั่ง https://a.go.th/2")),
        ("ภาพ https://a.go.th/1\nคำสั่ง https://a.go.th/2", (), ("ภาพ https://a.go.th/1", "คำสั่ง https://a.go.th/2")),
        # evidence of its own beside a link
        ("รายงาน.pdf\nhttps://a.go.th/1", (), ("รายงาน.pdf", "https://a.go.th/1")),
        ("หนังสือ ที่ สป 123/2567\nhttps://a.go.th/1", (), ("หนังสือ ที่ สป 123/2567", "https://a.go.th/1")),
        ("แฟ้ม 3\nhttps://a.go.th/1", (), ("แฟ้ม 3", "https://a.go.th/1")),
        ("https://a.go.th/1\nภาพ", (), ("https://a.go.th/1", "ภาพ")),
        ("ภาพ\nคำสั่ง", ("https://a.go.th/1",), ("ภาพ", "คำสั่ง", "https://a.go.th/1")),
        ("ภาพ", ("https://a.go.th/1", "https://a.go.th/2"), ("ภาพ", "https://a.go.th/1", "https://a.go.th/2")),
        ("ภาพ https://a.go.th/1", ("https://a.go.th/2",), ("ภาพ https://a.go.th/1", "https://a.go.th/2")),
        ("ภาพ https://a.go.th/1", ("https://a.go.th/1",), ("ภาพ https://a.go.th/1",)),
        ("https://a.go.th/1", (), ("https://a.go.th/1",)),
        ("https://a.go.th/1", ("https://a.go.th/1",), ("https://a.go.th/1",)),
        ("(แฟ้ม 3)\nภาพ https://a.go.th/1", (), ("(แฟ้ม 3)", "ภาพ https://a.go.th/1")),
        ("- แฟ้ม 3\n- แฟ้ม 4\n- แฟ้ม 3", (), ("แฟ้ม 3", "แฟ้ม 4")),
    ],
)
def test_a_link_and_its_label_are_one_piece(text, cell_links, entries):
    assert read_evidence(text, cell_links) == entries


@pytest.mark.parametrize(
    ("entry", "parts"),
    [
        ("ภาพ ๑ https://a.go.th/1", ("ภาพ ๑", "https://a.go.th/1")),
        ("https://a.go.th/1", ("", "https://a.go.th/1")),
        ("แฟ้ม 3", ("แฟ้ม 3", "")),
        ("", ("", "")),
    ],
)
def test_a_piece_has_a_label_and_a_link(entry, parts):
    assert label_and_link(entry) == parts
