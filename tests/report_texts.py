"""Reports of tests, and what of the sheet each must print, in order."""

from collections.abc import Iterator, Mapping
from functools import cache

from ita_dash.filters import Filters
from ita_dash.report import build, file_of
from ita_dash.report.model import Report
from ita_dash.report.printedtext import Paragraphs
from ita_dash.settings import Settings
from tests.assignments_factory import EVERYTHING, RECORDS, dataset_of
from tests.years import bundled_year

HOSTILE = {
    "markup": "#let x = 1 $x^2$ *หนา* _เอียง_ <b>ผล</b> \\ {{ name }} `code` ```raw``` "
    '#import "a" @label // no /* no */ [กอง](https://x) = หัว',
    "directions": "ก\u202eขวา\u200f\u2066ซ้าย\u2069\u200e\ufeff ท้าย",
    "emoji": "เสร็จแล้ว ✅ 🎉 👨‍👩‍👧 ❤️ 𠮷 漢字",
    "control": "ก่อน\x00\x01\x08\x0b\x1f\x7f\x85หลัง \ufffe \uffff",
    "long": "รายงานผลการดำเนินการ " * 1430,
    "unbroken": "x" * 3000 + "ก" * 300,
    "address": "https://example.go.th/" + "a" * 1978,
    "longer": "https://example.go.th/" + "b" * 2979,
}
"""What a cell may hold: none of it may be obeyed, nor break a document."""


@cache
def bundled(year: int, *divisions: str) -> Report:
    """The report of a bundled workbook."""
    dataset = bundled_year(year)
    return build(dataset, Filters(dataset.default_as_of(), divisions=divisions), Settings())


@cache
def bundled_pdf(year: int, *divisions: str) -> bytes:
    """``bundled`` as PDF."""
    return file_of(bundled(year, *divisions), "pdf")


def of(records: tuple[Mapping[str, object], ...] = RECORDS, filters: Filters = EVERYTHING, **report: object) -> Report:
    """The report of ``records`` with these settings of ``[report]``."""
    return build(dataset_of(records), filters, Settings.model_validate({"report": report}))


@cache
def hostile() -> Report:
    """A report with each hostile text in every field of an activity, and in its settings."""
    fields = ("measure", "activity", "period", "result", "recommendation", "reason")
    records = tuple(
        {
            **RECORDS[0],
            "code": f"{number}.1",
            "measure_no": str(number),
            **dict.fromkeys(fields, text if name != "long" else name),
            "result": text,
            "division": text[:300],
            "evidence": (text[:2500],),
            "status_read": "in_progress",
        }
        for number, (name, text) in enumerate(HOSTILE.items(), 1)
    )
    several = HOSTILE["markup"] + "\n" + HOSTILE["control"] + "\n" + HOSTILE["emoji"]
    signatory = {"name": HOSTILE["markup"], "position": HOSTILE["control"]}
    return of(records, office=several, item=several[:60], preface=several, opening=several, signatories=[signatory])


def texts(report: Report) -> Iterator[str]:
    """Each paragraph of the report's table, as it is read: measure, its activities, what each division says of them."""
    for measure in report.measures:
        yield from _said(measure.text)
        for activity in measure.activities:
            yield from _said(activity.text)
            for entry in activity.entries:
                for cell in (entry.divisions, entry.period, entry.result, entry.recommendation):
                    yield from _said(cell)


def _said(paragraphs: Paragraphs) -> Iterator[str]:
    for paragraph in paragraphs:
        yield "".join(piece.text for piece in paragraph)


def missing(said: Iterator[str], document: str) -> list[str]:
    """What of ``said`` does not come in ``document`` after what was said before it."""
    absent, place = [], 0
    for text in said:
        found = document.find(text, place)
        if found < 0:
            absent.append(text)
        else:
            place = found + len(text)
    return absent
