"""Pictures that lie on cells of an .xlsx: an annex with captions in PDF and Word; what is none, or too much, stops nothing."""

import struct
import zipfile
import zlib
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest
from openpyxl.drawing.image import Image as Anchored
from PIL import Image

from ita_dash.dataset import Dataset
from ita_dash.filemaking import NotMadeError
from ita_dash.filters import Filters
from ita_dash.loading import load
from ita_dash.report import build, evidencepictures, file_of
from ita_dash.report.model import Report
from ita_dash.report.volumes import in_volumes
from ita_dash.settings import Settings
from ita_dash.sheet import photographs
from ita_dash.sheet.photographs import LONGEST_SIDE, redrawn
from tests.pdf_text import copied, plain, reader

pytestmark = pytest.mark.usefixtures("made_here")

HEADERS = ["รหัส", "มาตรการ", "วิธีการดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ", "ผลการดำเนินการ", "หลักฐาน"]
ROWS = [
    ["1.1", "1. โปร่งใส", "1. จัดประชุมชี้แจง", "กองคลัง", "ต.ค. 66 - ก.ย. 67", "จัดประชุมแล้ว", None],
    ["1.2", None, "2. ประกาศเจตนารมณ์", "สำนักปลัด", "ต.ค. 66 - ก.ย. 67", "ประกาศแล้ว", "https://example.go.th/a"],
    ["1.3", None, "3. อบรม", "กองช่าง", "ต.ค. 66 - ก.ย. 67", "อบรมแล้ว", None],
]


def encoded(kind: str, size: tuple[int, int] = (640, 480), colour: str = "#3366aa", **options: object) -> bytes:
    made = BytesIO()
    Image.new("RGB", size, colour).save(made, kind, **options)
    return made.getvalue()


