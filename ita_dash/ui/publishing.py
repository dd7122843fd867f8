"""ก่อนเผยแพร่ on ดาวน์โหลด: what the one who signs should settle, and whether the report is a draft until then."""

import streamlit as st
from markupsafe import Markup

from ita_dash.history.decided import MOST_LETTERS
from ita_dash.look import labels
from ita_dash.look.markup import details, element, text
from ita_dash.messages import _
from ita_dash.report.decisions import CONFIRMED, decide, may_decide
from ita_dash.report.gate import Gate, Unsettled, gate_of
from ita_dash.settings.reportsection import ReportSettings
from ita_dash.ui import notices
from ita_dash.ui.builtonce import once
from ita_dash.ui.onpage import show
from ita_dash.ui.view import View
from ita_dash.ui.worklines import cell

PLACES = 12
"""Cells of one concern that are shown; the command lists them all."""


@once
def _gate(view: View, own: ReportSettings) -> Gate:
    return gate_of(view.dataset, view.filters, own, thai_digits=view.settings.thai_digits)


def section(view: View, above: Markup) -> None:
    """``above``, and the list under its own heading; those who do not plan see how much there is, no cells."""
    own = view.settings.report
    show(above, _said(view, own, in_full=view.person.plans))
    if view.person.plans and may_decide(view.dataset, view.person):
        _decisions(view, _gate(view, own))


@once
def _said(view: View, own: ReportSettings, *, in_full: bool) -> Markup:
    """The heading and how it stands; ``in_full`` with what is to settle and to look at, to be opened."""
    found = _gate(view, own)
    parts = [element("h3", text(_("Before it is published"))), element("p", text(_standing(found)), role="status")]
    for grave, title in ((True, _("To settle: {count}")), (False, _("To look at: {count}"))):
        chosen = [one for one in found.concerns if one.grave == grave and in_full]
        if chosen:
            listed = element("ul", Markup("").join(map(_line, chosen)))
            parts.append(details(title.format(count=labels.number(len(chosen))), listed, open_=grave and len(chosen) <= PLACES))
    return Markup("").join(parts)


def _decisions(view: View, found: Gate) -> None:
    """For planning officers who signed in: a confirmation of this data, and the office's own texts."""
    if found.is_draft and st.button(_("Publish this data as it stands"), icon=":material/check:", key="report_confirm"):
        _keep(view, {CONFIRMED: found.key})
    with st.expander(_("The office's own texts in the report")), st.form("report_texts", border=False):
        labels_of = {"preface": _("Preface"), "opening": _("Opening paragraph"), "analysis": _("What last year's ITA showed")}
        given = {
            name: st.text_area(label, getattr(view.dataset.texts, name), max_chars=MOST_LETTERS, key=f"report_{name}")
            for name, label in labels_of.items()
        }
        if st.form_submit_button(_("Keep these texts")):
            _keep(view, {name: text for name, text in given.items() if text != getattr(view.dataset.texts, name)})


def _keep(view: View, decided: dict[str, str]) -> None:
    kept = [decide(view.dataset, view.settings, name, text) for name, text in decided.items()]
    if all(kept):
        st.rerun()
    show(notices.notice("warn", _("It could not be kept: the store of versions does not answer, or keeps nothing.")))


def _standing(found: Gate) -> str:
    if found.is_draft:
        said = _("{count} things are still to settle: until then every page of the report says that it is a draft.")
        return said.format(count=labels.number(found.grave))
    if found.grave:
        return _(
            "It was confirmed as it stands, with {count} things not settled; when the data changes it is a draft again."
        ).format(count=labels.number(found.grave))
    return _("Nothing grave is left: the report is clean.")


def _line(one: Unsettled) -> Markup:
    cells = Markup(" ").join(cell(place.cell, place.link) for place in one.places[:PLACES] if place.cell)
    more = one.count - PLACES
    rest = text(" " + _("and {count} more").format(count=labels.number(more))) if more > 0 else Markup("")
    return element("li", text(one.said) + Markup(" ") + cells + rest + element("div", text(one.advice), class_="muted"))
