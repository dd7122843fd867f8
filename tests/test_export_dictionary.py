"""The dictionary of columns and the data package: each says what the real files hold."""

import csv
import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from zipfile import ZipFile

import openpyxl
import pytest

from ita_dash import sample
from ita_dash.__main__ import main
from ita_dash.columns.registry import COLUMNS, CONTEXT
from ita_dash.export.csvfile import Manner
from ita_dash.export.datapackage import datapackage
from ita_dash.export.dictionary import DICTIONARY, dictionary
from ita_dash.export.files import FILES, Wishes, content, dictionary_file
from ita_dash.export.tables import TITLES
from ita_dash.filters import Filters
from ita_dash.settings.publishedsection import PublishedSettings
from ita_dash.vocabulary import STATUS_LABELS
from tests.assignments_factory import AS_OF, EVERYTHING, OFFICE, RECORDS, dataset_of
from tests.years import bundled_year

pytestmark = pytest.mark.slow

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
    dataset = bundled_year(2567)
    filters = Filters(date(2024, 6, 30))
    resources = {one["name"]: one for one in datapackage(dataset, filters, problems=True)["resources"]}
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
    package = datapackage(bundled_year(2567), Filters(date(2024, 6, 30)))
    assert re.fullmatch(r"[-a-z0-9._/]+", package["name"])
    assert "ปีงบประมาณ พ.ศ. 2567" in package["title"]
    assert "ข้อมูลสาธิต" in package["description"]
    assert package["licenses"][0]["title"] == "DGA Open Government License"
    assert package["temporal"] == {"start": "2023-10-01", "end": "2024-09-30"}
    assert {"keywords", "contributors", "updateFrequency", "created"} <= set(package)
    assert [one["path"] for one in package["resources"]] == [f"{name}.csv" for name in NAMES if name != "problems"]


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
    if wanted in ("json", "jsonld"):
        assert json.loads(file)
    elif wanted == "csv":
        assert file.startswith(b"\xef\xbb\xbf")
        assert len(lines(file)) > 1
    elif wanted == "zip":
        assert ZipFile(BytesIO(file)).testzip() is None
    else:
        assert openpyxl.load_workbook(BytesIO(file)).worksheets


# Keys, ways of writing, everything in one file


def test_keys_join_the_tables_and_are_promised_only_where_the_rows_have_them():
    by_name = {one["name"]: one["schema"] for one in datapackage(dataset_of(), EVERYTHING)["resources"]}
    assert by_name["assignments"]["primaryKey"] == ["คีย์", "ผู้รับผิดชอบ"]
    assert by_name["assignments"]["foreignKeys"][0] == {
        "fields": ["คีย์"],
        "reference": {"resource": "activities", "fields": ["คีย์"]},
    }
    assert by_name["divisions"]["foreignKeys"][0]["reference"]["resource"] == ""
    twice = datapackage(dataset_of([RECORDS[0], RECORDS[0]]), EVERYTHING)["resources"][0]["schema"]
    assert "primaryKey" not in twice
    english = datapackage(dataset_of(), EVERYTHING, manner=Manner("en"))["resources"][0]["schema"]
    assert english["primaryKey"] == ["key", "division"]


def test_headers_are_thai_or_the_names_in_json_and_texts_guarded_or_as_typed():
    dataset = dataset_of([{**RECORDS[0], "result": "- จัดประชุม", "extra": {"=1+1": "ก"}}])
    usual, english = (
        lines(content(dataset, EVERYTHING, "assignments", "csv", wishes=Wishes(manner)))
        for manner in (Manner(), Manner("en", plain=True))
    )
    assert english[0][:4] == ["code", "key", "measure_no", "measure"]
    assert english[0][-5:] == ["office", "fiscal_year", "as_of", "filters", "note"]
    assert "'=1+1" in usual[0]
    assert "=1+1" in english[0]
    assert "'- จัดประชุม" in usual[1]
    assert "- จัดประชุม" in english[1]
    assert json.loads(content(dataset, EVERYTHING, "assignments", "json"))["rows"][0]["result"] == "- จัดประชุม"


def test_the_sheets_own_columns_are_in_the_dictionary_by_name():
    rows = json.loads(dictionary_file("json", dataset_of()))
    own = [(row["key"], row["header"]) for row in rows if row["key"].startswith("extra:")]
    assert own == [("extra:งบประมาณ", "งบประมาณ"), ("extra:หมายเหตุ", "หมายเหตุ")]
    (guard,) = [row for row in rows if row["table"] == "csv"]
    assert "plain=1" in guard["rule"]


