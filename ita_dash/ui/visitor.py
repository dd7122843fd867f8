"""Who looks at a page: asked before anything of the data, in each run of the script."""

from collections.abc import Callable

import streamlit as st

from ita_dash.access import passes
from ita_dash.access.admission import DOOR, Refused
from ita_dash.access.ended import sign_in_of
from ita_dash.access.people import EVERYBODY, Person
from ita_dash.look.markup import element, text
from ita_dash.messages import N_, _
from ita_dash.settings import Settings
from ita_dash.ui.navigation import PageEntry, choose_page, page_at
from ita_dash.ui.notices import notice
from ita_dash.ui.onpage import show
from ita_dash.ui.view import View

LED = "led_to_own_page"
CHOICES = (
    ("public", N_("Everybody who reaches the server sees everything, as on a public website.")),
    ("signed-in", N_("Whoever signs in, as with Google or Microsoft, and is on the office's list.")),
    ("closed", N_("No page at all; files only for programs that have a token.")),
)
REFUSED = {
    "unlisted": (
        N_("You are not on the list of this dashboard"),
        N_("Ask the planning officer to add your address, or sign out and sign in with the address of the office."),
    ),
    "unverified": (
        N_("Your e-mail address is not verified"),
        N_("The sign-in service does not say that the address is yours. Verify it there, or tell whoever runs the dashboard."),
    ),
    "expired": (
        N_("Your sign-in is over"),
        N_("Sign out and sign in again."),
    ),
}


def enter(settings: Settings) -> Person | None:
    """Who looks; None where nobody is let in, and the page says why. Raises ``SettingError``."""
    mode = DOOR.mode(settings)
    if mode == "public":
        return EVERYBODY
    if mode != "signed-in":
        _shut(unchosen=mode == "unchosen")
        return None
    claims = st.user.to_dict()
    if not settings.auth.ready or not claims.get("is_logged_in") or sign_in_of(claims) in DOOR.ended:
        _sign_in(settings)
        return None
    found = DOOR.signed_in(settings, claims)
    unlisted = isinstance(found, Refused) and found.why == "unlisted" and settings.access.sheet
    if unlisted or (isinstance(found, Person) and DOOR.unread(settings)):
        with st.spinner(_("Reading the sheet…")):
            DOOR.read(settings)  # the sheet has a list, too: it lets in, and says whose division it is
        found = DOOR.signed_in(settings, claims)
    if isinstance(found, Refused):
        _refused(*REFUSED[found.why])
        return None
    return found


def lead(person: Person, entry: PageEntry) -> None:
    """Take whoever comes for a division to its own page, once; not from a link to a page or with filters."""
    if person.role == "division" and LED not in st.session_state:
        st.session_state[LED] = True
        if not entry.url_path and not st.query_params:
            st.switch_page(page_at("divisions"), query_params={"unit": person.divisions[0]})


def who(person: Person) -> None:
    """At the end of the sidebar: a way out, where people sign in."""
    if person is not EVERYBODY:
        roles = {"viewer": _("Viewer"), "division": ", ".join(person.divisions), "planner": _("Planning officer")}
        st.sidebar.caption(_("Signed in as: {role}").format(role=roles[person.role]))
        _offer_sign_out(st.sidebar.button)


def key(view: View) -> dict[str, list[str]]:
    """What a link to a file needs for whoever opens it without a sign-in, by the name of its parameter."""
    signed = passes.key_for(view.person.grant, view.settings.auth.cookie_secret) if view.person is not EVERYBODY else ""
    return {"key": [signed]} if signed else {}


def key_days(view: View) -> int:
    """For how many days such a link holds; 0 where it holds for ever."""
    return 0 if view.person is EVERYBODY else view.settings.access.link_days


def _shut(*, unchosen: bool) -> None:
    choose_page(menu=False)
    if not unchosen:
        st.title(_("The dashboard is closed"), anchor=False)
        show(notice("quiet", _("Pages are not shown"), _("Ask whoever looks after the dashboard.")))
        return
    st.title(_("Who may see this dashboard?"), anchor=False)
    show(
        notice(
            "warn",
            _("Nobody has chosen yet who may see this dashboard"),
            _("Other machines can reach this server. Until whoever looks after it has chosen, no data is shown."),
        )
    )
    choices = element(
        "p", text(_("Set mode under [access] in .streamlit/secrets.toml, or ITA_DASH_ACCESS_MODE, to one of these:"))
    )
    for mode, said in CHOICES:
        choices += element("p", element("b", text(mode)) + text(": " + _(said)))
    show(choices, element("p", text(_("docs/running.md has each step. The page comes by itself when you reload it."))))


def _sign_in(settings: Settings) -> None:
    choose_page(menu=False)
    st.title(_("Sign in"), anchor=False)
    if not settings.auth.ready:
        show(
            notice(
                "bad",
                _("The sign-in is not set up"),
                _("The section [auth] of .streamlit/secrets.toml lacks something; docs/running.md names what belongs there."),
            )
        )
        return
    show(element("p", text(_("This dashboard is for people of the office. Sign in with the address that is on its list."))))
    for provider in settings.auth.providers:
        label = _("Sign in with {service}").format(service=provider)
        st.button(label, key=f"sign_in_{provider}", icon=":material/login:", type="primary", on_click=st.login, args=(provider,))
    if not settings.auth.providers:
        st.button(_("Sign in"), key="sign_in", icon=":material/login:", type="primary", on_click=st.login)


def _refused(title: str, advice: str) -> None:
    choose_page(menu=False)
    st.title(_("Sign in"), anchor=False)
    show(notice("bad", _(title), _(advice)))
    _offer_sign_out(st.button)


def _offer_sign_out(button: Callable[..., bool]) -> None:
    button(_("Sign out"), key="sign_out", icon=":material/logout:", on_click=_sign_out)


def _sign_out() -> None:
    DOOR.ended.end(sign_in_of(st.user.to_dict()))
    st.logout()
