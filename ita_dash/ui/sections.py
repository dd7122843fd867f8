"""Parts of pages that open, or that stand beside each other: measures in full, and what a division owes, has done and is told."""

from functools import partial

import streamlit as st

from ita_dash.look import labels
from ita_dash.look.markup import markdown_text
from ita_dash.messages import _
from ita_dash.ui import notices, shown
from ita_dash.ui.markup import show
from ita_dash.ui.paging import in_parts, lead_on, part_of, short_key
from ita_dash.ui.view import View

MEASURES = 20
"""Measures that can be opened on a page at a time."""
CARDS = 40
"""Reports of divisions in full at a time."""


def measures_in_full(view: View) -> None:
    """Each measure with its activities, results and evidence: they are looked up and sent once somebody opens it."""
    listed = part_of("in_full", shown.measures_count(view), MEASURES, view.filters)
    measures = shown.measures_in_short(view, listed.lines)
    for measure in measures:
        title = f"{markdown_text(measure.name)} — **{measure.percent}**"
        key = f"measure_{short_key(measure.name)}"
        opened = st.expander(title, expanded=len(measures) == 1, key=key, on_change="rerun")
        with opened:
            if opened.open:
                show(measure.completion)
                in_parts(
                    key,
                    measure.count,
                    CARDS,
                    view.filters,
                    partial(shown.activities, view, measure.no, measure.title),
                )
    lead_on(listed)


def of_division(view: View, name: str, division: shown.Division) -> None:
    """What the division owes, has done and is recommended, beside each other."""
    words = (_("Still owes"), _("Has done"), _("Recommendations"))
    labelled = [f"{word} ({labels.number(count)})" for word, count in zip(words, division.counts, strict=True)]
    of = (view.filters, name)
    (owed, done, advice), (hidden_owed, hidden_done, hidden_advice) = division.counts, division.hidden
    owed_tab, done_tab, advice_tab = st.tabs(labelled)
    with owed_tab:
        if owed:
            in_parts("owed", owed, CARDS, of, lambda lines: shown.owed(view, name, lines))
        else:
            said = _("Every item of this division is done or needs no more work.")
            notices.all_well(_("Nothing is owed"), said, hidden=hidden_owed)
    with done_tab:
        if done:
            in_parts("done", done, CARDS, of, lambda lines: shown.done(view, name, lines))
        else:
            said = _("An item shows here once its status is “done” in the sheet.")
            notices.empty(_("Nothing is done yet"), said, hidden=hidden_done)
    with advice_tab:
        if advice:
            in_parts("advice", advice, CARDS, of, lambda lines: shown.advice(view, name, lines))
        else:
            said = _("They show here once they are typed in the column ข้อเสนอแนะ.")
            notices.empty(_("No recommendations"), said, hidden=hidden_advice)
