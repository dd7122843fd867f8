"""``doctor``: whether all that the dashboard needs is there, a line for each thing, and what to do. No secret is shown."""

import argparse
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import partial
from pathlib import Path

from ita_dash.access.modes import is_loopback, mode_of
from ita_dash.commands.options import say
from ita_dash.commands.stored import store_of
from ita_dash.dataset import choose_source
from ita_dash.loading import load
from ita_dash.messages import N_, _
from ita_dash.plainerrors import ToldError
from ita_dash.settings import Settings, load_settings, origins
from ita_dash.settings.settingerrors import SettingError
from ita_dash.sheet.errors import SheetError
from ita_dash.sheet.source import spreadsheet_id

GOOD, WRONG = 0, 1
CLOCK_SECONDS = 300
"""By how much the clock may differ from Google's before the sign-in to it fails."""
ASK_SECONDS = 10
READY_SECONDS = 2
SHIPPED_ADDRESS = "127.0.0.1"
"""Where the server listens as it is shipped (``.streamlit/config.toml``)."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What was looked at. ``advice`` is empty where it is well."""

    what: str
    said: str
    advice: str = ""


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """``doctor [--port N] [--address A]``."""
    parser = commands.add_parser("doctor", help=_("look whether all that the dashboard needs is there"))
    parser.add_argument("--port", type=int, default=8501, metavar="N", help=_("the port that the dashboard is to listen on"))
    parser.add_argument(
        "--address",
        default=os.environ.get("STREAMLIT_SERVER_ADDRESS") or SHIPPED_ADDRESS,
        metavar="A",
        help=_("the address that it is to listen on; this machine alone reaches it unless given"),
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Look; gives the exit code: 0 all is well, 1 something is wrong."""
    found = list(findings(arguments.port, arguments.address))
    for one in found:
        say(f"{'✗' if one.advice else '✓'} {one.what}: {one.said}" + (f"\n    → {one.advice}" if one.advice else ""))
    return WRONG if any(one.advice for one in found) else GOOD


def findings(port: int, address: str = SHIPPED_ADDRESS) -> Iterator[Checked]:
    """Each thing in turn; without good settings nothing else can be looked at."""
    try:
        settings = load_settings()
        named = origins()
    except SettingError as error:
        yield Checked(_("Settings"), error.message, error.advice)
        return
    listed = ", ".join(f"{name} ({where})" for name, where in named.items())
    yield Checked(_("Settings"), listed or _("none: the bundled workbooks are shown"))
    looks: tuple[tuple[str, Callable[[Settings], Checked]], ...] = (
        (N_("Who may see it"), partial(_access, address=address)),
        (N_("Proxy"), partial(_proxy, address=address)),
        (N_("Google's key"), _key),
        (N_("Clock"), _clock),
        (N_("Sheet"), _sheet),
        (N_("Store of versions"), _store),
        (N_("Logo and template"), _files),
        (N_("Fonts"), _fonts),
    )
    for what, look in looks:
        try:
            yield look(settings)
        except ToldError as error:
            yield Checked(_(what), " ".join([error.message, *error.facts]), error.advice)
    yield _port(port)


def _access(settings: Settings, address: str) -> Checked:
    what, mode = _("Who may see it"), mode_of(settings, on_loopback=is_loopback(address))
    if mode == "unchosen":
        advice = _("Set mode under [access] before others than this machine reach the dashboard; docs/running.md says how.")
        return Checked(what, _("no mode is chosen"), advice)
    if mode == "signed-in" and not settings.auth.ready:
        advice = _("Fill in [auth] in .streamlit/secrets.toml, with a cookie_secret of at least 32 letters.")
        return Checked(what, _("people cannot sign in yet"), advice)
    if settings.access.mode is None and mode_of(settings, on_loopback=False) == "unchosen":
        return Checked(
            what, _("whoever uses this machine, which alone reaches {address}: no mode is chosen").format(address=address)
        )
    return Checked(what, mode)


def _proxy(settings: Settings, address: str) -> Checked:
    what = _("Proxy")
    if settings.proxies:
        return Checked(what, ", ".join(map(str, settings.proxies)))
    if settings.hosts and is_loopback(address):
        said = _("one stands in front, and is not named: all visitors share the bounds of one")
        return Checked(what, said, _('Set proxies under [app] to the address of the proxy, as in ["127.0.0.1"].'))
    return Checked(what, _("none is named"))


def _on_google(settings: Settings) -> bool:
    return bool(spreadsheet_id(choose_source(settings, None)[0].location))


def _key(settings: Settings) -> Checked:
    what, account = _("Google's key"), settings.service_account
    if not _on_google(settings):
        return Checked(what, _("none is needed for a file"))
    if account is None and settings.api_key is None:
        error = SheetError("no_credentials")
        return Checked(what, error.message, error.advice)
    if account is None:
        return Checked(what, _("an API key, for a sheet that anyone with the link can view"))
    return Checked(
        what, _("the service account {email}, with which the sheet is shared").format(email=account.get("client_email", ""))
    )


def _clock(settings: Settings) -> Checked:
    what = _("Clock")
    if not _on_google(settings):
        return Checked(what, f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC")
    import requests  # what talks to Google, which a file does not need

    try:
        answer = requests.head(settings.api_endpoint, timeout=ASK_SECONDS, allow_redirects=False)
        theirs = parsedate_to_datetime(answer.headers["Date"])
    except (requests.RequestException, KeyError, ValueError):
        said = _("{host} cannot be reached").format(host=settings.api_endpoint)
        return Checked(what, said, _("Let this machine reach it, through a proxy if need be (HTTPS_PROXY)."))
    apart = abs((datetime.now(UTC) - theirs).total_seconds())
    said = _("{seconds} seconds from Google's").format(seconds=round(apart))
    return Checked(what, said, _("Set this machine's clock, as by systemd-timesyncd.") if apart > CLOCK_SECONDS else "")


def _sheet(settings: Settings) -> Checked:
    dataset = load(settings)
    columns = sorted({column.field for tab in dataset.form.tabs for column in tab.columns if column.field})
    said = _("{title}: {count} reporting items, {problems} problems; columns {columns}").format(
        title=dataset.title,
        count=len(dataset.form.assignments),
        problems=len(dataset.form.problems),
        columns=", ".join(columns),
    )
    return Checked(_("Sheet"), said)


def _store(settings: Settings) -> Checked:
    store = store_of(settings)
    if notices := store.notices:
        return Checked(_("Store of versions"), notices[0].message, notices[0].advice)
    return Checked(_("Store of versions"), store.place or _("in memory alone"))


def _files(settings: Settings) -> Checked:
    from ita_dash.report.logo import read_logo  # with it comes what writes documents
    from ita_dash.report.template import read_template

    what, own = _("Logo and template"), settings.report
    wrong = [*read_logo(own.logo, settings.files)[1], *read_template(own.template, settings.files)[1]]
    if wrong:
        advice = _("Correct logo and template under [report]. Files lie below a folder of the setting files: {folders}")
        return Checked(what, " ".join(wrong), advice.format(folders=", ".join(settings.files)))
    return Checked(what, ", ".join(filter(None, (own.logo, own.template))) or _("none is set"))


def _fonts(_settings: Settings) -> Checked:
    import fontpkg_sarabun

    missing = not any(Path(fontpkg_sarabun.ROOT, "files").glob("*.ttf"))
    return Checked(_("Fonts"), "Sarabun", _("Install the requirements again: pip install -r requirements.txt") if missing else "")


def _port(port: int) -> Checked:
    what = _("Port {port}").format(port=port)
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind(("127.0.0.1", port))
        except OSError:
            if _is_dashboard(port):
                return Checked(what, _("the dashboard listens there"))
            return Checked(what, _("something listens there"), _("If that is not the dashboard, choose another by --port."))
    return Checked(what, _("free"))


def _is_dashboard(port: int) -> bool:
    """Whether what listens there says, as the dashboard does, whether it has data, or that this lies below another path."""
    import requests

    base = os.environ.get("STREAMLIT_SERVER_BASE_URL_PATH", "").strip("/")
    address = "/".join(filter(None, (f"http://127.0.0.1:{port}", base, "ready")))
    with suppress(requests.RequestException), requests.Session() as session:
        session.trust_env = False  # no proxy between this machine and itself
        with session.get(address, timeout=READY_SECONDS, allow_redirects=False, stream=True) as said:
            begins = next(said.iter_content(1000), b"")
            return b'"ready":' in begins or begins.decode("utf-8", "replace").strip() == _("There is nothing at this address.")
    return False
