"""A place among the tokens of a period, for reading them from left to right, and the years that stand there."""

from ita_dash.fiscal import BUDDHIST_OFFSET, FiscalYear
from ita_dash.form.values.datewords import DateWord, UnreadableError
from ita_dash.form.values.timeunits import christian_year

_NEAR_YEARS = 2
"""A two-digit Christian year in words ("Oct 22") may lie this far from the fiscal year, or it is rather a day."""
_ERAS = ("buddhist", "christian")
_YEAR_WORDS = (*_ERAS, "fiscal", "year", "calendar")
_MOST_YEAR_WORDS = 4
"""So many stand before one year, "ประจำปีงบประมาณ ปี พ.ศ."; looking further would take steps by the square of their number."""


class Cursor:
    """Looks at and takes ``tokens`` from ``_place`` on; ``near`` is the fiscal year that the text stands in."""

    def __init__(self, tokens: list[DateWord], near: FiscalYear | None) -> None:
        self._tokens = tokens
        self._place = 0
        self._near = near
        self._doubtful_year = False
        """Whether a two-digit year may be of either era."""
        self._fiscal_year: int | None = None
        """Set by "ปีงบประมาณ 2566" right before a month or quarter: it is that unit's year."""

    def _peek(self, further: int = 0) -> DateWord | None:
        place = self._place + further
        return self._tokens[place] if place < len(self._tokens) else None

    def _take(self) -> DateWord:
        if self._place >= len(self._tokens):
            raise UnreadableError
        self._place += 1
        return self._tokens[self._place - 1]

    def _kinds(self, count: int) -> list[str]:
        return [token.kind for token in self._tokens[self._place : self._place + count]]

    def _next_kind(self, *, skip_lines: bool = False) -> str:
        place = self._place
        while skip_lines and place < len(self._tokens) and self._tokens[place].kind == "line":
            place += 1
        return self._tokens[place].kind if place < len(self._tokens) else ""

    def _skip_lines(self, before: tuple[str, ...] = ()) -> None:
        """Over line breaks; with ``before`` only where one of these kinds comes after them."""
        if not before or self._next_kind(skip_lines=True) in before:
            while self._next_kind() == "line":
                self._place += 1

    def _year_after(self, *, fiscal: bool) -> int | None:
        """The year that comes next, if one does: Christian, or for ``fiscal`` the Buddhist year of the same number."""
        start = self._place
        self._skip_lines(before=("buddhist", "christian", "fiscal", "year", "number"))
        is_parted = self._next_kind() == "slash" or (self._next_kind() == "dash" and not fiscal)
        self._place += is_parted
        year = self._year_of("", fiscal=fiscal)
        if year is None:
            self._place = start
        return self._fiscal_year if year is None and fiscal else year

    def _year_of(self, word: str, *, fiscal: bool) -> int | None:
        """The year in digits after its ``word`` (empty: none was taken yet) and words like it; None, and all is left, without."""
        start, era = self._place, word if word in _ERAS else ""
        is_named = bool(word)
        while self._next_kind() in _YEAR_WORDS and self._place - start < _MOST_YEAR_WORDS:
            is_named = True
            kind = self._take().kind
            era = kind if kind in _ERAS else era
        token = self._peek()
        if token is None or token.kind != "number" or not (is_named or self._is_year(token, self._peek(1))):
            self._place = start
            return None
        return self._numbered(self._take(), era, fiscal=fiscal)

    def _numbered(self, token: DateWord, era: str, *, fiscal: bool) -> int:
        """The year that a number is, Christian or for ``fiscal`` Buddhist; in ``era`` where a word before it named one."""
        year, doubtful = christian_year(token.text)
        meant = "buddhist" if token.number in (year + BUDDHIST_OFFSET, year + BUDDHIST_OFFSET - 2500) else "christian"
        if era and era != meant:
            raise UnreadableError
        if doubtful and era != "christian":
            if self._near is not None and abs(year + BUDDHIST_OFFSET - self._near.be) > _NEAR_YEARS:
                raise UnreadableError
            self._doubtful_year = True
        return year + BUDDHIST_OFFSET if fiscal else year

    def _is_year(self, token: DateWord, following: DateWord | None = None) -> bool:
        """A four-digit number, or two digits that do not begin a day of their own ("15 มี.ค. 16 เม.ย. 67")."""
        if len(token.text) != 2:
            return len(token.text) >= 4
        return token.number > 31 or following is None or following.kind != "month"

    def _year_word(self) -> str:
        kinds = self._kinds(2)
        return next((kind for kind in kinds if kind != "line"), "")
