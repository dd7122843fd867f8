"""ก่อนเผยแพร่ on ดาวน์โหลด: what the one who signs should settle, and whether the report is a draft until then."""

from markupsafe import Markup

from ita_dash.look import labels
from ita_dash.look.markup import details, element, text
from ita_dash.messages import _
from ita_dash.report.gate import Concern, Gate, gate_of
from ita_dash.report_settings import ReportSettings
from ita_dash.ui.markup import show
from ita_dash.ui.once import once
from ita_dash.ui.view import View
from ita_dash.ui.worklines import cell

PLACES = 12
"""Cells of one concern that are shown; the command lists them all."""


@once
def _gate(view: View, own: ReportSettings) -> Gate:
    return gate_of(view.dataset, view.filters, own)


def section(view: View) -> None:
    """The list under its own heading; those who do not plan see how much there is, for cells of others are not theirs."""
    found = _gate(view, view.settings.report)
    show(element("h3", text(_("Before it is published"))), element("p", text(_standing(found)), role="status"))
    if not view.person.plans:
        return
    for grave, title in ((True, _("To settle: {count}")), (False, _("To look at: {count}"))):
        chosen = [one for one in found.concerns if one.grave == grave]
        if chosen:
            listed = element("ul", Markup("").join(map(_line, chosen)))
            show(details(title.format(count=labels.number(len(chosen))), listed, open_=grave and len(chosen) <= PLACES))


def _standing(found: Gate) -> str:
    if found.is_draft:
        said = _("{count} things are still to settle: until then every page of the report says that it is a draft.")
        return said.format(count=labels.number(found.grave))
    if found.grave:
        return _(
            "It was confirmed as it stands, with {count} things not settled; when the data changes it is a draft again."
        ).format(count=labels.number(found.grave))
    return _("Nothing grave is left: the report is clean.")


def _line(one: Concern) -> Markup:
    cells = Markup(" ").join(cell(place.cell, place.link) for place in one.places[:PLACES] if place.cell)
    more = one.count - PLACES
    rest = text(" " + _("and {count} more").format(count=labels.number(more))) if more > 0 else Markup("")
    return element(
        "li", text(labels.ours(one.said)) + Markup(" ") + cells + rest + element("div", text(one.advice), class_="muted")
    )
