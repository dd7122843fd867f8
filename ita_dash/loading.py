"""One read of a configured source, for commands: the pages have ``live``, which reads again and again for everybody."""

from ita_dash.dataset import Dataset, Source, choose_source, of_year
from ita_dash.live.understanding import here
from ita_dash.settings import Settings
from ita_dash.sheet.errors import SheetError
from ita_dash.sheet.source import fetch


def load(settings: Settings, year: int | None = None) -> Dataset:
    """Read and understand the data of ``year``. Raises ``SheetError`` where it cannot be read or holds no form."""
    source, known_year = choose_source(settings, year)
    return of_year(read(source, settings, known_year, year), year)


def read(source: Source, settings: Settings, known_year: int | None, asked: int | None = None) -> Dataset:
    """One read of ``source``: the year that is ``asked`` for where the spreadsheet has it, else its usual one. ``known_year`` is
    what the settings say its fiscal year is. Raises ``SheetError``."""
    from ita_dash.live.countedsheets import PatientSheets  # loads what talks to Google, which a file does not need

    fetched = fetch(source.location, settings, google=PatientSheets(settings))
    datasets = here(fetched, {known_year: source}, settings).datasets
    if not datasets:
        raise SheetError("no_form", source=source.location)
    return datasets.get(asked, datasets[known_year])
