"""The dictionary of columns and the data package: each says what the real files hold."""

import csv
import json
import re
from datetime import date
from io import BytesIO, StringIO

import openpyxl
import pytest

from ita_dash import sample
from ita_dash.__main__ import main
from ita_dash.columns.registry import COLUMNS, CONTEXT
from ita_dash.export.datapackage import datapackage
from ita_dash.export.dictionary import DICTIONARY, dictionary
from ita_dash.export.files import FILES, content, dictionary_file
from ita_dash.export.tables import TITLES
from ita_dash.filters import Filters
from ita_dash.loading import load
from ita_dash.settings import Settings
from ita_dash.vocabulary import STATUS_LABELS
from tests.assignments_factory import AS_OF, EVERYTHING, RECORDS, dataset_of

NAMES = [*TITLES]


def lines(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


# The dictionary


@pytest.fixture(scope="module")
def described() -> dict[str, list[dict]]:
    rows: dict[str, list[dict]] = {}
    for row in json.loads(dictionary_file("json")):
        rows.setdefault(row["table"], []).append(row)
    return rows


@pytest.mark.parametrize("name", NAMES)
def test_every_column_of_every_table_has_a_name_a_header_a_type_and_a_rule(described, name):
    assert [row["key"] for row in described[name]] == [column.key for column in COLUMNS[name]]
    assert all(row["header"] and row["type"] and row["rule"] for row in described[name])


def test_the_columns_behind_every_csv_file_are_described_too(described):
    assert [row["key"] for row in described["context"]] == [column.key for column in CONTEXT]


def test_headers_are_those_of_the_csv_file(described):
    header = lines(content(dataset_of([{**RECORDS[0], "extra": {}}]), EVERYTHING, "assignments", "csv"))[0]
    own = [row["header"] for row in described["assignments"] if row["key"] not in ("extra", "rounds")]
    assert header == [*own, *(row["header"] for row in described["context"])]


def test_codes_are_given_with_their_words(described):
    status = next(row for row in described["assignments"] if row["key"] == "status")
    assert len(status["values"]) == len(STATUS_LABELS)
    assert "no_report = ยังไม่รายงาน" in status["values"]


def test_units_and_types(described):
    by_key = {row["key"]: row for row in described["assignments"]}
    assert (by_key["progress"]["type"], by_key["progress"]["unit"]) == ("percent", "ร้อยละ")
    assert (by_key["start"]["type"], by_key["start"]["unit"]) == ("date", "")  # a date has no unit


def test_all_three_formats_hold_the_same_rows():
    table = lines(dictionary_file("csv"))
    sheet = openpyxl.load_workbook(BytesIO(dictionary_file("xlsx")))["พจนานุกรมข้อมูล"]
    (found,) = sheet.tables.values()
    rows = [["" if cell.value is None else cell.value for cell in row] for row in sheet[found.ref]]
    assert rows == table
    assert len(table) == 1 + len(dictionary().frame)
    assert [len(row) for row in table] == [len(DICTIONARY)] * len(table)


def test_the_command_needs_no_source(tmp_path, monkeypatch):
    monkeypatch.setenv("ITA_DASH_SPREADSHEET", str(tmp_path / "none.xlsx"))
    path = tmp_path / "dictionary.csv"
    assert main(["export", "dictionary", "-o", str(path)]) == 0
    assert path.read_bytes() == dictionary_file("csv")


# The data package


def package_and_files(name: str) -> tuple[dict, list[list[str]]]:
    """The resource ``name`` and the lines of its file, of the demonstration year (every kind of value occurs in it)."""
    dataset = load(Settings(), 2567)
    filters = Filters(date(2024, 6, 30))
    resources = {one["name"]: one for one in datapackage(dataset, filters)["resources"]}
    return resources[name], lines(content(dataset, filters, name, "csv"))


PARSERS = {
    "string": str,
    "integer": lambda text: int(text) if re.fullmatch(r"-?\d+", text) else pytest.fail(text),
    "number": float,
    "date": date.fromisoformat,
}


@pytest.mark.parametrize("name", NAMES)
def test_every_header_has_a_field_and_every_value_parses_as_its_type(name):
    resource, (header, *rows) = package_and_files(name)
    fields = resource["schema"]["fields"]
    assert [field["name"] for field in fields] == header
    assert len(set(header)) == len(header)
    assert rows
    for field, values in zip(fields, zip(*rows, strict=True), strict=True):
        given = [value for value in values if value not in resource["schema"]["missingValues"]]
        if field["type"] == "boolean":
            assert set(given) <= {*field["trueValues"], *field["falseValues"]}
            continue
        parsed = [PARSERS[field["type"]](value) for value in given]
        limits = field.get("constraints", {})
        assert set(given) <= set(limits.get("enum", given))
        assert all(limits.get("minimum", value) <= value <= limits.get("maximum", value) for value in parsed)


def test_the_package_says_whose_data_it_is():
    package = datapackage(load(Settings(), 2567), Filters(date(2024, 6, 30)))
    assert re.fullmatch(r"[-a-z0-9._/]+", package["name"])
    assert "ปีงบประมาณ พ.ศ. 2567" in package["title"]
    assert "ข้อมูลสาธิต" in package["description"]
    assert "licenses" not in package
    assert [one["path"] for one in package["resources"]] == [f"{name}.csv" for name in NAMES]


def test_own_columns_and_headers_that_would_calculate_are_named_as_in_the_file():
    dataset = dataset_of([{**RECORDS[0], "extra": {"=1+1": "ก", "สถานะ": "ข"}}])
    (resource, *_others) = datapackage(dataset, EVERYTHING)["resources"]
    header = lines(content(dataset, EVERYTHING, "assignments", "csv"))[0]
    assert [field["name"] for field in resource["schema"]["fields"]] == header
    assert {"'=1+1", "สถานะ (2)"} <= set(header)


def test_links_of_the_package_carry_its_filters():
    resources = datapackage(dataset_of(), Filters(AS_OF, statuses=("done",)), "?status=done")["resources"]
    assert resources[0]["path"] == "assignments.csv?status=done"


def test_the_command_writes_the_package(tmp_path):
    path = tmp_path / "datapackage.json"
    source = str(sample.BUNDLED[2566].path)
    assert main(["export", "datapackage", "--source", source, "-o", str(path)]) == 0
    assert json.loads(path.read_text("utf-8"))["name"] == "ita-2566"


@pytest.mark.parametrize(("name", "wanted"), [(name, wanted) for name, formats in FILES.items() for wanted in formats])
def test_every_table_in_every_format(name, wanted):
    file = content(dataset_of(), EVERYTHING, name, wanted)
    if wanted == "json":
        assert json.loads(file)
    elif wanted == "csv":
        assert file.startswith(b"\xef\xbb\xbf")
        assert len(lines(file)) > 1
    else:
        assert openpyxl.load_workbook(BytesIO(file)).worksheets
