"""``python -m ita_dash``: exit codes, formats, options, and what goes to standard output."""

import csv
import json
import os
import subprocess
import sys
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pytest

from ita_dash.__main__ import main
from ita_dash.export import empty_form
from ita_dash.export.tables import TITLES

pytestmark = pytest.mark.slow

PROJECT = Path(__file__).parents[1]
HEADER = "มาตรการ/แนวทาง,วิธีการดำเนินการ,ผู้รับผิดชอบ,ระยะเวลาดำเนินการ,สถานะ,หมายเหตุ"
ROW = "1. สร้างการรับรู้,1. จัดประชุม,กองคลัง,ต.ค. 66 – ก.ย. 67,อยู่ระหว่างดำเนินการ,รอเอกสาร"


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def form(folder: Path, *rows: str) -> str:
    path = folder / "ตาราง.csv"
    path.write_text("\n".join([HEADER, *rows]), encoding="utf-8")
    return str(path)


def output(capfdbinary: pytest.CaptureFixture[bytes], *argv: str) -> bytes:
    assert main(argv) == 0
    return capfdbinary.readouterr().out


def assignments(capfdbinary: pytest.CaptureFixture[bytes], *options: str) -> list[dict]:
    return json.loads(output(capfdbinary, "export", "assignments", "--format", "json", *options))["rows"]


def exit_code(*argv: str) -> int:
    with pytest.raises(SystemExit) as error:
        main(argv)
    return int(error.value.code)


def run(*argv: str, **more: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "ita_dash", *argv]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, timeout=300, check=False, **more)


@pytest.mark.parametrize("table", TITLES)
def test_every_table_as_json_and_csv(capfdbinary, table):
    rows = json.loads(output(capfdbinary, "export", table, "--year", "2567", "--format", "json"))["rows"]
    lines = output(capfdbinary, "export", table, "--year", "2567")
    assert lines.startswith(b"\xef\xbb\xbf")
    assert len(list(csv.reader(StringIO(lines.decode("utf-8-sig"), newline="")))) == 1 + len(rows)
    assert rows


@pytest.mark.parametrize("table", TITLES)
def test_every_table_as_excel(tmp_path, table):
    path = tmp_path / "out.xlsx"
    assert main(["export", table, "--year", "2566", "--format", "xlsx", "-o", str(path)]) == 0
    assert path.read_bytes().startswith(b"PK")


def test_the_extension_of_the_file_decides_unless_the_format_is_given(tmp_path):
    mark = b"\xef\xbb\xbf"
    files = (("a.json", (), b"{"), ("a.xlsx", (), b"PK"), ("a.txt", (), mark), ("b.json", ("--format", "csv"), mark))
    for name, options, start in files:
        assert main(["export", "measures", "-o", str(tmp_path / name), *options]) == 0
        assert (tmp_path / name).read_bytes().startswith(start)


def test_a_source_stands_in_for_what_is_configured(capfdbinary, tmp_path, monkeypatch):
    monkeypatch.setenv("ITA_DASH_YEARS", "2566=https://docs.google.com/spreadsheets/d/unreachable")
    monkeypatch.setenv("ITA_DASH_SPREADSHEET", "/nowhere.xlsx")
    (row,) = assignments(capfdbinary, "--source", form(tmp_path, ROW))
    assert (row["code"], row["division"], row["status"]) == ("1.1", "กองคลัง", "in_progress")
    assert row["extra"] == {"หมายเหตุ": "รอเอกสาร"}


def test_the_as_of_date_is_the_day_that_schedules_are_judged(capfdbinary, tmp_path):
    source = form(tmp_path, ROW)
    schedules = [
        assignments(capfdbinary, "--source", source, "--as-of", day)[0]["schedule"]
        for day in ("2024-06-30", "2024-09-15", "2030-01-01")
    ]
    assert schedules == ["on_track", "due_soon", "due_soon"]  # a day after the fiscal year is its last one


