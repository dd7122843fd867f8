"""Who is given the official report while it is a draft: planning officers alone, who can settle what is open and confirm it.

What it is made of is on the pages, in the summary for executives and in the tables, for whoever may see those. Where nobody is
asked who they are everybody is a planning officer, and a draft says what it is.
"""

from ita_dash.access.people import Person
from ita_dash.caches import LATEST, Cache
from ita_dash.dataset import Dataset
from ita_dash.filters import Filters
from ita_dash.messages import N_
from ita_dash.report.decisions import with_decisions
from ita_dash.report.gate import gate_of
from ita_dash.settings import Settings

NOT_CONFIRMED = N_(
    "The report of this data is a draft: nobody has confirmed it yet. A planning officer who signs in can, on the page Downloads "
    "under “Before it is published”; until then only planning officers are given it."
)
_DRAFTS = Cache("drafts", 1024 * 1024, latest=LATEST)
"""Whether the data of one version is a draft under one set of filters: the whole form is looked through for it. A true or false
each; the least recently used goes first, and what fails is tried again by the next who asks."""


def is_withheld(dataset: Dataset, filters: Filters, settings: Settings, person: Person) -> bool:
    """Whether ``person`` is not given what ``filters`` chooses of ``dataset``, since it is a draft."""
    return not person.plans and _is_draft(*with_decisions(dataset, settings), filters)


def _is_draft(dataset: Dataset, settings: Settings, filters: Filters) -> bool:
    own = settings.report
    key = (dataset.version, filters, own.confirmed, own.required, own.fiscal_year)
    return _DRAFTS.get(key, lambda: gate_of(dataset, filters, own).is_draft)