def written(folder: Path, pictures: dict[str, bytes], replaced: bytes | None = None, headers: list[str] = HEADERS) -> Path:
    """A form of three activities with ``pictures`` on their cells; each is ``replaced`` once openpyxl has taken them."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "แบบรายงาน ปี 2567"
    for row in (headers, *ROWS):
        sheet.append(row)
    for cell, content in pictures.items():
        sheet.add_image(Anchored(BytesIO(content)), cell)
    file = folder / "form.xlsx"
    book.save(file)
    if replaced is not None:
        with zipfile.ZipFile(file) as before:
            parts = {name: before.read(name) for name in before.namelist()}
        with zipfile.ZipFile(file, "w") as after:
            for name, content in parts.items():
                after.writestr(name, replaced if "/media/" in name else content)
    return file


def read(file: Path) -> tuple[Dataset, Settings]:
    settings = Settings(spreadsheet=str(file))
    return load(settings), settings


def report_of(file: Path) -> Report:
    dataset, settings = read(file)
    return build(dataset, Filters(dataset.default_as_of()), settings)


@pytest.fixture(scope="module")
def illustrated(tmp_path_factory: pytest.TempPathFactory) -> Report:
    file = written(tmp_path_factory.mktemp("pictures"), {"G2": encoded("PNG"), "G3": encoded("JPEG", colour="#aa3333")})
    with pytest.MonkeyPatch.context() as here:
        here.setattr("ita_dash.workers.here.working", True)
        return report_of(file)


def test_each_picture_has_a_caption_with_its_number_activity_and_division(illustrated: Report):
    captions = [one.caption for one in illustrated.pictures]
    assert captions == ["ภาพที่ ๑ ๑.๑ จัดประชุมชี้แจง (กองคลัง)", "ภาพที่ ๒ ๑.๒ ประกาศเจตนารมณ์ (สำนักปลัด)"]


def test_the_table_of_evidence_names_the_picture_and_no_cell(illustrated: Report):
    said = plain("".join(piece.text for row in illustrated.evidence.grid.rows for cell in row for line in cell for piece in line))
    assert plain("ภาพที่ ๑ ในภาพประกอบหลักฐาน") in said
    assert plain("ภาพที่เซลล์") not in said


def test_pdf_and_word_print_them_with_a_text_for_who_cannot_see(illustrated: Report):
    pdf = file_of(illustrated, "pdf")
    assert plain("ภาพประกอบหลักฐาน") in copied(pdf)
    assert sum(len(page.images) for page in reader(pdf).pages) == 2
    document = docx.Document(BytesIO(file_of(illustrated, "docx")))
    described = [one.get("descr") for one in document.element.body.iter() if one.tag.endswith("}docPr")]
    assert [one.caption for one in illustrated.pictures] == [one for one in described if one.startswith("ภาพที่")]


def test_what_a_telephone_adds_goes_no_further():
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "บ้านเลขที่"
    one = redrawn(encoded("JPEG", (3000, 2000), exif=exif))
    assert (one.width, one.height) == (round(LONGEST_SIDE / 1.5), LONGEST_SIDE)
    assert not Image.open(BytesIO(one.content)).getexif()


def large_png(width: int, height: int) -> bytes:
    """A few hundred bytes that say they are a picture of so many pixels."""

    def part(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(b"\0" * 100)) + part(b"IEND", b"")


HOSTILE = {
    "gif": encoded("GIF"),
    "bmp": encoded("BMP"),
    "cut": encoded("JPEG")[:700],
    "bomb": large_png(60_000, 60_000),
    "not whole": large_png(600, 600)[:60],
    "nothing": b"",
    "markup": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "postscript": b"%!PS-Adobe-3.0 EPSF-3.0\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_picture_of_ours_is_none(name: str):
    assert redrawn(HOSTILE[name]) is None


@pytest.mark.slow
def test_a_hostile_picture_stops_no_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("ita_dash.workers.here.working", False)  # as in the app: a worker looks at pictures
    report = report_of(written(tmp_path, {"G2": encoded("PNG")}, replaced=HOSTILE["bomb"]))
    assert report.pictures == ()
    assert any("ภาพหลักฐาน 1 ภาพไม่ได้อยู่ในรายงาน" in one for one in report.problems)
    assert plain("ไม่ได้พิมพ์ไว้ในเล่มนี้") in copied(file_of(report, "pdf"))


def test_pictures_and_their_bytes_are_so_many_at_most(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = written(tmp_path, {"G2": encoded("PNG"), "G3": encoded("JPEG", colour="#aa3333")})
    cells = {("แบบรายงาน ปี 2567", 1, 6), ("แบบรายงาน ปี 2567", 2, 6)}
    assert photographs.photographs(str(file), cells).left_out == 0
    monkeypatch.setattr(photographs, "MOST", 1)
    one = photographs.photographs(str(file), cells)
    assert (len(one.of), one.left_out) == (1, 1)
    monkeypatch.setattr(photographs, "MOST_BYTES", 100)
    assert photographs.photographs(str(file), cells).left_out == 2


def test_a_file_that_has_changed_gives_no_picture(tmp_path: Path):
    file = written(tmp_path, {"G2": encoded("PNG")})
    dataset, settings = read(file)
    book = openpyxl.load_workbook(file)
    book.active["F2"] = "อย่างอื่น"
    book.save(file)
    assert build(dataset, Filters(dataset.default_as_of()), settings).pictures == ()


def test_the_pictures_are_there_on_the_day_after_the_sheet_was_read_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = written(tmp_path, {"G2": encoded("PNG")})
    monkeypatch.setattr("ita_dash.dataset.today", lambda: date(2024, 6, 30))
    dataset, settings = read(file)
    monkeypatch.undo()
    assert len(build(dataset, Filters(dataset.default_as_of()), settings).pictures) == 1


def test_pictures_of_a_column_that_stays_inside_are_in_no_report(tmp_path: Path):
    file = written(tmp_path, {"H2": encoded("PNG")}, headers=[*HEADERS, "รูปถ่าย (ภายใน)"])
    assert report_of(file).pictures == ()
    assert len(report_of(written(tmp_path, {"H2": encoded("PNG")}, headers=[*HEADERS, "รูปถ่าย"])).pictures) == 1


def test_the_pdf_of_an_office_with_its_own_word_template(illustrated: Report):
    assert file_of(replace(illustrated, template=b"PK"), "pdf") == file_of(illustrated, "pdf")


def test_a_large_report_has_them_in_a_volume_of_their_own(illustrated: Report):
    volumes = in_volumes(illustrated)
    assert [len(one.pictures) for one in volumes] == [*[0] * (len(volumes) - 1), 2]
    assert "ภาพประกอบหลักฐาน" in volumes[-1].subject[0]


def test_no_report_says_that_pictures_are_missing_where_they_only_have_to_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    dataset, settings = read(written(tmp_path, {"G2": encoded("PNG")}))

    def made(*_arguments: object, **_more: object) -> None:
        raise NotMadeError(reason)

    monkeypatch.setattr(evidencepictures, "made", made)
    reason = "busy"
    with pytest.raises(NotMadeError):
        build(dataset, Filters(dataset.default_as_of()), settings)
    reason = "memory"
    report = build(dataset, Filters(dataset.default_as_of()), settings)
    assert report.pictures == ()
    assert report.problems
