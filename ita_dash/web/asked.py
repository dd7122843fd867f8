"""What the link to a file asks for: the data of which year or version, narrowed how, as whoever asks may see it."""

from dataclasses import dataclass

from starlette.requests import Request

from ita_dash.access.people import Person
from ita_dash.access.sight import seen_by
from ita_dash.dataset import Dataset
from ita_dash.export.files import NONE, Wishes
from ita_dash.filters import Filters
from ita_dash.messages import _
from ita_dash.query import Link, filters_asked, is_added
from ita_dash.settings import Settings
from ita_dash.web import data, fileaccess
from ita_dash.web.answers import RefusedError
from ita_dash.web.wishes import refuse_unknown, wishes_asked


@dataclass(frozen=True)
class Asked:
    """What a link asks for, with the data that answers it."""

    settings: Settings
    dataset: Dataset
    filters: Filters
    query: str
    """The parameters as they were sent, with their question mark; empty for none."""
    person: Person
    """Who asks."""
    wishes: Wishes = NONE
    """How a table's file is written."""


def asked_by(request: Request) -> Asked:
    """Raises ``RefusedError`` for parameters that ask for nothing, ``ToldError`` where there is no data."""
    settings = data.settings()
    person = fileaccess.check(request, settings)
    link = _link(request)
    dataset = seen_by(_dataset(settings, link), person)
    filters = filters_asked(link, dataset, dataset.default_as_of(settings.as_of))
    if link.ignored:
        name, value = link.ignored[0]
        raise RefusedError(
            400,
            _("The value “{value}” of the parameter {name} is not in the data of this year.").format(
                value=value[:200], name=name
            ),
        )
    query = f"?{request.url.query}" if request.url.query else ""
    return Asked(settings, dataset, filters, query, person, wishes_asked(link, settings))


def _link(request: Request) -> Link:
    """What the address asks for, known by its names. How long it may be ``web.querylimits`` has seen to."""
    values: dict[str, list[str]] = {}
    for name, value in request.query_params.multi_items():
        if is_added(name):
            continue
        refuse_unknown(name, of_table=request.url.path.rpartition("/")[0].endswith("/export"))
        values.setdefault(name, []).append(value)
    return Link(values)


def _dataset(settings: Settings, link: Link) -> Dataset:
    """The newest data of the year asked for, or the older version; one that is not there is in ``link.ignored``."""
    year, version = _year(link), link.version()
    if version is not None:
        if (older := data.dataset_at(settings, year, version)) is not None:
            return older
        link.ignored.append(("version", str(version)))
    return data.dataset(settings, year)


def _year(link: Link) -> int | None:
    """The Buddhist year asked for; of several the last counts, as on the pages."""
    for text in link.values.get("year", [])[-1:]:
        if link.year_number() is None:
            raise RefusedError(400, _("“{value}” is not a fiscal year of the Buddhist era, as in 2567").format(value=text[:200]))
    return link.year_number()
