import pytest

from ita_dash.form.evidence import is_link, links_in, read_evidence


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("http://www.example.com/site/", ("http://www.example.com/site/",)),
        ("ดูที่ www.example.com, และ https://example.com/a", ("https://www.example.com", "https://example.com/a")),
        ("(https://example.com/a_(1))", ("https://example.com/a_(1)",)),
        ("https://example.com/ก", ("https://example.com/ก",)),
        ("ไม่มี", ()),
    ],
)
def test_links_in_a_text(text, links):
    assert links_in(text) == links


def test_text_that_is_no_link_is_kept():
    assert read_evidence("๑. ภาพถ่าย https://example.com/1\nแฟ้มเลขที่ 3") == ("๑. ภาพถ่าย", "https://example.com/1", "แฟ้มเลขที่ 3")


def test_links_of_the_cell_are_kept_once():
    assert read_evidence("รายงาน", ("https://example.com/1", "https://example.com/1")) == ("รายงาน", "https://example.com/1")


def test_no_answer_is_no_evidence():
    assert read_evidence("-") == ()


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://a b", "ftp://example.com"]
)
def test_only_http_and_https_are_links(text):
    assert not is_link(text)