def test_the_catalogue_gets_what_data_go_th_asks_for():
    published = PublishedSettings(contact="งานแผน", contact_email="plan@example.go.th", frequency="เดือน", area="ตำบลตัวอย่าง")
    found = json.loads(content(dataset_of(), EVERYTHING, "dcat", "jsonld", wishes=Wishes(published=published)))
    assert found["@type"] == "dcat:Dataset"
    asked = "data_type title organization maintainer maintainer_email tag_string notes objective update_frequency_unit "
    asked += "update_frequency_interval geo_coverage data_source data_format data_category license_id"
    assert [name for name in asked.split() if not found[f"gdc:{name}"]] == []
    assert found["dcat:contactPoint"]["vcard:hasEmail"] == {"@id": "mailto:plan@example.go.th"}
    files = {one["dcat:downloadURL"]["@id"] for one in found["dcat:distribution"]}
    assert files >= {"assignments.csv", "measures.json"}
    assert {one.rpartition(".")[2].upper() for one in files} == set(found["gdc:data_format"])
    assert found["gdc:title"].startswith("ผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส")
    assert found["gdc:title"] == found["dct:title"]["@value"]


def test_everything_in_one_file_describes_itself_and_is_the_same_for_the_same_data():
    later = replace(dataset_of(), read_at=datetime(2030, 1, 1, tzinfo=UTC))
    file = content(dataset_of(), EVERYTHING, "all", "zip")
    assert file == content(later, EVERYTHING, "all", "zip")
    zipped = ZipFile(BytesIO(file))
    names = set(zipped.namelist())
    assert {"README.th.txt", "README.en.txt", "LICENSE.txt", "dcat.jsonld", "dictionary.csv"} <= names
    package = json.loads(zipped.read("datapackage.json"))
    assert {one["path"] for one in package["resources"]} <= names
    assert not any("problems" in name for name in names)
    for one in package["resources"]:
        assert [field["name"] for field in one["schema"]["fields"]] == lines(zipped.read(one["path"]))[0]
    assert "DGA Open Government License" in zipped.read("LICENSE.txt").decode()
    with_problems = ZipFile(BytesIO(content(dataset_of(), EVERYTHING, "all", "zip", wishes=Wishes(problems=True))))
    assert "problems.csv" in with_problems.namelist()


def test_the_english_readme_is_english_but_for_names():
    chosen = replace(EVERYTHING, divisions=("กองคลัง",))
    said = ZipFile(BytesIO(content(dataset_of(), chosen, "all", "zip"))).read("README.en.txt").decode("utf-8-sig").splitlines()
    in_thai = [line for line in said if re.search("[ก-๙]", line)]
    assert in_thai == [f"Office: {OFFICE}", "Chosen: ส่วนราชการ: กองคลัง"]
    assert said[0].startswith("Results of the measures")
    assert "- measures: By measure" in said
    assert f"Judged up to: {EVERYTHING.as_of:%Y-%m-%d}" in said


def test_an_office_without_a_licence_says_so():
    published = Wishes(published=PublishedSettings(licence=""))
    assert "licenses" not in json.loads(content(dataset_of(), EVERYTHING, "datapackage", "json", wishes=published))
    zipped = ZipFile(BytesIO(content(dataset_of(), EVERYTHING, "all", "zip", wishes=published)))
    assert "no licence" in zipped.read("LICENSE.txt").decode()


def test_files_of_the_command_have_the_names_of_the_package(tmp_path):
    source = ["--source", str(sample.BUNDLED[2566].path)]
    for table in ("datapackage", "measures", "dictionary", "all"):
        assert main(["export", table, *source, "-o", str(tmp_path)]) == 0
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    assert "measures.csv" in {one["path"] for one in package["resources"]}
    assert (tmp_path / "measures.csv").is_file()
    assert ZipFile(tmp_path / "all.zip").testzip() is None
    assert main(["export", "measures", *source, "--headers", "en", "--plain", "--problems", "-o", str(tmp_path)]) == 0
    assert lines((tmp_path / "measures.csv").read_bytes())[0][:2] == ["measure_no", "key"]
