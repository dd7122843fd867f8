"""The settings of one installation in one typed object. DESIGN.md's "Configuration" lists them.

Strongest first: what the command line gives, the environment (``ITA_DASH_<NAME>``), ``.streamlit/secrets.toml``, the
default. The file is read here, not through Streamlit, so that every command works without a browser.
"""

import json
import os
import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from ita_dash.form.headernames import FIELDS
from ita_dash.messages import N_, _
from ita_dash.places import data_folder
from ita_dash.report_settings import EXPECTED_OF_REPORT, ReportSettings
from ita_dash.sheet.errors import SheetError
from ita_dash.thai import arabic

SECRETS = Path(".streamlit", "secrets.toml")
PREFIX = "ITA_DASH_"
KEY_FILE = "GOOGLE_APPLICATION_CREDENTIALS"
SECRETS_FILES = "STREAMLIT_SECRETS_FILES"
"""Streamlit's own variable that names other files than the usual ones, with blanks between them."""

CONNECTION_SETTINGS = ("spreadsheet", "api_key", "api_endpoint")
APP_SETTINGS = (
    "as_of",
    "refresh_seconds",
    "history_url",
    "history_keep_days",
    "history_daily_days",
    "office",
    "thai_digits",
    "links",
    "language",
)
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

EXPECTED: dict[str, str] = {
    "spreadsheet": N_("a link to a Google Sheet, its id, or a path to an .xlsx or .csv file"),
    "service_account": N_("the fields of a service account's JSON key, each a text"),
    "api_key": N_("an API key of the Google Cloud console"),
    "api_endpoint": N_("the root of an address without a path, as in https://sheets.googleapis.com"),
    "years": N_('a Buddhist year and its spreadsheet in each line, as in 2566 = "https://…"'),
    "columns": N_('a field of the form and the names of its column, as in division = ["ผู้ปฏิบัติ"]; fields are {fields}'),
    "as_of": N_("a date of the Christian era as in 2024-06-30"),
    "refresh_seconds": N_("a whole number of seconds from 1 to 86400"),
    "history_url": N_("an address of a database as in sqlite:///var/history.db"),
    "history_keep_days": N_("a whole number of days from 1 to 36500"),
    "history_daily_days": N_("a whole number of days from 1 to 36500"),
    "office": N_("the name of the office"),
    "thai_digits": N_("true or false"),
    "links": N_("true or false"),
    "language": N_("th or en"),
    **EXPECTED_OF_REPORT,
}
"""What each setting should hold, for the sentence that says that one does not."""


class Settings(BaseModel):
    """What the installation is told. Fields that hold a secret are left out of ``repr``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    spreadsheet: str | None = None
    """A link, an id or a path; None opens the bundled workbooks."""
    service_account: dict[str, str] | None = Field(default=None, repr=False)
    """The fields of the service account's JSON key."""
    api_key: str | None = Field(default=None, repr=False)
    """Instead of a service account, for a sheet that anyone with the link can view."""
    api_endpoint: str = "https://sheets.googleapis.com"
    """The root of the Sheets API, without a trailing slash."""
    years: dict[int, str] = {}
    """More fiscal years: the Buddhist year and its spreadsheet."""
    columns: dict[str, tuple[str, ...]] = {}
    """An office's own names for columns of the form: a field of ``form.spellings.FIELDS`` and its names."""
    as_of: date | None = None
    """Another date than today."""
    refresh_seconds: int = Field(default=60, ge=1, le=86_400)
    history_url: str = Field(default="sqlite:///var/history.db", pattern="^[a-z0-9+]+://", repr=False)
    """Where versions are kept; may hold a password. A relative path of SQLite's begins in ``places.data_folder()``."""
    history_keep_days: int = Field(default=30, ge=1, le=36_500)
    """Days for which every version is kept; of older ones the last of each day."""
    history_daily_days: int = Field(default=365, ge=1, le=36_500)
    """Days for which the last version of each day is kept; of older ones the last of each week."""
    office: str = ""
    thai_digits: bool = True
    """Thai digits on screen and in official documents."""
    links: bool = True
    """Whether tables and charts have links of their own beside the pages (``ita_dash.web``)."""
    language: Literal["th", "en"] = "th"
    report: ReportSettings = ReportSettings()

    @field_validator("api_endpoint")
    @classmethod
    def _root_only(cls, value: str) -> str:
        root = value.rstrip("/")
        parts = urlsplit(root)
        if parts.scheme not in ("http", "https") or not parts.netloc or root != f"{parts.scheme}://{parts.netloc}":
            raise ValueError("not a root")
        return root

    @field_validator("as_of", mode="before")
    @classmethod
    def _christian_date(cls, value: object) -> object:
        # pydantic alone would take "1719705600" for a date, and 2567-06-30 for a day 543 years ahead.
        if isinstance(value, str):
            value = date.fromisoformat(value)
        if isinstance(value, datetime) or (isinstance(value, date) and not 1900 < value.year < 2200):
            raise ValueError("not a date of the Christian era")
        return value

    @field_validator("years")
    @classmethod
    def _buddhist_years(cls, value: dict[int, str]) -> dict[int, str]:
        if not all(2500 <= year <= 2699 and spreadsheet for year, spreadsheet in value.items()):
            raise ValueError("not a Buddhist year")
        return value

    @field_validator("columns", mode="before")
    @classmethod
    def _known_fields(cls, value: object) -> object:
        if not isinstance(value, Mapping) or not set(value) <= set(FIELDS):
            raise ValueError("not a field of the form")
        return {field: (names,) if isinstance(names, str) else names for field, names in value.items()}

    @field_validator("service_account")
    @classmethod
    def _line_breaks(cls, value: dict[str, str] | None) -> dict[str, str] | None:
        # Copied by hand into TOML or an environment variable the key's line breaks arrive as a backslash and an n.
        if value and "private_key" in value:
            return {**value, "private_key": value["private_key"].replace("\\n", "\n")}
        return value


