"""What planning officers decided on the page for a year's report, over what the sheet and the settings say.

Their texts win over those of the cover, and their confirmation holds as one of the settings does: for one state of the data.
"""

from dataclasses import replace
from typing import Any

from ita_dash.access.people import Person
from ita_dash.caches import Cache
from ita_dash.configuredstore import office_of, store
from ita_dash.dataset import Dataset
from ita_dash.history import decided
from ita_dash.history.version import source_key
from ita_dash.settings import Settings

TEXTS = ("preface", "opening", "analysis")
CONFIRMED = "confirmed"
KNOWN_FOR = 5.0
"""Seconds until the store is asked again: what is decided on another machine is seen here so much later at most."""
_KNOWN = Cache("decisions", 4 * 1024 * 1024, seconds=KNOWN_FOR)


def may_decide(dataset: Dataset, person: Person) -> bool:
    """Whether ``person`` decides for the office: a planner who was asked who they are, over data of the office's own."""
    return person.plans and person.is_known and not dataset.source.bundled


def with_decisions(dataset: Dataset, settings: Settings) -> tuple[Dataset, Settings]:
    """``dataset`` and ``settings`` with what was decided, if anything was."""
    if dataset.source.bundled:
        return dataset, settings
    found = _kept(_office(dataset, settings), dataset.year.be, settings)
    if not found:
        return dataset, settings
    decided_texts: dict[str, Any] = {one: found[one] for one in TEXTS if one in found}
    texts = replace(dataset.texts, **decided_texts)
    confirmed = (*settings.report.confirmed, *found.get(CONFIRMED, "").split())
    own = settings.report.model_copy(update={"confirmed": confirmed})
    whole = replace(dataset.unfiltered, texts=texts) if dataset.whole else None
    return replace(dataset, texts=texts, whole=whole), settings.model_copy(update={"report": own})


def _kept(office: str, year: int, settings: Settings) -> dict[str, str]:
    """What is kept, as far as the store answers."""
    key = (settings.fingerprint, office, year)
    found: dict[str, str] | None = _KNOWN.look(key)
    if found is None:
        found = store(settings).attempts.read(lambda database: decided.kept(database, office, year), None)
        if found is not None:
            _KNOWN.keep(key, found)
    return found or {}


def decide(dataset: Dataset, settings: Settings, name: str, text: str) -> bool:
    """Keep ``text`` as ``name`` (one of ``TEXTS``, or ``CONFIRMED``) for the year of ``dataset``; whether it could be kept."""
    office, year = _office(dataset, settings), dataset.year.be
    done = store(settings).attempts.write(lambda database: decided.keep(database, office, year, name, text))
    _KNOWN.clear()
    return bool(done)


def _office(dataset: Dataset, settings: Settings) -> str:
    return office_of(settings).name(source_key(dataset.source.location))
