"""What is said of a problem, made where it is shown: the reader of the sheet knows codes and what was read, no words."""

from collections.abc import Mapping

import pandas as pd

from ita_dash.caches import Cache
from ita_dash.fiscal import FiscalYear
from ita_dash.form.problemkinds import KINDS
from ita_dash.form.problems import CELLS, RANGE
from ita_dash.form.text import whole
from ita_dash.form.values.period import period_text
from ita_dash.messages import N_, _
from ita_dash.thai import arabic, day, digits, in_figures
from ita_dash.vocabulary import STATUS_LABELS, word

OURS = frozenset({"number", "taken", "months", "day", "start", "year", "count", "share", CELLS})
"""Details that the app writes, numbers and dates among them; all others are words of the sheet and stay as they were typed."""
PLACES = frozenset({RANGE, "other", "letter", "used_letter"})
"""Details that say where: they are told whole, with digits as a sheet shows them."""
VALUE_LETTERS = 80
"""Of a value inside a sentence; the whole of it stands beside it."""
_Details = tuple[tuple[str, str], ...]
_SAID = Cache("sentences", 8 * 1024 * 1024)
"""For as long as there is room: every page and file with problems says the same ones."""


def with_sentences(problems: pd.DataFrame, year: FiscalYear, thai_digits: bool) -> pd.DataFrame:
    """``problems`` (``form.problems.COLUMNS``) with ``message`` and ``fix``, what was found and how to put it right.

    What a sentence gives as an example of a period or a day lies in ``year``, that of the sheet.
    """
    found = [
        _sentences(code, value, details, year, thai_digits)
        for code, value, details in zip(problems["code"], problems["value"], problems["details"], strict=True)
    ]
    said = pd.DataFrame(found, columns=["message", "fix"], index=problems.index, dtype="str")
    return pd.concat([problems, said], axis="columns")


def _sentences(code: str, value: str, details: _Details, year: FiscalYear, thai_digits: bool) -> tuple[str, str]:
    return _SAID.get((code, value, details, year, thai_digits), lambda: _say(code, value, details, year, thai_digits))


def _say(code: str, value: str, details: _Details, year: FiscalYear, thai_digits: bool) -> tuple[str, str]:
    kind, words = KINDS[code], {name: _short(whole(text)) for name, text in (*details, ("value", value)) if name not in PLACES}
    words |= {name: text for name, text in details if name in PLACES}
    if "status" in words:
        words["status"] = word(STATUS_LABELS, words["status"])
    if label := words.get("label"):
        words["label"] = _(label)
    words |= {name: digits(words[name], thai_digits) for name in OURS & words.keys()}
    message = _filled(kind.message, words, thai_digits)
    if CELLS in words:
        message = _filled(N_("{message} (so in {cells} cells: {range})"), {**words, "message": message}, thai_digits)
    return message, _filled(kind.fix, words | _examples(year, thai_digits), thai_digits)


def _examples(year: FiscalYear, thai_digits: bool) -> dict[str, str]:
    """What an officer may type as it stands."""
    return {
        "example": period_text(year.start, year.end, thai_digits),
        "example_day": day(year.start, thai_digits),
        "example_in_figures": in_figures(year.quarter(2)[1]),
    }


def _filled(sentence: str, words: Mapping[str, str], thai_digits: bool) -> str:
    said = _(sentence)
    return (said if thai_digits else arabic(said)).format(**words)


def _short(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= VALUE_LETTERS else line[: VALUE_LETTERS - 1] + "…"
