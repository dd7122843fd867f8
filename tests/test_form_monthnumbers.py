"""What counts as a number under a month: no more letters than a percent with its decimals has."""

import pytest

from ita_dash.form.values.months import number_of
from ita_dash.sheet.workbook import Cell


@pytest.mark.parametrize(
    ("text", "number"), [("100.00", 100), ("๑๐๐.๐๐", 100), ("50 %", 50), ("100.000", None), ("2567001", None), ("50 คน", None)]
)
def test_a_number_that_is_typed_as_text(text: str, number: float | None):
    assert number_of(Cell(text=text)) == number
