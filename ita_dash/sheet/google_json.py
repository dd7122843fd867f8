"""The Sheets API's JSON of a whole spreadsheet → a workbook. Pure: what it needs it is given.

Shapes: https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ita_dash.sheet.rows import one_line_end, trimmed
from ita_dash.sheet.workbook import EMPTY, Cell, Merge, Tab, Value, Workbook

FIELDS = (
    "spreadsheetId,properties(title,locale,timeZone),"
    "sheets(properties(sheetId,title,hidden),merges,"
    "data(startRow,startColumn,rowData.values(formattedValue,effectiveValue,effectiveFormat.numberFormat.type,"
    "hyperlink,textFormatRuns.format.link.uri,chipRuns.chip.richLinkProperties.uri,note)))"
)
"""The field mask of the one request: everything that ``workbook_from_json`` reads and nothing else."""

_FORMAT_ONLY = frozenset({"effectiveFormat"})
_PLAIN = frozenset({"formattedValue", "effectiveValue", "effectiveFormat"})
_KINDS = {"PERCENT": "percent", "DATE": "date", "DATE_TIME": "date"}


def workbook_from_json(payload: Mapping[str, Any], source: str, read_at: datetime) -> Workbook:
    """The workbook in an answer of ``spreadsheets.get`` that was asked with ``FIELDS``.

    Raises KeyError, TypeError or AttributeError where the answer is not of the documented shape.
    """
    return Workbook(
        title=payload["properties"]["title"],
        tabs=tuple(_tab(sheet) for sheet in payload["sheets"]),
        read_at=read_at,
        source=source,
        url=f"https://docs.google.com/spreadsheets/d/{payload['spreadsheetId']}/edit",
    )


def _tab(sheet: Mapping[str, Any]) -> Tab:
    properties = sheet["properties"]
    return Tab(
        title=properties["title"],
        rows=trimmed(_grid(sheet.get("data", ()))),
        merges=tuple(
            Merge(merge.get("startRowIndex", 0), merge.get("startColumnIndex", 0), merge["endRowIndex"], merge["endColumnIndex"])
            for merge in sheet.get("merges", ())
        ),
        gid=properties.get("sheetId", 0),
        hidden=properties.get("hidden", False),
    )


def _grid(blocks: list[Mapping[str, Any]]) -> list[list[Cell]]:
    """The rows of a tab from its blocks, each of which begins at a row and column of its own."""
    grid: list[list[Cell]] = []
    plain: dict[str, Cell] = {}
    for block in blocks:
        top, left = block.get("startRow", 0), block.get("startColumn", 0)
        for number, row_data in enumerate(block.get("rowData", ()), start=top):
            cells = _row(row_data.get("values", ()), plain)
            while len(grid) <= number:
                grid.append([])
            row = grid[number]
            if not row and not left:
                grid[number] = cells
            elif cells:
                row.extend([EMPTY] * (left + len(cells) - len(row)))
                row[left : left + len(cells)] = cells
    return grid


def _row(values: list[Mapping[str, Any]], plain: dict[str, Cell]) -> list[Cell]:
    """``plain`` keeps one cell for each distinct text: a sheet of 50,000 rows repeats most of its texts."""
    row: list[Cell] = []
    for value in values:
        if value.keys() <= _FORMAT_ONLY:
            row.append(EMPTY)
            continue
        if value.keys() <= _PLAIN:
            shown = value.get("formattedValue")
            typed = value.get("effectiveValue")
            if typed and shown and typed.get("stringValue") == shown:
                cell = plain.get(shown)
                if cell is None:
                    cell = plain[shown] = _cell(value)
                row.append(cell)
                continue
        row.append(_cell(value))
    return row


def _cell(value: Mapping[str, Any]) -> Cell:
    text = one_line_end(value.get("formattedValue", ""))
    content, kind = _content(value, text)
    links = [value["hyperlink"]] if "hyperlink" in value else []
    links += [run.get("format", {}).get("link", {}).get("uri", "") for run in value.get("textFormatRuns", ())]
    links += [run.get("chip", {}).get("richLinkProperties", {}).get("uri", "") for run in value.get("chipRuns", ())]
    cell = Cell(text, content, kind, tuple(dict.fromkeys(link for link in links if link)), one_line_end(value.get("note", "")))
    return EMPTY if cell.is_empty else cell


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
    return one_line_end(effective.get("stringValue", "")) or None, "text"
