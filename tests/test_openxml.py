"""Word and Excel files against the schemas and rules of Open XML, by ``openxml-audit``: what Office would repair or refuse."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from ita_dash.export import empty_form, summary_xlsx
from ita_dash.export.excel import table_workbook
from ita_dash.filters import Filters
from ita_dash.report import file_of
from tests.assignments_factory import EVERYTHING, RECORDS, dataset_of
from tests.report_texts import HOSTILE, bundled, hostile, of
from tests.test_report_template import report as in_a_template
from tests.test_report_template import template
from tests.years import bundled_year

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("made_here")]


def complaints(content: bytes, path: Path) -> list[str]:
    path.write_bytes(content)
    result = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=20).validate(path)
    return [f"{one.part_uri} {one.path}: {one.description}" for one in result.errors]


def summary(year: int) -> bytes:
    dataset = bundled_year(year)
    return summary_xlsx(dataset, Filters(dataset.default_as_of()))


def hostile_records() -> list[dict[str, object]]:
    texts = HOSTILE.values()
    return [
        {**RECORDS[0], "code": f"{number}.1", "result": text, "evidence": (text[:2500],)} for number, text in enumerate(texts)
    ]


DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "2566": lambda: file_of(bundled(2566), "docx"),
    "2567": lambda: file_of(bundled(2567), "docx"),
    "hostile": lambda: file_of(hostile(), "docx"),
    "empty": lambda: file_of(of(()), "docx"),
}
WORKBOOKS: dict[str, Callable[[], bytes]] = {
    "2566": lambda: summary(2566),
    "2567": lambda: summary(2567),
    "hostile": lambda: summary_xlsx(dataset_of(hostile_records()), EVERYTHING),
    "empty": lambda: summary_xlsx(dataset_of(()), EVERYTHING),
    "measures": lambda: table_workbook(dataset_of(), EVERYTHING, "measures"),
    "form": lambda: empty_form(2569),
}


@pytest.mark.parametrize("make", DOCUMENTS.values(), ids=DOCUMENTS)
def test_word_has_nothing_to_repair(make: Callable[[], bytes], tmp_path: Path):
    assert complaints(make(), tmp_path / "report.docx") == []


def test_in_an_offices_template_nothing_is_added_that_word_would_repair(tmp_path: Path):
    offices = template(first_page=True)
    made = file_of(in_a_template(tmp_path, offices), "docx")
    assert set(complaints(made, tmp_path / "report.docx")) <= set(complaints(offices, tmp_path / "template.docx"))


@pytest.mark.parametrize("make", WORKBOOKS.values(), ids=WORKBOOKS)
def test_excel_has_nothing_to_repair(make: Callable[[], bytes], tmp_path: Path):
    assert complaints(make(), tmp_path / "summary.xlsx") == []


def test_what_stands_in_another_order_would_be_found(tmp_path: Path):
    broken = BytesIO()
    with ZipFile(BytesIO(file_of(bundled(2566), "docx"))) as whole, ZipFile(broken, "w", ZIP_DEFLATED) as target:
        for name in whole.namelist():
            content = whole.read(name)
            target.writestr(name, content.replace(b"<w:tblLayout", b'<w:tblCaption w:val="a"/><w:tblLayout', 1))
    assert len(complaints(broken.getvalue(), tmp_path / "report.docx")) == 1