def test_a_year_with_a_source_is_the_year_of_that_source(capfdbinary, tmp_path):
    source = form(tmp_path, ROW.replace("ต.ค. 66 – ก.ย. 67", "ตลอดปีงบประมาณ"))
    (row,) = assignments(capfdbinary, "--source", source, "--year", "2570")
    assert (row["start"], row["end"]) == ("2026-10-01", "2027-09-30")


@pytest.mark.parametrize(
    "argv",
    [
        (),
        ("nope",),
        ("export",),
        ("export", "nope"),
        ("export", "measures", "--format", "pdf"),
        ("export", "measures", "--year", "67"),
        ("export", "measures", "--as-of", "2567-06-30"),
        ("export", "measures", "--as-of", "30/6/2567"),
        ("export", "measures", "--source", " "),
        ("export", "measures", "--format", "xlsx"),
    ],
)
def test_wrong_usage_exits_with_2(argv, capsys):
    assert exit_code(*argv) == 2
    assert "usage" in capsys.readouterr().err


def test_excel_without_a_file_says_to_name_one(capsys):
    exit_code("export", "measures", "--format", "xlsx")
    assert "-o" in capsys.readouterr().err.splitlines()[-1]


@pytest.mark.parametrize("argv", [("export", "assignments"), ("check",), ("check", "--format", "json")])
def test_a_source_that_cannot_be_read_exits_with_2_and_says_what_to_do(argv, capsys):
    assert main([*argv, "--source", "/nowhere.xlsx"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "/nowhere.xlsx" in captured.err
    assert len(captured.err.splitlines()) == 3


def test_a_file_that_cannot_be_written_exits_with_2(tmp_path, capsys):
    assert main(["export", "measures", "-o", str(tmp_path / "missing" / "a.csv")]) == 2
    assert "a.csv" in capsys.readouterr().err


def test_check_names_tabs_columns_and_problems(capfd, tmp_path):
    assert main(["check", "--source", form(tmp_path, ROW, "2. บริการ,1. ทำคู่มือ,กองช่าง,เมื่อพร้อม,แล้วเสร็จ,")]) == 1
    text = capfd.readouterr().out
    for said in (
        "ผู้รับผิดชอบ → division",
        "หมายเหตุ: เก็บไว้ตามที่กรอก (รู้จักในชื่อ “หมายเหตุ”)",
        "2 รายการ",
        "PERIOD_UNREADABLE",
        "D3",
        "เมื่อพร้อม",
        "ต้องแก้ไข 1",
    ):
        assert said in text


def test_check_exits_with_0_where_nothing_must_be_fixed(capfd, tmp_path):
    assert main(["check", "--source", form(tmp_path, ROW.replace("กองคลัง", "ทุกส่วนราชการ"))]) == 0
    text = capfd.readouterr().out
    assert "ต้องแก้ไข 0" in text
    assert "DIVISION_LIST_MISSING" in text


def test_check_as_json(capfdbinary):
    assert main(["check", "--year", "2567", "--format", "json"]) in (0, 1)
    found = json.loads(capfdbinary.readouterr().out)
    assert list(found) == ["source", "title", "year", "tabs", "problems"]
    assert found["year"] == 2567
    (first, *_others) = [tab for tab in found["tabs"] if tab["role"] == "form"]
    assert {"letter", "header", "field", "spelling"} == set(first["columns"][0])
    assert set(found["problems"][0]) == {"code", "severity", "tab", "row", "cell", "division", "value", "message", "fix", "link"}


def test_the_empty_form_reads_back_without_an_error_and_without_an_assignment(capfd, tmp_path):
    path = tmp_path / "แบบรายงาน.xlsx"
    path.write_bytes(empty_form(2568))
    assert main(["check", "--source", str(path), "--format", "json"]) == 0
    found = json.loads(capfd.readouterr().out)
    assert found["year"] == 2568
    assert [(tab["role"], tab["assignments"]) for tab in found["tabs"]] == [
        ("form", 0),
        ("divisions", 0),
        ("meetings", 0),
        ("other", 0),
    ]


def test_a_row_typed_into_the_empty_form_is_read_in_full(capfdbinary, tmp_path):
    path = tmp_path / "แบบรายงาน.xlsx"
    book = openpyxl.load_workbook(BytesIO(empty_form(2568)))
    book["แบบรายงาน"].append(
        [
            "1.1",
            "1. มาตรการ",
            "1. กิจกรรม",
            "กองคลัง",
            "ต.ค. 67 – ก.ย. 68",
            "5,000 บาท",
            "แล้วเสร็จ",
            100,
            "ทำแล้ว",
            "ไม่มีผู้สมัคร",
            "ไม่มี",
            "https://example.go.th",
            "31/3/2568",
            "เจ้าหน้าที่",
            2,
        ]
    )
    book.save(path)
    (row,) = assignments(capfdbinary, "--source", str(path))
    assert (row["code"], row["status"], row["progress"], row["weight"]) == ("1.1", "done", 100.0, 2.0)
    assert (row["end"], row["reported_on"], row["recommendation"]) == ("2025-09-30", "2025-03-31", "ไม่มี")
    assert row["extra"] == {"งบประมาณ": "5,000 บาท", "ปัญหา/อุปสรรค": "ไม่มีผู้สมัคร"}


@pytest.mark.heavy
def test_as_a_process_it_writes_bytes_and_exits_with_its_code(tmp_path):
    done = run("export", "divisions", "--year", "2566")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"\xef\xbb\xbf")
    assert run("check", "--source", str(tmp_path / "none.csv")).returncode == 2


@pytest.mark.heavy
def test_a_reader_that_stops_early_is_no_error():
    command = f"{sys.executable} -m ita_dash export assignments --year 2567 --format json | head -c 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], cwd=PROJECT, capture_output=True, timeout=300, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"{", b"")


@pytest.mark.heavy
def test_a_terminal_without_thai_gets_no_traceback():
    done = run("check", "--help", env={**os.environ, "PYTHONIOENCODING": "latin-1"})
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.heavy
@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_command_whose_messages_nobody_reads_writes_its_file(tmp_path, stream):
    unread, broken = os.pipe()
    os.close(unread)
    script = "from pathlib import Path\nfrom ita_dash.commands.options import say, write_out\nimport sys\n"
    script += f"for line in 'ab':\n    say(line, to=sys.{stream})\nsys.exit(write_out('x', Path(sys.argv[1])))"
    command = [sys.executable, "-c", script, str(tmp_path / "file")]
    try:
        done = subprocess.run(
            command, cwd=PROJECT, **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, stream: broken}, check=False
        )
    finally:
        os.close(broken)
    assert (done.returncode, (tmp_path / "file").read_text("utf-8")) == (0, "x")
    assert [said for said in (done.stdout, done.stderr) if said] == []


def test_commands_say_what_they_say_by_say():
    prints = [file.name for file in (PROJECT / "ita_dash/commands").glob("*.py") if "print(" in file.read_text("utf-8")]
    assert prints == ["options.py"]


def test_what_goes_to_a_pipe_obeys_the_encoding_that_is_asked_for(capfdbinary, tmp_path):
    source = form(tmp_path, ROW.replace("รอเอกสาร", "รอ 😀"))
    thai = {**os.environ, "PYTHONIOENCODING": "cp874"}
    checked = run("check", "--source", source, env=thai)
    assert "[ตาราง]" in checked.stdout.decode("cp874")
    table = run("export", "assignments", "--source", source, env=thai).stdout
    as_usual = output(capfdbinary, "export", "assignments", "--source", source)
    assert table.decode("cp874").splitlines()[0].startswith(as_usual.decode("utf-8-sig")[:3])
    asked = ("export", "assignments", "--source", source, "--format", "json")
    latin = run(*asked, env={**os.environ, "PYTHONIOENCODING": "latin-1:strict"}).stdout
    assert latin.isascii()
    assert json.loads(latin) == json.loads(output(capfdbinary, *asked))


@pytest.mark.heavy
def test_a_file_is_utf_8_whatever_the_terminal_is(tmp_path):
    path = tmp_path / "out.csv"
    run("export", "measures", "-o", str(path), env={**os.environ, "PYTHONIOENCODING": "cp874"})
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
