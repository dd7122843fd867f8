"""The parameters of an address and what they ask for: one meaning for pages and for links to files."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from ita_dash.dataset import Dataset
from ita_dash.filters import Filters, measure_key
from ita_dash.fiscal import FiscalYear
from ita_dash.form.values.dates import day_of_year
from ita_dash.form.values.status import STATUSES
from ita_dash.progress import SCHEDULES
from ita_dash.thai import arabic, collation_key

PARAMETERS = ("year", "measure", "division", "status", "schedule", "as_of", "version")
_ADDED = frozenset({"openExternalBrowser", "fbclid", "gclid", "_"})


def is_added(name: str) -> bool:
    """Whether ``name`` is a parameter that LINE, Facebook, mails or scripts add to a link on its way; it asks for nothing."""
    return name in _ADDED or name.startswith("utm_")


MOST_VALUES = 200
"""Of all parameters of an address together: every division and measure of a large office."""


@dataclass
class Link:
    """What an address asks for. ``ignored`` collects (parameter, value) of what could not be used."""

    values: Mapping[str, list[str]]
    ignored: list[tuple[str, str]] = field(default_factory=list)

    def chosen(self, name: str, options: Collection[str]) -> list[str]:
        """The values of ``name`` that are among ``options``."""
        asked = list(dict.fromkeys(self.values.get(name, [])))
        self.ignored += [(name, value) for value in asked if value not in options]
        return [value for value in asked if value in options]

    def year(self, years: Collection[int]) -> int | None:
        """The Buddhist year asked for, None for the usual one. Of several the last counts."""
        known = {str(year): year for year in years}
        asked = [arabic(value).strip() for value in self.values.get("year", [])[-1:]]
        self.ignored += [("year", value) for value in asked if value not in known]
        return next((known[value] for value in asked if value in known), None)

    def year_number(self) -> int | None:
        """The Buddhist year asked for where that is written as one, whether there is data of it or not."""
        text = arabic("".join(self.values.get("year", [])[-1:])).strip()
        return int(text) if text.isdecimal() and len(text) == 4 else None

    def as_of(self, year: FiscalYear) -> date | None:
        """The date asked for, None for the usual one."""
        for value in self.values.get("as_of", [])[-1:]:
            if (day := day_of_year(value, year)) is not None:
                return day
            self.ignored.append(("as_of", value))
        return None

    def version(self) -> int | None:
        """The older version asked for by its number, None for the newest. Whether there is such a one the store knows."""
        for value in self.values.get("version", [])[-1:]:
            number = arabic(value).strip()
            if number.removeprefix("-").isdecimal() and len(number) < 10:
                return int(number)
            self.ignored.append(("version", value))
        return None


def measures_of(dataset: Dataset) -> dict[str, tuple[str, str]]:
    """The measures to choose from: the value in an address → number and title, in the order of the sheet."""
    rows = dataset.form.assignments
    return dict(zip(measure_key(rows), zip(rows["measure_no"], rows["measure"], strict=True), strict=True))


def divisions_of(dataset: Dataset) -> list[str]:
    """The divisions to choose from, those that have only units among them, in the order of the Thai alphabet."""
    rows = dataset.form.assignments
    return sorted({name for column in ("division", "parent") for name in rows[column]} - {""}, key=collation_key)


def filters_asked(link: Link, dataset: Dataset, default_as_of: date) -> Filters:
    """The filters that an address asks for; what it cannot ask for is in ``link.ignored``."""
    return Filters(
        as_of=link.as_of(dataset.year) or default_as_of,
        measures=tuple(link.chosen("measure", measures_of(dataset))),
        divisions=tuple(link.chosen("division", divisions_of(dataset))),
        statuses=tuple(link.chosen("status", STATUSES)),
        schedules=tuple(link.chosen("schedule", SCHEDULES)),
    )


def parameters(filters: Filters, year: int, default_year: int | None, default_as_of: date) -> dict[str, list[str]]:
    """The address's parameters for ``filters``; usual values are left out."""
    return {
        "year": [] if year == default_year else [str(year)],
        "measure": list(filters.measures),
        "division": list(filters.divisions),
        "status": list(filters.statuses),
        "schedule": list(filters.schedules),
        "as_of": [] if filters.as_of == default_as_of else [filters.as_of.isoformat()],
    }
