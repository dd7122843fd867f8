"""One key for links and files: the typed number, else a hash of the name; never a place in a list."""

from io import StringIO

import pandas as pd

from ita_dash import addresskeys
from tests.assignments_factory import assignments_frame
from tests.years import bundled_year


def frame(*rows: tuple[str, str, str, str]):
    return assignments_frame(
        [{"measure_no": no, "measure": title, "code": code, "activity": activity} for no, title, code, activity in rows]
    )


def test_the_typed_number_names_a_measure_and_an_activity():
    rows = bundled_year(2567).form.assignments
    assert list(addresskeys.measure_keys(rows).values()) == [f"no-{number}" for number in range(1, 8)]
    assert list(addresskeys.activity_keys(rows).values())[:3] == ["no-1.1", "no-1.2", "no-1.3"]


def test_a_number_that_two_have_names_neither():
    found = addresskeys.measure_keys(frame(("1", "ก", "", "x"), ("1", "ข", "", "y"), ("2", "ค", "", "z")))
    assert found["2", "ค"] == "no-2"
    assert all(found["1", title].startswith(addresskeys.HASHED) for title in "กข")
    assert len(set(found.values())) == 3


def test_a_row_more_changes_no_other_key():
    rows = [("", "ก", "", "x"), ("", "ข", "", "y")]
    before = addresskeys.activity_keys(frame(*rows))
    after = addresskeys.activity_keys(frame(("", "ฮ", "", "ใหม่"), *rows))
    assert {name: after[name] for name in before} == before


def test_thai_digits_are_the_same_number():
    assert addresskeys.measure_keys(frame(("๖", "ก", "", "x")))["๖", "ก"] == "no-6"


def test_a_division_has_the_hash_of_its_name_whatever_its_blanks():
    one, other = addresskeys.division_keys(["กอง ช่าง"])["กอง ช่าง"], addresskeys.division_keys(["กองคลัง", "กองช่าง"])["กองช่าง"]
    assert one == other
    assert len(one) == len(addresskeys.HASHED) + addresskeys.SHORT


def test_names_with_the_same_hash_are_told_apart(monkeypatch):
    monkeypatch.setattr(addresskeys, "SHORT", 0)
    found = addresskeys.division_keys(["ก", "ข"])
    assert len(set(found.values())) == 2
    assert all(len(one) > 40 for one in found.values())


def test_an_address_may_name_a_key_or_the_bare_number():
    assert [addresskeys.asked_for(text) for text in ("no-6.1", "6.1", " ๖.๑ ", "~ab12", "")] == ["no-6.1"] * 3 + ["~ab12", ""]


def test_no_program_takes_a_key_for_a_number_a_date_or_nothing():
    numbers = ["1.1", "1.10", "1", "0012", "1e5", "an", "-5", "3/4", "NA", "ten"]
    rows = frame(*(("1", "ก", number, f"กิจกรรม {place}") for place, number in enumerate(numbers)))
    found = list(addresskeys.activity_keys(rows).values())
    assert len(set(found)) == len(numbers)
    read = pd.read_csv(StringIO("key\n" + "\n".join(found)))["key"]
    assert read.tolist() == found
    assert all(one[:1].isalpha() or one[:1] == addresskeys.HASHED for one in found)
