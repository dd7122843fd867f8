"""Where settings come from: ``secrets.toml`` or a folder, the environment, a key file; and what is said of a wrong one.

No value is repeated: a password may stand where a date should. ``HARMLESS`` names the few settings whose value may be shown.
"""

import json
import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import urlsplit

from ita_dash.fieldnames import COLUMN_FIELDS
from ita_dash.messages import N_, _
from ita_dash.settings.accesssection import EXPECTED_OF_ACCESS, HARMLESS_OF_ACCESS, LEAST_SECRET, MODES
from ita_dash.settings.limitsection import EXPECTED_OF_LIMITS
from ita_dash.settings.publishedsection import EXPECTED_OF_PUBLISHED
from ita_dash.settings.reportsection import EXPECTED_OF_REPORT
from ita_dash.settings.settingerrors import SettingError
from ita_dash.thai import arabic

PREFIX = "ITA_DASH_"
ACCESS_MODE = f"{PREFIX}ACCESS_MODE"
"""The one setting of a section that has a variable of its own."""
KEY_FILE = "GOOGLE_APPLICATION_CREDENTIALS"
MOST_BYTES = 1024 * 1024
"""Of a settings file or a key file. A key has 2,400."""

CONNECTION_SETTINGS = ("spreadsheet", "api_key", "api_endpoint")
APP_SETTINGS = (
    "as_of",
    "refresh_seconds",
    "understand_seconds",
    "understand_megabytes",
    "history_url",
    "history_keep_days",
    "history_daily_days",
    "history_megabytes",
    "office",
    "office_id",
    "continues",
    "thai_digits",
    "links",
    "hidden_tabs",
    "inside",
    "words",
    "hosts",
    "frame_ancestors",
    "log_format",
    "files",
    "proxies",
    "files_per_minute",
    "most_pages",
    "most_pages_of_one",
    "runs_per_minute",
)
SECTIONS = ("years", "columns", "meetings", "report", "published", "limits", "access", "auth")
ACCOUNT_FIELDS = (
    "type",
    "project_id",
    "private_key_id",
    "private_key",
    "client_email",
    "client_id",
    "auth_uri",
    "token_uri",
    "auth_provider_x509_cert_url",
    "client_x509_cert_url",
    "universe_domain",
)
"""What Google writes into the JSON file of a service account's key."""
CREDENTIALS = ("service_account", "api_key")
"""Two ways to open a sheet; a source that names one replaces both of a weaker source."""
OBJECTS = ("service_account", "columns", "meetings", "report", "published", "limits", "access")
"""Settings that are one JSON object in the environment."""
LISTS = ("continues", "files", "inside", "hosts", "frame_ancestors", "proxies")
"""Settings of several texts, in the environment with commas between them."""

