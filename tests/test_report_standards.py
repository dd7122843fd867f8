"""What PDF/A-2a and PDF/UA-1 ask of the report, requirement by requirement, read back from the file.

No validator can be had as a package: these are the rules that a report can break (ISO 19005-2, ISO 14289-1), not all there are.
"""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from pypdf.generic import ContentStream, DictionaryObject, StreamObject

from tests.pdf_text import reader
from tests.report_texts import bundled, bundled_pdf

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("made_here")]

YEARS = pytest.mark.parametrize("year", [2566, 2567])
HEADINGS = ("H1", "H2", "H3")


@cache
def document(year: int):
    return reader(bundled_pdf(year))


def objects(year: int) -> Iterator[Any]:
    found = document(year)
    for number in range(1, int(found.trailer["/Size"])):
        yield found.get_object(number)


def elements(node: Any, above: tuple[str, ...] = ()) -> Iterator[tuple[str, Any, tuple[str, ...]]]:
    """Every element of the tree of tags: its kind, itself, the kinds above it."""
    if isinstance(node, list):
        for child in node:
            if not isinstance(child, int):
                yield from elements(child.get_object(), above)
        return
    if not isinstance(node, DictionaryObject):
        return
    kind = str(node.get("/S", "")).lstrip("/")
    if kind:
        yield kind, node, above
    if "/K" in node:
        child = node["/K"]
        yield from elements(child if isinstance(child, list) else [child], (*above, kind) if kind else above)


@pytest.mark.slow
@YEARS
def test_it_is_tagged_has_a_language_and_shows_its_title(year):
    root = document(year).trailer["/Root"]
    assert bool(root["/MarkInfo"]["/Marked"])
    assert list(root["/MarkInfo"]) == ["/Marked"]  # Poppler complains of a "Suspects false"
    assert str(root["/Lang"]).lower().startswith("th")
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"])
    assert document(year).metadata.title.startswith(bundled(year).title)


@YEARS
def test_both_standards_stand_in_its_metadata_and_agree_with_the_title(year):
    metadata = document(year).trailer["/Root"]["/Metadata"].get_object()
    said = metadata.get_data().decode("utf-8")
    for part in ("<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"):
        assert part in said
    assert bundled(year).title in said
    assert "/Filter" not in metadata


@YEARS
def test_nothing_is_hidden_run_or_fetched(year):
    root = document(year).trailer["/Root"]
    assert "/Encrypt" not in document(year).trailer
    assert not {"/AA", "/OpenAction", "/AcroForm"} & root.keys()
    assert not {"/JavaScript", "/EmbeddedFiles"} & root.get("/Names", {}).keys()
    for one in objects(year):
        if isinstance(one, DictionaryObject):
            assert one.get("/S") not in ("/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToR")
            assert not one.get("/Interpolate")
            assert "/Alternates" not in one
        if isinstance(one, StreamObject):
            assert "/LZWDecode" not in str(one.get("/Filter", ""))
            assert "/F" not in one  # its bytes are in the file, and nowhere else


@YEARS
def test_colours_have_a_profile_and_nothing_shines_through_without_one(year):
    intents = document(year).trailer["/Root"]["/OutputIntents"]
    assert [one.get_object()["/S"] for one in intents] == ["/GTS_PDFA1"]
    assert "/DestOutputProfile" in intents[0].get_object()
    for one in objects(year):
        if isinstance(one, DictionaryObject) and one.get("/Type") == "/ExtGState":
            assert one.get("/SMask", "/None") == "/None"
            assert one.get("/BM", "/Normal") in ("/Normal", "/Compatible")


@pytest.mark.slow
@YEARS
def test_all_content_is_tagged_or_an_artifact(year):
    found = document(year)
    for page in found.pages:
        assert page["/Tabs"] == "/S"
        assert "/StructParents" in page
        open_ = 0
        for operands, operator in ContentStream(page.get_contents(), found).operations:
            if operator in (b"BDC", b"BMC"):
                open_ += 1
            elif operator == b"EMC":
                open_ -= 1
            elif operator in (b"Tj", b"TJ", b"f", b"S", b"B", b"Do", b"f*"):
                assert open_ > 0, (operator, operands)


@YEARS
def test_headings_skip_no_level_and_tables_have_headers(year):
    kinds = list(elements(document(year).trailer["/Root"]["/StructTreeRoot"]))
    levels = [HEADINGS.index(kind) for kind, _node, _above in kinds if kind in HEADINGS]
    assert levels[0] == 0
    assert all(after <= before + 1 for before, after in pairwise(levels))
    rows = sum(kind == "TR" for kind, _node, _above in kinds)
    assert rows > 15
    assert sum(kind == "TH" for kind, _node, _above in kinds) >= 6
    for kind, _node, above in kinds:
        assert kind not in ("TH", "TD") or "TR" in above
        assert kind != "TR" or "Table" in above
        assert kind != "LI" or "L" in above


@YEARS
def test_pictures_and_links_can_be_read_aloud(year):
    tree = list(elements(document(year).trailer["/Root"]["/StructTreeRoot"]))
    figures = [node for kind, node, _above in tree if kind == "Figure"]
    assert len(figures) == sum(map(bool, bundled(year).evidence.grid.codes))
    assert all(str(one["/Alt"]).startswith("คิวอาร์โค้ดของ http") for one in figures)
    annotations = [one.get_object() for page in document(year).pages for one in page.get("/Annots", [])]
    links = [one for one in annotations if one["/Subtype"] == "/Link"]
    assert links == annotations
    assert all("/StructParent" in one and (one.get("/Contents") or one.get("/A") or one.get("/Dest")) for one in links)
    assert all(int(one.get("/F", 0)) & 4 for one in links)  # printed, as PDF/A asks
