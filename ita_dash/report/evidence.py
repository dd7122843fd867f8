"""The table of evidence: each link or text once, under a number that the rows of the report refer to."""

from ita_dash import thai
from ita_dash.messages import _
from ita_dash.report.model import Grid, Section
from ita_dash.report.text import Piece, line, lines, link


class EvidenceTable:
    """Numbers evidence in the order in which the report's rows name it."""

    def __init__(self, thai_digits: bool) -> None:
        self._thai_digits = thai_digits
        self._numbers: dict[tuple[str, str], int] = {}
        self._divisions: dict[tuple[str, str], dict[str, None]] = {}

    def numbers(self, evidence: tuple[str, ...], code: str, divisions: tuple[str, ...]) -> tuple[Piece, ...]:
        """The numbers of ``evidence`` for activity ``code``, each live where its evidence is a link."""
        found = []
        for entry in evidence:
            piece = link(entry)
            if not piece.text:
                continue
            number = self._numbers.setdefault((code, entry), len(self._numbers) + 1)
            self._divisions.setdefault((code, entry), {}).update(dict.fromkeys(divisions))
            found.append(Piece(thai.digits(number, self._thai_digits), piece.url))
        return tuple(found)

    def section(self) -> Section | None:
        """The table itself; None where no evidence was given."""
        if not self._numbers:
            return None
        rows = tuple(
            (
                line(thai.digits(number, self._thai_digits)),
                line(thai.digits(code, self._thai_digits)),
                lines("\n".join(self._divisions[code, entry])),
                ((link(entry),),),
            )
            for (code, entry), number in self._numbers.items()
        )
        headers = (_("Order"), _("Activity no."), _("Responsible"), _("Evidence"))
        return Section(_("Table of evidence"), "", grid=Grid(headers, (7, 11, 24, 58), (0, 1), rows))
