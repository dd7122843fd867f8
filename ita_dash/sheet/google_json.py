"""The Sheets API's answer with a whole spreadsheet, JSON, → a workbook. Pure: what it needs it is given.

Shapes: https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ita_dash.messages import _
from ita_dash.sheet import limits
from ita_dash.sheet.errors import SheetError
from ita_dash.sheet.extent import Extent
from ita_dash.sheet.formulas import picture
from ita_dash.sheet.struck import Run, unstruck
from ita_dash.sheet.wholetext import clean
from ita_dash.sheet.workbook import EMPTY, ERROR_TEXTS, NO_FACTS, Cell, Facts, Merge, Tab, Value, Workbook

FIELDS = (
    "spreadsheetId,properties(title,locale,timeZone),"
    "sheets(properties(sheetId,title,hidden),merges,"
    "data(startRow,startColumn,columnMetadata.hiddenByUser,rowMetadata.hiddenByUser,"
    "rowData.values(formattedValue,effectiveValue,effectiveFormat.numberFormat.type,"
    "userEnteredValue.formulaValue,userEnteredFormat.textFormat.strikethrough,hyperlink,"
    "textFormatRuns(startIndex,format(link.uri,strikethrough)),"
    "chipRuns.chip(richLinkProperties.uri,personProperties.email),note)))"
)
"""The field mask of the one request: everything that ``workbook_from_json`` reads and nothing else.

Strikes come from ``userEnteredFormat`` and runs, which hold what a person did; ``effectiveFormat`` would bring those of
conditional formats too.
"""

_SHOWS_NOTHING = frozenset({"effectiveFormat", "userEnteredFormat"})
_PLAIN = frozenset({"formattedValue", "effectiveValue", "effectiveFormat", "userEnteredFormat"})
_KINDS = {"PERCENT": "percent", "DATE": "date", "DATE_TIME": "date"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What Google sent when it was asked with ``FIELDS``; ``source`` is what was configured."""

    content: bytes
    source: str
    read_at: datetime

    def workbook(self) -> Workbook:
        """The spreadsheet in it. Raises ``SheetError("unavailable")`` where it holds none."""
        try:
            return workbook_from_json(json.loads(self.content), self.source, self.read_at)
        except (KeyError, TypeError, AttributeError, ValueError, RecursionError):
            raise SheetError("unavailable", detail=_("the answer is not a spreadsheet")) from None


def workbook_from_json(payload: Mapping[str, Any], source: str, read_at: datetime) -> Workbook:
    """The workbook in an answer of ``spreadsheets.get`` that was asked with ``FIELDS``.

    Raises KeyError, TypeError, AttributeError or ValueError where the answer is not of the documented shape, and ``SheetError``
    beyond a limit.
    """
    extent = Extent(source)
    return Workbook(
        title=clean(payload["properties"]["title"]),
        tabs=tuple(_tab(sheet, extent) for sheet in payload["sheets"]),
        read_at=read_at,
        source=source,
        url=f"https://docs.google.com/spreadsheets/d/{payload['spreadsheetId']}/edit",
    )


def _tab(sheet: Mapping[str, Any], extent: Extent) -> Tab:
    properties = sheet["properties"]
    title = clean(properties["title"])
    extent.tab(title)
    blocks = sheet.get("data", ())
    rows = tuple(map(tuple, _grid(blocks, extent)))
    width = max(map(len, rows), default=0)
    merges = (
        Merge(merge.get("startRowIndex", 0), merge.get("startColumnIndex", 0), merge["endRowIndex"], merge["endColumnIndex"])
        for merge in sheet.get("merges", ())
    )
    return Tab(
        title=title,
        rows=rows,
        merges=extent.merges(merges, len(rows), width),
        gid=properties.get("sheetId", 0),
        hidden=properties.get("hidden", False),
        hidden_columns=_hidden(blocks, "columnMetadata", "startColumn", width),
        hidden_rows=_hidden(blocks, "rowMetadata", "startRow", len(rows)),
    )


def _hidden(blocks: Sequence[Mapping[str, Any]], metadata: str, start: str, end: int) -> frozenset[int]:
    """The rows or columns before ``end`` that a person hid."""
    return frozenset(
        number
        for block in blocks
        for number, one in enumerate(block.get(metadata, ()), start=block.get(start, 0))
        if number < end and one.get("hiddenByUser")
    )


def _grid(blocks: Sequence[Mapping[str, Any]], extent: Extent) -> list[list[Cell]]:
    """The rows of a tab from its blocks, each of which begins at a row and column of its own."""
    grid: list[list[Cell]] = []
    plain: dict[object, Cell] = {}
    for block in blocks:
        top, left = block.get("startRow", 0), block.get("startColumn", 0)
        for number, row_data in enumerate(block.get("rowData", ()), start=top):
            cells = _row(row_data.get("values", ()), plain)
            if not cells:
                continue
            extent.row(number, left + len(cells))
            _count(cells, number, left, extent)
            while len(grid) <= number:
                grid.append([])
            row = grid[number]
            if not row and not left:
                grid[number] = cells
            else:
                row.extend([EMPTY] * (left + len(cells) - len(row)))
                row[left : left + len(cells)] = cells
    return grid