EXPECTED: dict[str, str] = {
    "spreadsheet": N_("a link to a Google Sheet, its id, or a path to an .xlsx or .csv file"),
    "service_account": N_("the fields of a service account's JSON key, each a text"),
    "api_key": N_("an API key of the Google Cloud console"),
    "api_endpoint": N_("the root of an address without a path, as in https://sheets.googleapis.com"),
    "years": N_('a Buddhist year and its spreadsheet in each line, as in 2566 = "https://…"'),
    "columns": N_('a field of the form and the names of its column, as in division = ["ผู้ปฏิบัติ"]; fields are {fields}'),
    "words": N_("the path of a file of words in TOML"),
    "inside": N_('headings of columns that stay inside the office, as in ["ความเห็นผู้ตรวจ"]'),
    "files": N_('folders, as in ["/srv/ita"]'),
    "meetings": N_('the day of a meeting (of the Christian era) and its name in each line, as in 2024-05-29 = "…"'),
    "as_of": N_("a date of the Christian era as in 2024-06-30"),
    "refresh_seconds": N_("a whole number of seconds from 1 to 86400"),
    "understand_seconds": N_("a whole number of seconds from 1 to 3600"),
    "understand_megabytes": N_("a whole number of megabytes from 300 to 1000000"),
    "history_url": N_("an address of a database as in sqlite:///var/history.db"),
    "history_keep_days": N_("a whole number of days from 1 to 36500"),
    "history_daily_days": N_("a whole number of days from 1 to 36500"),
    "history_megabytes": N_("a whole number of megabytes from 10 to 10000000"),
    "office": N_("the name of the office"),
    "office_id": N_("a short name of the office that never changes, of at most 100 letters"),
    "continues": N_("the office_id, or the link, id or path of the spreadsheet, that the office had before"),
    "thai_digits": N_("true or false"),
    "links": N_("true or false"),
    "hosts": N_('names of hosts, as in ["ita.office.go.th"]'),
    "frame_ancestors": N_('addresses of websites without a path, as in ["https://www.office.go.th"]'),
    "log_format": N_("text or json"),
    "proxies": N_('addresses or networks of proxies, as in ["127.0.0.1", "172.16.0.0/12"]'),
    "files_per_minute": N_("a whole number from 1 to 100000"),
    "most_pages": N_("a whole number from 1 to 100000"),
    "most_pages_of_one": N_("a whole number from 1 to 100000"),
    "runs_per_minute": N_("a whole number from 10 to 1000000"),
    **EXPECTED_OF_LIMITS,
    **EXPECTED_OF_REPORT,
    **EXPECTED_OF_PUBLISHED,
    **EXPECTED_OF_ACCESS,
}
"""What each setting should hold, for the sentence that says that one does not."""

HARMLESS = frozenset(
    {
        "as_of",
        "refresh_seconds",
        "understand_seconds",
        "understand_megabytes",
        "history_keep_days",
        "history_daily_days",
        "history_megabytes",
        "thai_digits",
        "links",
        "hidden_tabs",
        "files_per_minute",
        "most_pages",
        "most_pages_of_one",
        "runs_per_minute",
        "log_format",
        "report.fiscal_year",
        "report.empty_recommendation",
        "report.thai_digits",
    }
    | HARMLESS_OF_ACCESS
    | EXPECTED_OF_LIMITS.keys() - {"limits"}
)
"""Settings whose wrong value is repeated: dates, numbers, a choice of words."""
_PLAIN = re.compile(r"[\w .:+-]{1,32}")
"""What a date, a number or a choice looks like; anything else may be a secret that was pasted into the wrong line."""
_NAME = re.compile(r"[A-Za-z0-9_.-]{1,40}")

_MODE = "access.mode"

Found = dict[str, tuple[object, str]]
"""Name of a setting → what was read, and where, as a person would look for it."""


def bad_setting(name: str, value: object, where: str) -> SettingError:
    """That the setting ``name``, read at ``where``, does not hold what it should."""
    expected = _(EXPECTED[name]).format(fields=", ".join(COLUMN_FIELDS)) if name in EXPECTED else ""
    shown = str(value)
    if name in HARMLESS and _PLAIN.fullmatch(shown):
        said = _("{where} is “{value}”; it should be {expected}").format(where=where, value=shown, expected=expected)
    else:
        said = _("{where} is not what it should be: {expected}").format(where=where, expected=expected)
    return SettingError(said)


def put_over(weaker: Found, stronger: Found) -> None:
    """Let what ``stronger`` names win in ``weaker``."""
    if any(name in stronger for name in CREDENTIALS):
        for name in CREDENTIALS:
            weaker.pop(name, None)
    weaker.update(stronger)
    if _MODE in weaker:
        mode, where = weaker.pop(_MODE)
        section, place = weaker.get("access", ({}, where))
        weaker["access"] = ({**section, "mode": mode} if isinstance(section, Mapping) else section, place)


