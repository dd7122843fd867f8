"""The one door from a workbook to its meaning: pages, links, commands, history and older versions all come through it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ita_dash.fiscal import FiscalYear
from ita_dash.form.problems import filed
from ita_dash.form.read import Form, read_form
from ita_dash.form.words import NO_OWN_WORDS, OwnWords
from ita_dash.meaning.inside import set_apart, with_inside, without_evidence
from ita_dash.meaning.ownfile import read_summary
from ita_dash.sheet.workbook import Workbook


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """What an installation says about how its sheets are read. Holds no secret; hashable, and fit for another process."""

    columns: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """An office's own names for columns of the form: a field and its names."""
    hidden_tabs: bool = False
    """Whether hidden forms, and copies of forms, count as well."""
    words: OwnWords = NO_OWN_WORDS
    """An office's own words, beside those of ``form/words``."""
    inside: tuple[str, ...] = ()
    """Headings of columns that stay inside, beside those that say so themselves."""

    @classmethod
    def of(
        cls,
        columns: Mapping[str, tuple[str, ...]],
        hidden_tabs: bool = False,
        words: OwnWords = NO_OWN_WORDS,
        inside: tuple[str, ...] = (),
    ) -> "ReadingSettings":
        """From the names by field, in any order."""
        return cls(tuple(sorted((field, tuple(names)) for field, names in columns.items())), hidden_tabs, words, inside)


def form_of(workbook: Workbook, year: int | None = None, settings: ReadingSettings = ReadingSettings()) -> Form:
    """What ``workbook`` means; ``year`` is the Buddhist fiscal year that it is known to be of, None where it has to say so.

    An Excel file of ours is read back, anything else as a form. Never raises for any cell; a workbook without a form gives no
    assignments and no tab whose ``is_form`` is true.
    """
    known = FiscalYear(year) if year else None
    columns = with_inside(workbook, dict(settings.columns), settings.inside)

    def read(one: Workbook) -> Form:
        return read_summary(one, known) or read_form(one, known, columns, take_hidden=settings.hidden_tabs, words=settings.words)

    form = read(workbook)
    if (bare := without_evidence(workbook, form, settings.inside)) is not None:
        form = read(bare)
    form = set_apart(form, settings.inside)
    return replace(form, problems=filed(form.problems, form.divisions))
