"""The line under a page's title that says how old the data is, and that notices newer data by itself.

It is a fragment that looks again every ``POLL`` seconds. It asks the feed, which reads on everybody's shared schedule, and draws
nothing but itself; only when there is other data to show does the page run again. What a viewer types stays as it is.
A change in the sheet is read within ``refresh_seconds`` + ``POLL`` and noticed within another ``POLL``: less than two minutes.
"""

import logging
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from ita_dash.access.perminute import ADDRESS, Shares
from ita_dash.configuredstore import store
from ita_dash.dataset import Dataset
from ita_dash.live import loader
from ita_dash.live.feeds import Standing
from ita_dash.look import labels
from ita_dash.look.markup import element, link, text
from ita_dash.messages import _
from ita_dash.settings import Settings
from ita_dash.sheet.errors import SheetError
from ita_dash.ui.notices import notice
from ita_dash.ui.onpage import show

LOG = logging.getLogger(__name__)
POLL = 20.0
SOON = 2.0
"""Seconds between two looks while what is shown was read before the app started and the first read is on its way."""
REFUSED = "refresh_refused"
REFRESHES_A_MINUTE = 3
"""That one address may ask for: half of those that there are for all, so that nobody takes them all."""
REFRESHES = Shares()


@dataclass
class _Open:
    """What an open page shows. ``looks`` counts how often it has looked for newer data."""

    settings: Settings
    year: int | None
    shown: Dataset | None
    pinned: bool
    soon: bool
    inside: bool = True
    """Whether the viewer is told how the store is."""
    looks: int = 0

    @property
    def version(self) -> Hashable:
        return self.shown.version if self.shown is not None else None


Draw = Callable[[_Open, Standing], None]


def line(settings: Settings, year: int | None, shown: Dataset, standing: Standing, *, pinned: bool, inside: bool = True) -> None:
    """Time, source and success of the last read, *refresh*, and while reads fail since when, why and when the next one is.

    ``pinned``: the viewer chose an older version; the page stays with it whatever is read. ``inside``: the viewer is told how the
    store is, too.
    """
    soon = standing.busy and not standing.fresh
    _look(_Open(settings, year, shown, pinned, soon, inside), _line)


def waiting(settings: Settings, year: int | None) -> None:
    """Under the message of a page that has no data: when the next try is, a button, and the page once there is data."""
    try:
        soon = loader.standing(settings, year).busy
    except SheetError:
        return
    _look(_Open(settings, year, None, pinned=False, soon=soon), _next_try)


def _look(page: _Open, draw: Draw) -> None:
    usual = min(POLL, max(1.0, page.settings.refresh_seconds / 3))
    st.fragment(_again, run_every=SOON if page.soon else usual)(page, draw)


def _again(page: _Open, draw: Draw) -> None:
    try:
        _look_again(page, draw)
    except Exception:
        # Streamlit would show a traceback in place of the line; the page above and below is good.
        LOG.exception("the line of freshness failed")


def _look_again(page: _Open, draw: Draw) -> None:
    labels.THAI_DIGITS.set(page.settings.thai_digits)
    standing = loader.standing(page.settings, page.year)
    page.looks += 1
    # The page itself has just been drawn at the first look: running it again could go on for ever.
    if page.looks > 1 and (_other_data(page, standing) or (page.soon and not standing.busy)):
        st.rerun()
    draw(page, standing)


def _other_data(page: _Open, standing: Standing) -> bool:
    return not page.pinned and standing.shown is not None and standing.shown.version != page.version


def _line(page: _Open, standing: Standing) -> None:
    shown = page.shown
    if shown is None:
        return
    # The same content may have been read again since the page was drawn.
    same = standing.shown if standing.shown is not None and standing.shown.version == page.version else shown
    said = Markup("").join(
        [
            element(
                "span", Markup("{} {}").format(_("Sheet read at"), element("b", labels.moment(same.read_at), class_="read-at"))
            ),
            element("span", _source(shown)),
            _success(standing),
        ]
    )
    show(element("div", said, class_="facts fresh", role="status"))
    _button(page, _("Refresh"))  # beside it by doors.css: a row of Streamlit's own would be one more message of each run
    _refused()
    if standing.outage is not None:
        show(_outage(standing))
    for one in store(page.settings).notices if page.inside else ():
        show(notice("warn", one.message, one.advice))


def _next_try(page: _Open, standing: Standing) -> None:
    if standing.next_try is not None:
        show(element("p", _("The dashboard tries again by itself at {time}.").format(time=labels.moment(standing.next_try))))
    elif standing.busy:
        show(element("p", _("The sheet is being read; the page comes by itself.")))
    _button(page, _("Try again"))
    _refused()


def _button(page: _Open, label: str) -> None:
    st.button(label, icon=":material/refresh:", key="refresh", on_click=_refresh, args=(page,))


def _refresh(page: _Open) -> None:
    seconds = REFRESHES.must_wait(st.context.headers.get(ADDRESS, ""), REFRESHES_A_MINUTE)
    if not seconds and not loader.refresh(page.settings, page.year):
        seconds = max(1, round(loader.standing(page.settings, page.year).refresh_in))
    st.session_state[REFUSED] = seconds


def _refused() -> None:
    """Said once, to whoever pressed too early."""
    if waits := st.session_state.pop(REFUSED, 0):
        seconds = labels.number(waits)
        show(
            element(
                "p",
                _("The sheet was refreshed a moment ago. You can refresh again in {seconds} seconds.").format(seconds=seconds),
                class_="muted",
            )
        )


def _source(shown: Dataset) -> Markup:
    if shown.source.bundled:
        return text(_("bundled with the app"))
    if shown.url:
        return Markup("{} {}").format(_("Google Sheet"), link(shown.url, shown.title or shown.url))
    return Markup("{} {}").format(_("file"), text(Path(shown.source.location).name))


def _success(standing: Standing) -> Markup:
    if standing.outage is not None:
        return labels.badge("✕", _("The last read failed"), "bad")
    if not standing.fresh:
        return labels.badge("…", _("The sheet is being read now"), "quiet")
    return labels.badge("✓", _("The last read succeeded"), "good")


def _outage(standing: Standing) -> Markup:
    outage, next_try = standing.outage, standing.next_try
    if outage is None or next_try is None:
        return Markup("")
    return notice(
        "bad",
        _("The sheet cannot be read since {since}; what you see is the last good version").format(
            since=labels.moment(outage.since)
        ),
        f"{outage.error.message} {outage.error.advice} "
        + _("The dashboard tries again by itself at {time}.").format(time=labels.moment(next_try)),
    )
