"""``python -m ita_dash report``: what each option does, and what is said of a wrong one."""

from pathlib import Path

import pytest

from ita_dash.__main__ import main
from tests.pdf_text import copied, plain
from tests.test_command_line import form, in_a_folder_of_its_own, output  # noqa: F401

ROW = '"1. มาตรการ","1. กิจกรรม{n}",{who},ต.ค. 66 – ก.ย. 67,แล้วเสร็จ,ผล'


def test_pdf_into_a_pipe(capfdbinary):
    made = output(capfdbinary, "report", "--year", "2566")
    assert made.startswith(b"%PDF")
    assert plain("ประเมินถึงวันที่ ๓๐ กันยายน ๒๕๖๖") in copied(made)


@pytest.mark.slow
def test_the_name_of_the_file_decides_unless_the_format_is_given(tmp_path: Path):
    for name, options, start in (("a.docx", (), b"PK"), ("b.pdf", ("--format", "docx"), b"PK"), ("c", (), b"%PDF")):
        assert main(["report", "--year", "2566", "-o", str(tmp_path / name), *options]) == 0
        assert (tmp_path / name).read_bytes().startswith(start)


def test_without_a_file_at_a_terminal_it_names_one(tmp_path: Path, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert main(["report", "--year", "2566", "--format", "docx"]) == 0
    (made,) = tmp_path.glob("*.docx")
    assert made.name.startswith("รายงาน_ITA_")
    assert made.name in capsys.readouterr().err


def test_source_date_and_division(capfdbinary, tmp_path):
    source = form(tmp_path, ROW.format(n="ก", who="กองคลัง"), ROW.format(n="ข", who="กองช่าง").replace("1. กิ", "2. กิ"))
    document = copied(output(capfdbinary, "report", "--source", source, "--as-of", "2024-03-31", "--division", "กองช่าง"))
    assert plain("ประเมินถึงวันที่ ๓๑ มีนาคม ๒๕๖๗") in document
    assert plain("กิจกรรมข") in document
    assert plain("กิจกรรมก") not in document


@pytest.mark.parametrize(("asked", "offered"), [("กองคลง", "กองคลัง"), ("zzz", "สำนักปลัด")])
def test_an_unknown_division_is_told_which_there_are(asked, offered, capsys):
    assert main(["report", "--year", "2567", "--division", asked]) == 2
    said = capsys.readouterr()
    assert asked in said.err
    assert offered in said.err
    assert said.out == ""


def test_a_source_that_cannot_be_read(capsys):
    assert main(["report", "--source", "none.xlsx"]) == 2
    assert "none.xlsx" in capsys.readouterr().err


def test_a_logo_that_cannot_be_read_is_said(monkeypatch, capfdbinary):
    monkeypatch.setenv("ITA_DASH_REPORT", '{"logo": "none.png"}')
    assert main(["report", "--year", "2566", "--format", "docx"]) == 0
    said = capfdbinary.readouterr()
    assert said.out.startswith(b"PK")
    assert "none.png" in said.err.decode()


@pytest.mark.slow
def test_texts_of_one_report_come_from_files_and_win(tmp_path: Path, monkeypatch, capfdbinary):
    monkeypatch.setenv("ITA_DASH_REPORT", '{"preface": "จากการตั้งค่า"}')
    texts = {"preface": "คำนำของ{office}\nย่อหน้าสอง", "opening": "เปิดด้วยคำของเรา", "analysis": "บทเรียนของปีก่อน"}
    options = []
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8-sig")
        options += [f"--{name}", str(tmp_path / f"{name}.txt")]
    made = copied(output(capfdbinary, "report", "--year", "2566", *options))  # whose cover has a preface and an opening
    for text in ("คำนำขององค์การบริหารส่วนตำบล", "ย่อหน้าสอง", "เปิดด้วยคำของเรา", "บทเรียนของปีก่อน"):
        assert plain(text) in made, text
    assert plain("จากการตั้งค่า") not in made
    assert plain("ปัจจุบันการประเมินคุณธรรม") not in made


@pytest.mark.parametrize(
    ("content", "reason"),
    [(None, "ไม่ได้"), (b"\xff\xfe\x00", "UTF-8"), ("ก".encode() * 20_001, "20,000"), ("กa".encode() * 50_000, "20,000")],
    ids=["none", "utf-16", "long", "cut"],
)
def test_a_file_that_is_no_text_of_a_report_is_refused(tmp_path: Path, content, reason, capsys):
    path = tmp_path / "คำนำ.txt"
    if content:
        path.write_bytes(content)
    with pytest.raises(SystemExit) as ended:
        main(["report", "--preface", str(path)])
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert "คำนำ.txt" in said
    assert reason in said.rpartition("คำนำ.txt")[0] + said.rpartition("คำนำ.txt")[2]
