"""Links from a figure to what stands behind it: a page of one division, measure or activity, a list, the calculation.

Each carries the filters of the view that it stands in. The addresses are plain links, so that mouse, touch, keyboard and a new
tab all work.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup

from ita_dash.addresskeys import Keys, of_year
from ita_dash.briefing import Destination
from ita_dash.look.markup import element, unbroken
from ita_dash.query import parameters
from ita_dash.summary import ACTIVITY_KEYS
from ita_dash.ui.builtonce import once
from ita_dash.ui.view import View


@once
def keys_of(view: View) -> Keys:
    return of_year(view.dataset.form.assignments)


@dataclass(frozen=True)
class Doors:
    """Addresses from pages of ``view``."""

    view: View

    def to(self, page: str, own: Mapping[str, str] | None = None, **filters: str) -> str:
        """``page`` with the view's filters, those in ``filters`` instead, and the page's ``own`` parameters."""
        view = self.view
        usual = view.dataset.default_as_of(view.settings.as_of)
        asked = parameters(view.filters, view.dataset.year.be, None, usual) | {name: [one] for name, one in filters.items()}
        return f"{page or './'}?{urlencode({**asked, **(own or {})}, doseq=True)}"

    def division(self, name: str) -> str:
        return self.to("divisions", {"unit": keys_of(self.view).divisions.get(name, name)})

    def measure(self, no: str, title: str) -> str:
        return self.to("measures", {"of": keys_of(self.view).measures.get((no, title), no or title)})

    def activity(self, row: Mapping[str, object]) -> str:
        """That of a row with the columns ``summary.ACTIVITY_KEYS``."""
        return self.activity_named(tuple(str(row[name]) for name in ACTIVITY_KEYS))

    def activity_named(self, names: tuple[str, ...]) -> str:
        return self.to("activity", {"of": keys_of(self.view).activities.get(names, names[3])})

    def items(self, of: str = "", **filters: str) -> str:
        """The list of assignments: of ``ita_dash.assignmentlists``, or what the filters leave."""
        return self.to("items", {"of": of} if of else None, **filters)

    def figures(self, *, unit: str = "", at: str = "") -> str:
        """The calculation, of a division where ``unit`` is its name, opened at the measure or activity of the key ``at``."""
        named = {"unit": keys_of(self.view).divisions.get(unit, unit), "at": at}
        return self.to("figures", {name: one for name, one in named.items() if one})

    def through(self, door: Destination) -> str:
        """Where a phrase leads."""
        if door.about:
            return self.division(*door.about) if door.page == "divisions" else self.measure(*door.about)
        return self.to(door.page, dict(door.parameters))


def door(address: str, content: object, class_: str = "door", **attributes: object) -> Markup:
    """A link of our own to a page of ours."""
    said = content if isinstance(content, Markup) else unbroken(content)
    return element("a", said, href=address, target="_self", class_=class_, **attributes)
