"""The setting ``words``: a file of the office's own words reaches every reading, and a wrong one is said."""

from dataclasses import fields

import pytest

from ita_dash.dataset import Source, reading_settings, understand
from ita_dash.live.understanding import _needed, in_worker
from ita_dash.meaning.formof import ReadingSettings
from ita_dash.settings import Settings
from ita_dash.settings.settingerrors import SettingError
from tests.grids import HEADER, Held, tab, workbook

SOURCE = Source("x")
BOOK = workbook(
    tab(
        "แผน",
        [[*HEADER[:2], "มือทำงาน", *HEADER[3:5], "สถานะ"], ["สุจริต", "จัดทำประกาศ", "กองคลัง", "ตลอดปี", "", "ปิดจ๊อบ"]],
    )
)
OWN = '[headings]\ndivision = ["มือทำงาน"]\n[statuses]\ndone = ["ปิดจ๊อบ"]\n'


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "our-words.toml"
    path.write_text(OWN, encoding="utf-8")
    return path


def _read(dataset):
    (row,) = dataset.form.assignments[["division", "status_read"]].itertuples(index=False, name=None)
    return row


def test_the_office_s_words_are_read(file):
    assert _read(understand(BOOK, SOURCE, Settings(words=str(file)))) == ("กองคลัง", "done")
    assert _read(understand(BOOK, SOURCE, Settings()))[1] == ""


def test_a_worker_reads_them_too(file):
    understood = in_worker(Held(BOOK), {None: SOURCE}, Settings(words=str(file)))
    assert understood.datasets is not None
    assert _read(understood.datasets[None]) == ("กองคลัง", "done")


def test_a_relative_path_begins_where_the_app_is_run(file, monkeypatch):
    monkeypatch.chdir(file.parent)
    assert reading_settings(Settings(words=file.name)).words.of("statuses") == {"done": ("ปิดจ๊อบ",)}


def test_other_words_make_another_version(file):
    one = understand(BOOK, SOURCE, Settings(words=str(file))).version
    file.write_text(OWN.replace("done", "cancelled"), encoding="utf-8")
    assert understand(BOOK, SOURCE, Settings(words=str(file))).version != one


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[unknown]\na = []", "unknown"),
        ('[statuses]\nfinished = ["ปิด"]', "statuses.finished"),
        ("[statuses]\ndone = 5", "statuses.done"),
        ('[statuses]\ndone = ["ปิด", "ปิด"]', "ปิด"),
        ('[statuses]\ndone = ["' + "ก" * 61 + '"]', "ก" * 61),
        (f"[statuses]\ndone = {[str(n) + 'คำ' for n in range(501)]}".replace("'", '"'), "500"),
        ('[periods]\nwhole = ["12 เดือน"]', "12 เดือน"),
        ("[statuses", "TOML"),
        ("#" * 200_001, "UTF-8"),
    ],
)
def test_what_is_wrong_is_said(file, content, said):
    file.write_text(content, encoding="utf-8")
    with pytest.raises(SettingError) as caught:
        reading_settings(Settings(words=str(file)))
    assert said in caught.value.message


@pytest.mark.parametrize(
    "content",
    [
        '[statuses]\ndone = ["' + "ก" * 60 + '"]',
        f"[statuses]\ndone = {[str(n) + 'คำ' for n in range(500)]}".replace("'", '"'),
    ],
)
def test_the_longest_word_and_the_most_words_are_taken(file, content):
    file.write_text(content, encoding="utf-8")
    assert reading_settings(Settings(words=str(file)))


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(SettingError) as caught:
        reading_settings(Settings(words=str(tmp_path / "none.toml")))
    assert "words" in caught.value.message
    with pytest.raises(SettingError):
        reading_settings(Settings(words=str(tmp_path)))


def test_a_worker_is_given_every_setting_of_the_reading(file):
    settings = Settings(columns={"division": ("ก",)}, hidden_tabs=True, words=str(file), inside=("ข",))
    reading = reading_settings(settings)
    unlike = {one.name for one in fields(ReadingSettings) if getattr(reading, one.name) != getattr(ReadingSettings(), one.name)}
    assert unlike == {one.name for one in fields(ReadingSettings)}
    assert reading_settings(_needed(settings)) == reading