def _count(cells: Sequence[Cell], row: int, left: int, extent: Extent) -> None:
    lengths = [len(cell.text) for cell in cells if cell is not EMPTY]
    extent.cells(len(lengths))
    if lengths and max(lengths) > extent.letters:
        for column, cell in enumerate(cells, start=left):
            extent.text(len(cell.text), row, column)


def _row(values: Sequence[Mapping[str, Any]], plain: dict[object, Cell]) -> list[Cell]:
    """The cells up to the last that holds something.

    ``plain`` keeps one cell for each distinct text and number: a sheet of 50,000 rows repeats most of its texts.
    """
    row = [_plain_cell(value, plain) or _cell(value, plain) if value else EMPTY for value in values]
    while row and row[-1] is EMPTY:
        row.pop()
    return row


def _plain_cell(value: Mapping[str, Any], plain: dict[object, Cell]) -> Cell | None:
    """The cell of a value that holds nothing, or a text as it is shown and nothing else; None of any other."""
    shown = value.get("formattedValue")
    if not shown:
        return EMPTY if value.keys() <= _SHOWS_NOTHING else None
    typed = value.get("effectiveValue")
    if not typed or typed.get("stringValue") != shown:
        return None
    if len(value) > 2 and (not value.keys() <= _PLAIN or _is_struck(value)):
        return None
    cell = plain.get(shown)
    if cell is None:
        text = clean(shown)
        cell = plain[shown] = Cell(text, text or None) if text.strip() else EMPTY
    return cell


def _cell(value: Mapping[str, Any], plain: dict[object, Cell]) -> Cell:
    text = clean(value.get("formattedValue", ""))
    content, kind = _content(value, text)
    if value.keys() <= _PLAIN and kind != "error" and not _is_struck(value):
        return EMPTY if not text.strip() else plain.setdefault((text, content, kind), Cell(text, content, kind))
    address, name = picture(_formula(value))
    links = [value["hyperlink"]] if "hyperlink" in value else []
    links += [run.get("format", {}).get("link", {}).get("uri", "") for run in value.get("textFormatRuns", ())]
    links += [run.get("chip", {}).get("richLinkProperties", {}).get("uri", "") for run in value.get("chipRuns", ())]
    links += [address]
    note = clean(value.get("note", ""))
    kept = tuple(dict.fromkeys(clean(link) for link in links if link))[: limits.LINKS_OF_A_CELL]
    cell = Cell(text, content, kind, kept, note, _facts(value, text, kind, name))
    return EMPTY if cell.is_empty else cell


def _facts(value: Mapping[str, Any], text: str, kind: str, picture_name: str) -> Facts:
    error = clean(str(value["effectiveValue"]["errorValue"].get("type", ""))) if kind == "error" else ""
    found = Facts(
        unstruck=_unstruck(value, text),
        error="" if ERROR_TEXTS.get(text) == error else error,
        people=tuple(
            clean(email)
            for run in value.get("chipRuns", ())
            if (email := run.get("chip", {}).get("personProperties", {}).get("email", ""))
        ),
        pictures=(clean(picture_name),) if picture_name else (),
    )
    return NO_FACTS if found == NO_FACTS else found


def _formula(value: Mapping[str, Any]) -> str:
    return str(value.get("userEnteredValue", {}).get("formulaValue", ""))


def _is_struck(value: Mapping[str, Any]) -> bool:
    """Whether a person struck the cell out as a whole."""
    return bool(value.get("userEnteredFormat", {}).get("textFormat", {}).get("strikethrough"))


def _unstruck(value: Mapping[str, Any], text: str) -> str | None:
    """``text`` without its struck-out words; None where it has none. A run says only what differs from the cell's own format."""
    whole = _is_struck(value)
    runs = [
        Run(int(run.get("startIndex", 0)), bool(run.get("format", {}).get("strikethrough", whole)))
        for run in value.get("textFormatRuns", ())
    ]
    if not whole and not any(run.struck for run in runs):
        return None
    return clean(unstruck(value.get("formattedValue", ""), [Run(0, whole), *runs]))


def _content(value: Mapping[str, Any], text: str) -> tuple[Value, str]:
    """Value and kind of a cell."""
    effective = value.get("effectiveValue")
    if not effective:
        return (text or None), "text"
    if "numberValue" in effective:
        shown_as = value.get("effectiveFormat", {}).get("numberFormat", {}).get("type", "")
        return float(effective["numberValue"]), _KINDS.get(shown_as, "number")
    if "boolValue" in effective:
        return effective["boolValue"], "bool"
    if "errorValue" in effective:
        return text, "error"
    return clean(effective.get("stringValue", "")) or None, "text"
