"""One read of a configured source, for commands: the pages have ``live``, which reads again and again for everybody."""

from ita_dash.dataset import Dataset, Source, choose_source, of_year, understand
from ita_dash.heap import collection_paused
from ita_dash.settings import Settings
from ita_dash.sheet.source import open_workbook


def load(settings: Settings, year: int | None = None) -> Dataset:
    """Read and understand the data of ``year``. Raises ``SheetError`` where it cannot be read or holds no form."""
    source, known_year = choose_source(settings, year)
    return of_year(read(source, settings, known_year), year)


def read(source: Source, settings: Settings, year: int | None) -> Dataset:
    """One read of ``source``; ``year`` is what the settings say its fiscal year is. Raises ``SheetError``."""
    from ita_dash.live.sheets import PatientSheets  # loads what talks to Google, which a file does not need

    with collection_paused():
        return understand(open_workbook(source.location, settings, google=PatientSheets(settings)), source, settings, year)
