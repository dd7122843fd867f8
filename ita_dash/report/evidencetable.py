"""The table of evidence: each link or text once, under a number that the rows of the report refer to, links with a QR code."""

from collections.abc import Collection
from dataclasses import dataclass, field

from ita_dash import thai
from ita_dash.form.values.evidence import label_and_link
from ita_dash.messages import _
from ita_dash.report.model import PlainTable, Section
from ita_dash.report.printedtext import Paragraphs, Piece, line, lines, link

MOST_CODES = 400
"""QR codes of one report; of more links there are none, and the table says so."""
MOST_LABELS = 4
"""Names under which one link is shown."""
MOST_DIVISIONS, MOST_NAMED = 12, 10
"""Divisions of one piece of evidence that are all named, and those named of more: the rows of the report have each. A folder that
sixty divisions share would take pages of names alone."""


@dataclass
class _Entry:
    number: int
    piece: Piece
    """The link as it is read, or the text that is none."""
    labels: dict[str, None] = field(default_factory=dict)
    codes: dict[str, None] = field(default_factory=dict)
    divisions: dict[str, None] = field(default_factory=dict)


class EvidenceTable:
    """Numbers evidence in the order in which the report's rows name it."""

    def __init__(self, thai_digits: bool) -> None:
        self._thai_digits = thai_digits
        self._entries: dict[str, _Entry] = {}

    def numbers(self, evidence: tuple[str, ...], code: str, divisions: tuple[str, ...]) -> tuple[Piece, ...]:
        """The numbers of ``evidence`` for activity ``code``, each once and live where its evidence is a link."""
        found = {}
        for shown in evidence:
            label, url = label_and_link(shown)
            piece = link(url or shown)
            if not piece.text:
                continue
            entry = self._entries.setdefault(piece.text, _Entry(len(self._entries) + 1, piece))
            entry.labels.update({label: None} if url and label else {})
            entry.codes[code] = None
            entry.divisions.update(dict.fromkeys(divisions))
            found[entry.number] = Piece(thai.digits(entry.number, self._thai_digits), piece.url)
        return tuple(found.values())

    def section(self) -> Section | None:
        """The table itself; None where no evidence was given."""
        if not self._entries:
            return None
        entries = self._entries.values()
        headers = (_("Order"), _("Activity no."), _("Responsible"), _("Evidence"))
        addresses = tuple(entry.piece.url for entry in entries)
        with_codes = 0 < sum(map(bool, addresses)) <= MOST_CODES
        rows = tuple(self._row(entry) for entry in entries)
        if not with_codes:
            lead = _("There are too many links for QR codes.") if any(addresses) else ""
            return Section(_("Table of evidence"), lead, grid=PlainTable(headers, (7, 11, 24, 58), (0, 1), rows))
        grid = PlainTable((*headers, _("QR code")), (7, 11, 20, 51, 11), (0, 1), tuple((*row, ()) for row in rows), addresses)
        return Section(_("Table of evidence"), "", grid=grid)

    def _row(self, entry: _Entry) -> tuple[Paragraphs, ...]:
        codes = ", ".join(thai.digits(code, self._thai_digits) for code in entry.codes if code)
        labels = lines("\n".join(list(entry.labels)[:MOST_LABELS]))
        return (
            line(thai.digits(entry.number, self._thai_digits)),
            line(codes),
            lines("\n".join(self._some(entry.divisions))),
            (*labels, (entry.piece,)),
        )

    def _some(self, divisions: Collection[str]) -> list[str]:
        named = list(divisions)
        if len(named) <= MOST_DIVISIONS:
            return named
        left = len(named) - MOST_NAMED
        return [*named[:MOST_NAMED], _("and {count} others").format(count=thai.number(left, self._thai_digits))]