Found = dict[str, tuple[object, str]]
"""Name of a setting → what was read, and where, as a person would look for it."""


def load_settings(
    overrides: Mapping[str, object] = {},
    *,
    environ: Mapping[str, str] | None = None,
    folders: Iterable[Path] | None = None,
) -> Settings:
    """The settings of this process; ``overrides`` (None: not given) win over the environment and over the files.

    ``folders`` are searched for ``.streamlit/secrets.toml``; of two files the later one wins, setting by setting. Without them
    the files are those that ``STREAMLIT_SECRETS_FILES`` names, else those of the home, the working and the app's folder.
    Raises ``SheetError("bad_setting")`` that names the setting and what was read; secrets are never repeated.
    """
    found: Found = {}
    environ = os.environ if environ is None else environ
    for file in _usual_files(environ) if folders is None else [folder / SECRETS for folder in folders]:
        _put_over(found, _from_file(file))
    _put_over(found, _from_environment(environ))
    _put_over(found, {name: (value, name) for name, value in overrides.items() if value is not None})
    try:
        return Settings.model_validate({name: value for name, (value, _where) in found.items()})
    except ValidationError as error:
        name, *inside = map(str, error.errors()[0]["loc"])
        value, where = found[name]
        if name == "report" and isinstance(value, Mapping) and inside:
            _refuse_typos(value, tuple(ReportSettings.model_fields), where, others_allowed=False)
            name, value, where = f"report.{inside[0]}", value[inside[0]], f"{where} {inside[0]}"
        raise _bad(name, value, where) from None


def _usual_files(environ: Mapping[str, str]) -> list[Path]:
    named = environ.get(SECRETS_FILES, "").split()
    return [Path(file) for file in named] or [folder / SECRETS for folder in (Path.home(), Path.cwd(), data_folder())]


def _put_over(weaker: Found, stronger: Found) -> None:
    if any(name in stronger for name in CREDENTIALS):
        for name in CREDENTIALS:
            weaker.pop(name, None)
    weaker.update(stronger)


def _bad(name: str, value: object, where: str) -> SheetError:
    if name in CREDENTIALS or name not in EXPECTED:
        shown = "…"
    elif isinstance(value, Mapping):
        shown = ", ".join(f"{key} = {item!r}" for key, item in value.items())
    else:
        shown = str(value)
    expected = _(EXPECTED[name]).format(fields=", ".join(FIELDS)) if name in EXPECTED else ""
    return SheetError(
        "bad_setting",
        detail=_("{where} is “{value}”; it should be {expected}").format(where=where, value=shown[:200], expected=expected),
    )


