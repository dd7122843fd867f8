"""A page with its filters handed on: its link copied, sent by LINE, or shown as a QR code on the screen of a meeting room."""

from urllib.parse import quote, urlencode

import segno
import streamlit as st
from markupsafe import Markup

from ita_dash.caches import Cache
from ita_dash.look.announcing import page_title
from ita_dash.look.markup import details, element, text
from ita_dash.messages import _
from ita_dash.query import PARAMETERS, is_added, parameters
from ita_dash.ui.filelinks import root_of
from ita_dash.ui.onpage import show
from ita_dash.ui.view import View

LINE = "https://line.me/R/share?text="
"""LINE's address for a text to send (https://developers.line.biz, "Using the LINE URL scheme"): a plain link."""
LONGEST_SENT = 8000
"""Letters of such an address, nine to each of Thai: servers commonly read lines of 8 KB."""
MOST_LETTERS = 1200
"""Of an address in a QR code: with more its dots are too fine for a camera across a room."""
_HANDED_ON = Cache("handed on", 2 * 1024 * 1024)


def share(view: View, page: str, title: str) -> None:
    """What hands on ``page`` as it is shown now; made once somebody opens it."""
    if st.sidebar.button(_("Share this page"), icon=":material/share:", key="share", width="stretch"):
        link, said = address(view, page), page_title(title, view.dataset.office)
        st.dialog(_("Share this page"))(lambda: show(handed_on(link, said)))()


def address(view: View, page: str) -> str:
    """The address of ``page`` with the filters of ``view``. It names its year: next year's data is another page."""
    usual = view.dataset.default_as_of(view.settings.as_of)
    asked = parameters(view.filters, view.dataset.year.be, None, usual)
    own = {name: st.query_params.get_all(name) for name in st.query_params if name not in PARAMETERS and not is_added(name)}
    query = urlencode({name: values for name, values in (own | asked).items() if values}, doseq=True)
    return f"{root_of(st.context.url, page)}/{page}?{query}"


def handed_on(link: str, said: str) -> Markup:
    """Buttons and code for ``link``, which is that of the page ``said``."""
    return _HANDED_ON.get((link, said), lambda: _drawn(link, said))


def _drawn(link: str, said: str) -> Markup:
    return element("div", copying(link) + by_line(f"{said}\n{link}"), class_="handing") + _code(link)


def beside_title(link: str, said: str) -> Markup:
    """The same buttons beside the title of the page; on a phone they open below its name in the bar at the top."""
    buttons = element("div", copying(link) + by_line(f"{said}\n{link}"), class_="handing")
    return element("div", buttons, class_="acts wide") + element("div", details(_("Share"), buttons), class_="acts small")


def copying(link: str) -> Markup:
    """A button that copies ``link``."""
    return element("button", _("Copy the link"), type="button", class_="handed", data_copy=link)


def by_line(said: str) -> Markup:
    """A link that sends ``said`` by LINE; nothing where an address cannot hold it, for then LINE shows an error in its place."""
    sent = LINE + quote(said, safe="")
    if len(sent) > LONGEST_SENT:
        return Markup("")
    return element("a", _("Send by LINE"), href=sent, target="_blank", rel="noopener noreferrer", class_="handed")


def _code(link: str) -> Markup:
    if len(link) > MOST_LETTERS:
        return element("p", text(_("The link is too long for a QR code. Choose fewer filters.")), class_="muted")
    source = segno.make(link, error="m", micro=False).svg_data_uri(scale=4, border=4, dark="#000000", light="#ffffff")
    picture = element("img", src=source, alt=_("QR code of this page"), class_="qr", width="280", height="280")
    return element("figure", picture + element("figcaption", _("Scan with a telephone to open this page")), class_="qr")
