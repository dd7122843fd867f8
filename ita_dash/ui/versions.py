"""Which version of the data a viewer sees: the newest, or one of before, chosen by a button or by ``version`` in the address."""

import streamlit as st
from markupsafe import Markup

from ita_dash.dataset import Dataset
from ita_dash.live import loader
from ita_dash.live.feeds import Standing
from ita_dash.look import labels
from ita_dash.look.markup import element, text
from ita_dash.messages import _
from ita_dash.query import Link
from ita_dash.settings import Settings
from ita_dash.ui.link import note_use
from ita_dash.ui.onpage import show

VERSION = "shown_version"


def chosen(settings: Settings, year: int | None, arrived: Link | None) -> Dataset | None:
    """The data of the older version that the viewer looks at; None for the newest.

    A version that is not of this year's source, or not kept any more, is no choice.
    """
    if arrived is not None:
        st.session_state.pop(VERSION, None)
        if (asked := arrived.version()) is not None:
            st.session_state[VERSION] = asked
    if VERSION not in st.session_state:
        return None
    found = loader.dataset_at(settings, year, st.session_state[VERSION])
    if found is None:
        gone = st.session_state.pop(VERSION)
        if arrived is not None:
            arrived.ignored.append(("version", str(gone)))
    return found


def parameters() -> dict[str, list[str]]:
    """The address's parameter for the choice."""
    return {"version": [str(st.session_state[VERSION])] if VERSION in st.session_state else []}


def notices(shown: Dataset, standing: Standing, *, pinned: bool) -> None:
    """Above the page: that an older version is shown and the way back; or what the newest lost, and the way to the one before."""
    if pinned:
        _said(
            "moving",
            _("You are looking at the version of {moment}, not at the newest data").format(moment=labels.moment(shown.read_at)),
        )
        st.button(_("Back to the newest data"), icon=":material/update:", key="newest_version", on_click=_show, args=(None,))
        return
    lost = standing.lost
    if lost is None:
        return
    before = labels.moment(lost.before.last_seen)
    what = [labels.digits(loss.message) for loss in lost.losses]
    if standing.stand_in:
        _said(
            "bad",
            _("The sheet lost its form; what you see is the version of {moment}").format(moment=before),
            *what,
            _("If this was not meant, put it right with File > Version history in Google Sheets; the page follows by itself."),
        )
        return
    _said(
        "warn",
        _("The newest version of the sheet lacks what the version of {moment} had").format(moment=before),
        *what,
        _("If this was not meant, put it right with File > Version history in Google Sheets; the page follows by itself."),
    )
    label = _("See the version of {moment}").format(moment=before)
    st.button(label, icon=":material/history:", key="version_before", on_click=_show, args=(lost.before.id,))


def _said(tone: str, title: str, *lines: str) -> None:
    body = Markup("").join(Markup("<br>") + text(line) for line in lines)
    show(element("div", element("b", text(title)) + body, class_=f"notice tone-{tone}", role="status"))


def _show(version: int | None) -> None:
    note_use()
    if version is None:
        st.session_state.pop(VERSION, None)
    else:
        st.session_state[VERSION] = version