def from_environment(environ: Mapping[str, str], settings: Iterable[str]) -> Found:
    """What the environment sets of ``settings``. Raises ``SettingError``."""
    set_ones = {name: value for name, value in environ.items() if name.startswith(PREFIX) and value.strip()}
    names = {PREFIX + name.upper(): name for name in settings}
    refuse_typos(set_ones, (*names, ACCESS_MODE), "", others_allowed=True)
    found: Found = {}
    if environ.get(KEY_FILE, "").strip():
        found["service_account"] = (_key_file(environ[KEY_FILE].strip()), KEY_FILE)
    for variable, name in names.items():
        if variable in set_ones:
            found[name] = (from_text(name, set_ones[variable].strip(), variable), variable)
    if ACCESS_MODE in set_ones:
        mode = set_ones[ACCESS_MODE].strip()
        if mode not in MODES:
            raise bad_setting(_MODE, mode, ACCESS_MODE)
        found[_MODE] = (mode, ACCESS_MODE)
    return found


def refuse_typos(names: Iterable[str], known: tuple[str, ...], where: str, *, others_allowed: bool) -> None:
    """A name that nobody reads does nothing, silently; under ``[connections.gsheets]`` other programs have their own."""
    for name in names:
        if name in known or (others_allowed and name in ACCOUNT_FIELDS):
            continue
        shown = name if _NAME.fullmatch(name) else "…"
        close = get_close_matches(name, known, n=1, cutoff=0.75)
        if close:
            raise SettingError(
                _("{where} {name} is not a setting; did you mean {close}?").format(where=where, name=shown, close=close[0]),
            )
        if not others_allowed:
            raise SettingError(
                _("{where} {name} is not a setting; known are {known}").format(where=where, name=shown, known=", ".join(known)),
            )


def from_text(name: str, text: str, where: str) -> object:
    """What an environment variable holds: a text, or for a setting of several parts their list or JSON object."""
    if name in OBJECTS:
        return _json_object(text, name, where)
    if name in LISTS:
        return [part.strip() for part in text.split(",") if part.strip()]
    if name != "years":
        return text
    if text.startswith("{"):
        return year_keys(_json_object(text, name, where))
    pairs = [part.partition("=") for part in re.split(r"[;\n]", text) if part.strip()]
    return year_keys({year.strip(): spreadsheet.strip() for year, _equals, spreadsheet in pairs})


def _json_object(text: str, name: str, where: str) -> dict[str, object]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise bad_setting(name, text, where)
    return value


def _key_file(path: str) -> dict[str, object]:
    try:
        file = Path(path).expanduser()
        text = file.read_text(encoding="utf-8-sig") if file.is_file() and file.stat().st_size <= MOST_BYTES else None
    except (OSError, RuntimeError, ValueError):
        text = None
    if text is None:
        raise SettingError(_("{where} names a file that cannot be read").format(where=KEY_FILE))
    return _json_object(text, "service_account", KEY_FILE)


def year_keys(years: Mapping[str, object]) -> dict[str, object]:
    return {arabic(str(year)).strip(): spreadsheet for year, spreadsheet in years.items()}


def _sign_in(section: Mapping[str, object]) -> dict[str, object]:
    """What the app itself needs of ``[auth]``. A service is described there, or in a section of its own below it."""
    below = {name: value for name, value in section.items() if isinstance(value, Mapping) and name != "client_kwargs"}
    needed = ("client_id", "client_secret", "server_metadata_url")
    described = [one for one in [section, *below.values()] if all(is_set(one.get(name)) for name in needed)]
    secret = section.get("cookie_secret", "")
    origin = _origin(section.get("redirect_uri"))
    return {
        "cookie_secret": secret,
        "origin": origin,
        "providers": list(below),
        "ready": bool(described and origin) and isinstance(secret, str) and len(secret) >= LEAST_SECRET,
    }


def _origin(address: object) -> str:
    """Of an address of the dashboard's, as Streamlit takes it; empty where it is none."""
    try:
        parts = urlsplit(address if isinstance(address, str) else "")
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme and parts.netloc else ""


AS_KEPT = {"years": year_keys, "auth": _sign_in}
"""Sections that are not kept as they are written."""


def is_set(value: object) -> bool:
    return value is not None and not (isinstance(value, str) and not value.strip())
