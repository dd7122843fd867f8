"""What the HTML of an address says of itself, for whoever does not run the page: a tab's title, LINE, Facebook, a weak line."""

import asyncio
import logging
import re
import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode

from starlette.datastructures import Headers
from starlette.types import Scope

from ita_dash import addresskeys
from ita_dash.caches import Cache
from ita_dash.dataset import Dataset
from ita_dash.filters import Filters
from ita_dash.incidents import incident
from ita_dash.look import labels
from ita_dash.look.announcing import Announcement, Figures, announce, figures, list_name
from ita_dash.plainerrors import ToldError
from ita_dash.query import MOST_VALUES, PARAMETERS, Link, divisions_of, filters_asked, parameters
from ita_dash.settings import Settings
from ita_dash.thai import arabic
from ita_dash.web import data, fileaccess

LOG = logging.getLogger(__name__)
CARD = "export/chart/card.png"
OWN = ("unit", "of", "at")
"""Parameters of pages that are about one thing, beside the filters."""
LONGEST_WAIT = 1.5
"""Seconds for which the HTML waits for the data: a page that runs waits by itself."""
CARD_WAIT = 8.0
"""Where the HTML is all that is asked for: a card is made once, and kept for days by whoever asks for it."""
_MAKES_CARDS = re.compile(
    "facebookexternalhit|facebot|line-poker|twitterbot|slackbot|telegrambot|whatsapp|discordbot", re.IGNORECASE
)
"""What programs that make cards of links call themselves; LINE says ``facebookexternalhit/1.1;line-poker/1.0``."""
_READERS = ThreadPoolExecutor(2, "announced")
_KNOWN = Cache("announcements", 4 * 1024 * 1024)
"""Figures by data and filters; a visitor may ask for any filters, and the least recent go."""


@dataclass(frozen=True, slots=True)
class Announced:
    """``announcement``, the address ``url`` that it is of, and ``picture``, that of its card; empty where there is none."""

    announcement: Announcement
    url: str
    picture: str


async def announced(page: str, scope: Scope, base: str) -> Announced:
    """Of the page with the title ``page``, under the address that ``scope`` asks for."""
    root = f"{_scheme(scope)}://{Headers(scope=scope).get('host', '')}{base}"
    path = scope["path"][len(base) :]
    query = parse_qs(scope["query_string"].decode("latin-1"), max_num_fields=MOST_VALUES)
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(CARD_WAIT if _makes_a_card(scope) else LONGEST_WAIT):
            return await loop.run_in_executor(_READERS, _announced, page, root, path, query)
    except TimeoutError:
        return Announced(announce(page, None, await loop.run_in_executor(None, _office)), root + path, "")


def unannounced(page: str) -> Announced:
    """Of a page of which nothing is to be said but its title."""
    return Announced(announce(page, None), "", "")


def read_ahead() -> threading.Thread:
    """Reads what the app opens on, so that it is there when the first visitor comes; nobody waits for it."""

    def read() -> None:
        try:
            data.dataset(data.settings(), None)
        except ToldError:
            pass  # whoever comes is told why
        except Exception as error:
            incident(LOG, "the data could not be read ahead", error)

    reading = threading.Thread(target=read, name="reading ahead", daemon=True)
    reading.start()
    return reading


def _makes_a_card(scope: Scope) -> bool:
    return _MAKES_CARDS.search(Headers(scope=scope).get("user-agent", "")[:500]) is not None


def _announced(page: str, root: str, path: str, query: dict[str, list[str]]) -> Announced:
    try:
        settings = data.settings()
    except ToldError:
        return Announced(announce(page, None), root + path, "")
    nothing = Announced(announce(page, None, settings.office), root + path, "")
    if not fileaccess.shows_figures(settings):
        return nothing
    try:
        link = Link({name: query[name] for name in PARAMETERS if name in query})
        return _of_data(page, root, path, query, settings, link)
    except ToldError:
        return nothing
    except Exception as error:  # a page opens without its card
        incident(LOG, "an address could not be announced", error)
        return nothing


def _of_data(page: str, root: str, path: str, query: Mapping[str, list[str]], settings: Settings, link: Link) -> Announced:
    year, version = link.year_number(), link.version()
    older = None if version is None else data.dataset_at(settings, year, version)
    dataset = older or data.dataset(settings, year)
    usual = dataset.default_as_of(settings.as_of)
    own = {name: query[name][-1:] for name in OWN if name in query}
    named = {**link.values, **_about(dataset, path.strip("/"), {name: arabic(one) for name, (one,) in own.items()})}
    filters = filters_asked(Link(named), dataset, usual)
    found: Figures = _KNOWN.get(
        (dataset.version, filters, settings.thai_digits), lambda: figures(dataset, filters, thai_digits=settings.thai_digits)
    )
    of_version = {"version": [str(version)] if older else []}
    asked = parameters(filters, dataset.year.be, None, usual) | of_version
    here = parameters(filters_asked(link, dataset, usual), dataset.year.be, None, usual) | of_version
    picture = f"{root}/{CARD}?{urlencode(asked, doseq=True)}" if settings.links else ""
    labels.THAI_DIGITS.set(settings.thai_digits)  # of this thread, which says nothing else
    shows = _shown(dataset, path.strip("/"), own, filters)
    return Announced(announce(page, found, shows=shows), f"{root}{path}?{urlencode({**here, **own}, doseq=True)}", picture)


def _shown(dataset: Dataset, page: str, own: Mapping[str, list[str]], filters: Filters) -> str:
    """What a page that shows one thing of many shows, an activity or a list of items; empty of any other."""
    asked = next(iter(own.get("of", ())), "")
    if page == "items":
        return list_name(asked, dataset, filters)
    if page == "activity":
        known = addresskeys.activity_keys(dataset.form.assignments)
        found = (labels.activity(*names[3:]) for names, key in known.items() if key == addresskeys.asked_for(asked))
        return next(found, "")
    return ""


def _about(dataset: Dataset, page: str, own: Mapping[str, str]) -> dict[str, list[str]]:
    """The filter that leaves what a page of one division or measure is about; old links name a division by its name."""
    if unit := own.get("unit"):
        by_key = {key: name for name, key in addresskeys.division_keys(divisions_of(dataset)).items()}
        return {"division": [by_key.get(unit, unit)]}
    if page == "measures" and (of := own.get("of")):
        found = [
            no or title
            for (no, title), key in addresskeys.measure_keys(dataset.form.assignments).items()
            if key == addresskeys.asked_for(of)
        ]
        return {"measure": found}
    return {}


def _office() -> str:
    try:
        return data.settings().office
    except ToldError:
        return ""


def _scheme(scope: Scope) -> str:
    """``https`` also where a proxy in front of the server ends it and says so."""
    forwarded = Headers(scope=scope).get("x-forwarded-proto", "")
    return "https" if scope.get("scheme") == "https" or forwarded.split(",")[0].strip() == "https" else "http"
