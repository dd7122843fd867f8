"""QR codes of evidence: what is drawn on paper leads to the very link; what is too fine to read is not drawn."""

from io import BytesIO

import pytest
from docx import Document
from PIL import Image

from ita_dash.report import file_of, qrcodes
from ita_dash.report.qrcodes import LONGEST, MODULE, MOST_MODULES, code_of
from tests.assignments_factory import RECORDS
from tests.report_texts import bundled, of

LINK = "https://www.example.com/ita/2567/1-1/office"


def test_a_code_is_large_enough_to_be_read_and_the_same_each_time():
    code = code_of(LINK)
    assert code == code_of(LINK)
    modules = round(code.side / MODULE)
    assert 25 <= modules <= MOST_MODULES
    with Image.open(BytesIO(code.png)) as drawn:
        assert drawn.size == (modules * 4, modules * 4)


@pytest.mark.parametrize("address", ["", "https://example.go.th/" + "a" * 400, "https://example.go.th/" + "a" * 3000])
def test_what_cannot_be_read_is_not_drawn(address):
    assert code_of(address) is None


def test_the_longest_address_that_is_tried_is_the_longest_that_can_have_one():
    qrcodes._CODES.clear()
    assert code_of("1" * LONGEST) is not None
    assert code_of("1" * (LONGEST + 1)) is None
    assert qrcodes._made("1" * (LONGEST + 1)) is None
    assert len(qrcodes._CODES) == 1


def test_word_shows_a_code_beside_each_link_and_says_what_it_is():
    document = Document(BytesIO(file_of(of(), "docx")))
    described = [one.get("descr") for one in document.element.body.iter() if one.tag.endswith("}docPr")]
    assert described == ["คิวอาร์โค้ดของ https://example.go.th/1"]


def test_all_links_of_a_year_have_one_and_pictures_have_numbers_of_their_own():
    report = bundled(2567)
    links = [address for address in report.evidence.grid.codes if address]
    assert len(links) == len(set(links)) > 20
    document = Document(BytesIO(file_of(report, "docx")))
    numbers = [one.get("id") for one in document.element.body.iter() if one.tag.endswith("}docPr")]
    assert len(numbers) == len(set(numbers)) == len(links)


def test_a_report_with_a_link_that_is_too_long_is_made_without_its_code():
    long = "https://example.go.th/" + "a" * 900
    report = of(({**RECORDS[0], "evidence": (long, LINK)},))
    assert file_of(report, "pdf").startswith(b"%PDF")
    assert file_of(report, "docx").startswith(b"PK")
