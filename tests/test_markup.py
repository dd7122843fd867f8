"""Text of a sheet on a page stays text, whatever is typed."""

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from ita_dash.look.markup import details, element, is_web, link, markdown_text, text, unbroken
from ita_dash.ui.onpage import show


@given(st.text())
def test_text_is_never_a_tag(value: str) -> None:
    soup = BeautifulSoup(str(element("td", text(value), data_label=value)), "html.parser")
    assert {tag.name for tag in soup.find_all(True)} <= {"td", "br"}
    assert set(soup.td.attrs) <= {"data-label"}


@given(st.text())
def test_link_leads_to_the_web_or_nowhere(value: str) -> None:
    soup = BeautifulSoup(str(element("p", link(value))), "html.parser")
    assert all(tag["href"].lower().startswith(("http://", "https://")) for tag in soup.find_all("a"))


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//x.y", "ftp://x.y", "http:", "", "https://[", " file:///etc/passwd"]
)
def test_what_is_not_on_the_web_is_text(address: str) -> None:
    assert not is_web(address)
    assert "<a" not in link(address, "x")


def test_link_opens_beside_the_dashboard() -> None:
    assert link("https://a.go.th/ก?b=1&c=2") == (
        '<a href="https://a.go.th/ก?b=1&amp;c=2" target="_blank" rel="noopener noreferrer">https://a.go.th/ก?b=1&amp;c=2</a>'
    )


def test_details_hide_their_content_behind_a_summary() -> None:
    assert details("<a>", text("<b>")) == "<details><summary>&lt;a&gt;</summary>&lt;b&gt;</details>"


@given(st.text())
def test_label_of_a_widget_holds_no_sign_of_markdown(value: str) -> None:
    unescaped = re.sub(r"\\[!-/:-@\[-`{-~]", "", markdown_text(value))
    assert not re.search(r"[\\`*_{}\[\]()<>#+.!|~$:^=&\n-]", unescaped)


def test_label_of_a_widget_keeps_its_words() -> None:
    assert markdown_text("๑. **หนา** :red[แดง]").replace("\\", "") == "๑. **หนา** :red[แดง]"


def test_plain_strings_are_not_shown_as_html() -> None:
    with pytest.raises(TypeError):
        show("<b>")


@given(st.text())
def test_what_holds_words_together_says_the_same(value: str) -> None:
    soup = BeautifulSoup(str(element("td", unbroken(value))), "html.parser")
    assert {tag.name for tag in soup.find_all(True)} <= {"td", "br", "span"}
    assert soup.get_text() == BeautifulSoup(str(element("td", text(value))), "html.parser").get_text()


@pytest.mark.parametrize("whole", ["งบประมาณ", "กองคลัง", "แล้วเสร็จ", "๑–๔", "แท็บ"])
def test_no_line_ends_inside_a_word_of_the_field(whole: str) -> None:
    soup = BeautifulSoup(str(unbroken(f"รายการ {whole}\nที่เหลือ")), "html.parser")
    assert [one.get_text() for one in soup.select("span.nw")] == [whole]
    assert soup.br is not None