def _from_file(path: Path) -> Found:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise SheetError("bad_setting", detail=f"{path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise SheetError("bad_setting", detail=_("{path} is not a text file in UTF-8").format(path=path)) from None
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line \d+, column \d+|at end of document", str(error))
        raise SheetError(
            "bad_setting", detail=_("{path} is not valid TOML ({place})").format(path=path, place=place[0] if place else "")
        ) from None

    connection = _section(content.get("connections", {}), "connections", path).get("gsheets", {})
    connection = _section(connection, "connections.gsheets", path)
    app = _section(content.get("app", {}), "app", path)
    _refuse_typos(connection, CONNECTION_SETTINGS, "[connections.gsheets]", others_allowed=True)
    _refuse_typos(app, APP_SETTINGS, "[app]", others_allowed=False)

    found: Found = {
        name: (connection[name], f"[connections.gsheets] {name}") for name in CONNECTION_SETTINGS if _is_set(connection.get(name))
    }
    found |= {name: (value, f"[app] {name}") for name, value in app.items() if _is_set(value)}
    account = {name: connection[name] for name in ACCOUNT_FIELDS if _is_set(connection.get(name))}
    if "client_email" in account or "private_key" in account:
        found["service_account"] = (account, "[connections.gsheets]")
    for name in ("years", "columns", "report"):
        if content.get(name):
            section = _section(content[name], name, path)
            found[name] = (_year_keys(section) if name == "years" else section, f"[{name}]")
    return found


def _section(value: object, name: str, path: Path) -> dict[str, object]:
    if not isinstance(value, dict):
        raise SheetError("bad_setting", detail=_("{path}: [{name}] should be a section").format(path=path, name=name))
    return value


def _refuse_typos(names: Iterable[str], known: tuple[str, ...], where: str, *, others_allowed: bool) -> None:
    """A name that nobody reads does nothing, silently; under ``[connections.gsheets]`` other programs have their own."""
    for name in names:
        if name in known or (others_allowed and name in ACCOUNT_FIELDS):
            continue
        close = get_close_matches(name, known, n=1, cutoff=0.75)
        if close:
            raise SheetError(
                "bad_setting",
                detail=_("{where} {name} is not a setting; did you mean {close}?").format(where=where, name=name, close=close[0]),
            )
        if not others_allowed:
            raise SheetError(
                "bad_setting",
                detail=_("{where} {name} is not a setting; known are {known}").format(
                    where=where, name=name, known=", ".join(known)
                ),
            )


def _from_environment(environ: Mapping[str, str]) -> Found:
    set_ones = {name: value for name, value in environ.items() if name.startswith(PREFIX) and value.strip()}
    known = tuple(PREFIX + name.upper() for name in Settings.model_fields)
    _refuse_typos(set_ones, known, "", others_allowed=True)
    found: Found = {}
    if environ.get(KEY_FILE, "").strip():
        found["service_account"] = (_key_file(environ[KEY_FILE].strip()), KEY_FILE)
    for name in Settings.model_fields:
        variable = PREFIX + name.upper()
        if variable in set_ones:
            found[name] = (_from_text(name, set_ones[variable].strip(), variable), variable)
    return found


def _from_text(name: str, text: str, where: str) -> object:
    """What an environment variable holds: a text, or for a setting of several parts their JSON object."""
    if name in ("service_account", "columns", "report"):
        return _json_object(text, name, where)
    if name != "years":
        return text
    if text.startswith("{"):
        return _year_keys(_json_object(text, name, where))
    pairs = [part.partition("=") for part in re.split(r"[;\n]", text) if part.strip()]
    return _year_keys({year.strip(): spreadsheet.strip() for year, _equals, spreadsheet in pairs})


def _json_object(text: str, name: str, where: str) -> dict[str, object]:
    try:
        value = json.loads(text)
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise _bad(name, text, where)
    return value


def _key_file(path: str) -> dict[str, object]:
    try:
        text = Path(path).expanduser().read_text(encoding="utf-8-sig")
    except (OSError, RuntimeError, UnicodeDecodeError):
        raise SheetError(
            "bad_setting", detail=_("{where} names a file that cannot be read: {path}").format(where=KEY_FILE, path=path)
        ) from None
    return _json_object(text, "service_account", KEY_FILE)


def _year_keys(years: Mapping[str, object]) -> dict[str, object]:
    return {arabic(str(year)).strip(): spreadsheet for year, spreadsheet in years.items()}


def _is_set(value: object) -> bool:
    return value is not None and not (isinstance(value, str) and not value.strip())
