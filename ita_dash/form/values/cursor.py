"""A place among the tokens of a period, for reading them from left to right."""

from ita_dash.form.values.datewords import DateWord, UnreadableError


class Cursor:
    """Looks at and takes ``tokens`` from ``_place`` on."""

    def __init__(self, tokens: list[DateWord]) -> None:
        self._tokens = tokens
        self._place = 0

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
