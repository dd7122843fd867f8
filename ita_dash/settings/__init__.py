"""The settings of one installation in one typed object. README.md and the example file name them all.

Strongest first: what the command line gives, the environment (``ITA_DASH_<NAME>``), ``.streamlit/secrets.toml``, the
default. The file is read here, not through Streamlit, so that every command works without a browser.
"""

import os
import re
import secrets
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from hashlib import blake2b
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, IPvAnyNetwork, ValidationError, field_validator

from ita_dash.fieldnames import COLUMN_FIELDS
from ita_dash.settings.accesssection import AccessSettings, AuthSettings
from ita_dash.settings.limitsection import LimitSettings
from ita_dash.settings.publishedsection import PublishedSettings
from ita_dash.settings.reportsection import ReportSettings
from ita_dash.settings.settingerrors import SettingError
from ita_dash.settings.settingfiles import files_of, from_file, own_folders
from ita_dash.settings.settingsources import EXPECTED, Found, bad_setting, from_environment, put_over, refuse_typos
from ita_dash.settings.settingstamp import stamp

MOST_LETTERS = 20_000
"""Of one text in the settings: a preface of ten pages. A private key has 1,700."""
_HOST = re.compile(r"\*|(\*\.)?[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?|[0-9a-f:]{2,45}")
_WEBSITE = re.compile(r"https?://(\*\.)?[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?(:[0-9]{1,5})?")
_UNUSABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""What no text of a setting needs, and what files, databases and headers trip over."""
_SALT = secrets.token_bytes(32)
_LAST: list[tuple[object, "Settings | None"]] = [(None, None)]
"""What the settings were last read as, and the settings that it made: every run of a page reads them, and they hardly change."""
_STAMPED: list[tuple[object, "Settings | None"]] = [(None, None)]
"""The stamp of where they came from then, and the settings: while it is the same nothing is read at all."""
_PRINTED: list[tuple[object, str]] = [(None, "")]
"""The settings whose fingerprint was asked for last, and what it is."""
_SECTIONS: dict[str, type[BaseModel]] = {
    "report": ReportSettings,
    "published": PublishedSettings,
    "access": AccessSettings,
    "limits": LimitSettings,
}
"""Settings that are sections of their own."""


class Settings(BaseModel):
    """What the installation is told. Fields that hold a secret are left out of ``repr``."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

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
    meetings: dict[date, str] = Field(default={}, max_length=200)
    """The days of meetings and what each is called: changes are told since the last of them."""
    columns: dict[str, tuple[str, ...]] = {}
    """An office's own names for columns of the form: a field of ``fieldnames`` and its names."""
    words: str = Field(default="", max_length=1000)
    """The path of a file of the office's own words (``form.ownwords``), beside those that the app knows."""
    files: tuple[str, ...] = Field(default=(), max_length=50)
    """Folders: no file that the settings name is opened outside them. ``load_settings`` puts the settings' own here where none is
    named; with none at all, as for a path of the command line, a file may lie anywhere."""
    hidden_tabs: bool = False
    """Whether hidden forms, and copies of forms ("สำเนาของ …"), count as well."""
    inside: tuple[str, ...] = Field(default=(), max_length=50)
    """Headings of columns that stay inside: in no file, and on a page for planning officers alone."""
    as_of: date | None = None
    """Another date than today."""
    refresh_seconds: int = Field(default=60, ge=1, le=86_400)
    understand_seconds: int = Field(default=30, ge=1, le=3600)
    """How long understanding a sheet may take before it is given up."""
    understand_megabytes: int = Field(default=1500, ge=300, le=1_000_000)
    """How much memory the process that does it may take, Python itself and its libraries (some 150) among them."""
    history_url: str = Field(default="sqlite:///var/history.db", pattern="^[a-z0-9+]+://", repr=False)
    """Where versions are kept; may hold a password. A relative path of SQLite's begins in ``places.data_folder()``."""
    history_keep_days: int = Field(default=30, ge=1, le=36_500)
    """Days for which every version is kept; of older ones the last of each day."""
    history_megabytes: int = Field(default=2000, ge=10, le=10_000_000)
    """How large the office's versions may become before the oldest are let go."""
    history_daily_days: int = Field(default=365, ge=1, le=36_500)
    """Days for which the last version of each day is kept; of older ones the last of each week."""
    office: str = ""
    office_id: str = Field(default="", max_length=100)
    """What the office's versions are kept under; without one those of each spreadsheet are kept under that spreadsheet."""
    continues: tuple[str, ...] = Field(default=(), max_length=50)
    """Ids and spreadsheets that the office had before: their versions are its own."""
    thai_digits: bool = True
    """Thai digits on screen and in official documents."""
    links: bool = True
    """Whether tables and charts have links of their own beside the pages (``ita_dash.web``)."""
    hosts: tuple[str, ...] = Field(default=(), max_length=50)
    """The names by which browsers may ask for the dashboard; empty is what ``web.hosts`` takes from where the server listens."""
    proxies: tuple[IPvAnyNetwork, ...] = Field(default=(), max_length=50)
    """The addresses, or networks, of proxies in front, whose word on who asks is believed."""
    files_per_minute: int = Field(default=120, ge=1, le=100_000)
    """Files that one address may ask for."""
    most_pages: int = Field(default=500, ge=1, le=100_000)
    """Pages that are open at a time."""
    most_pages_of_one: int = Field(default=200, ge=1, le=100_000)
    """Of them those of one address: an office behind one router is one."""
    runs_per_minute: int = Field(default=1_200, ge=10, le=1_000_000)
    """How often pages of one address run: an open page does three times a minute by itself, a person's each time they press."""
    log_format: Literal["text", "json"] = "text"
    """How the log of the server is written, a line an event either way."""
    frame_ancestors: tuple[str, ...] = Field(default=(), max_length=50)
    """Other websites that may show the dashboard in a frame."""
    report: ReportSettings = ReportSettings()
    published: PublishedSettings = PublishedSettings()
    """What is said of the data where it is published."""
    limits: LimitSettings = LimitSettings()
    """How much of a source is read."""
    access: AccessSettings = AccessSettings()
    """Who may see it."""
    auth: AuthSettings = AuthSettings()
    """Of Streamlit's sign-in."""

    @field_validator("api_endpoint")
    @classmethod
    def _root_only(cls, value: str) -> str:
        root = value.rstrip("/")
        parts = urlsplit(root)
        if parts.scheme not in ("http", "https") or not parts.netloc or root != f"{parts.scheme}://{parts.netloc}":
            raise ValueError("not a root")
        return root

    @field_validator("hosts", "frame_ancestors", "proxies", mode="before")
    @classmethod
    def _one_or_several(cls, value: object) -> object:
        values = [value] if isinstance(value, str) else value
        return [one.strip().lower() if isinstance(one, str) else one for one in values] if isinstance(values, list) else value

    @field_validator("hosts")
    @classmethod
    def _names_of_hosts(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if not all(_HOST.fullmatch(host) for host in value):
            raise ValueError("not a host")
        return value

    @field_validator("frame_ancestors")
    @classmethod
    def _websites(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        # They go into a header as they are
        if not all(_WEBSITE.fullmatch(website) for website in value):
            raise ValueError("not a website")
        return value

    @field_validator("as_of", mode="before")
    @classmethod
    def _christian_date(cls, value: object) -> object:
        # pydantic alone would take "1719705600" for a date, and 2567-06-30 for a day 543 years ahead.
        if isinstance(value, str):
            try:
                value = date.fromisoformat(value)
            except ValueError:
                raise ValueError("not a date") from None  # Python's own sentence repeats the text
        if isinstance(value, datetime) or (isinstance(value, date) and not 1900 < value.year < 2200):
            raise ValueError("not a date of the Christian era")
        return value

    @field_validator("meetings", mode="before")
    @classmethod
    def _days_of_meetings(cls, value: object) -> object:
        if not isinstance(value, Mapping) or not all(isinstance(name, str) and 0 < len(name) <= 80 for name in value.values()):
            raise ValueError("not meetings")
        return {cls._christian_date(day): name for day, name in value.items()}

    @field_validator("office_id", mode="before")
    @classmethod
    def _without_blanks(cls, value: object) -> object:
        return value.strip() if isinstance(value, str) else value

    @field_validator("continues", "files", mode="before")
    @classmethod
    def _one_text_or_several(cls, value: object) -> object:
        values = [value] if isinstance(value, str) else value
        return [one.strip() if isinstance(one, str) else one for one in values if one] if isinstance(values, list) else value

    @field_validator("years")
    @classmethod
    def _buddhist_years(cls, value: dict[int, str]) -> dict[int, str]:
        if not all(2500 <= year <= 2699 and spreadsheet for year, spreadsheet in value.items()):
            raise ValueError("not a Buddhist year")
        return value

    @field_validator("columns", mode="before")
    @classmethod
    def _known_fields(cls, value: object) -> object:
        if not isinstance(value, Mapping) or not set(value) <= set(COLUMN_FIELDS):
            raise ValueError("not a field of the form")
        return {field: (names,) if isinstance(names, str) else names for field, names in value.items()}

    @field_validator("service_account")
    @classmethod
    def _line_breaks(cls, value: dict[str, str] | None) -> dict[str, str] | None:
        # Copied by hand into TOML or an environment variable the key's line breaks arrive as a backslash and an n.
        if value and "private_key" in value:
            return {**value, "private_key": value["private_key"].replace("\\n", "\n")}
        return value

    @property
    def fingerprint(self) -> str:
        """What tells these settings from others in this process; see ``fingerprint``."""
        known, printed = _PRINTED[0]
        if known is not self:  # a copy of these settings has a print of its own, so none is kept in the object
            printed = fingerprint(self.model_dump_json())
            _PRINTED[0] = (self, printed)
        return printed


def fingerprint(text: str) -> str:
    """What stands for ``text`` in the key of a cache: no secret can be read out of it, and no other process makes the same."""
    return blake2b(text.encode("utf-8", "replace"), key=_SALT, digest_size=16).hexdigest()


def load_settings(
    overrides: Mapping[str, object] = {},
    *,
    environ: Mapping[str, str] | None = None,
    folders: Iterable[Path] | None = None,
) -> Settings:
    """The settings of this process; ``overrides`` (None: not given) win over the environment and over the files.

    ``folders`` are searched for ``.streamlit/secrets.toml``; of two files the later one wins, setting by setting. Without them
    the files are those of ``settings.files.read_from``, else those that ``STREAMLIT_SECRETS_FILES`` names, else those of the
    home, the working and the app's folder. A file may be a folder: see ``settings.files``.
    Raises ``SettingError`` that names the setting; a value is repeated only where no secret can stand in it.
    """
    files = files_of(environ, folders)
    now = stamp(files) if not overrides and environ is None and folders is None else None
    stamped, settings = _STAMPED[0]
    if settings is not None and now is not None and now == stamped:
        return settings
    found = _found(overrides, environ, files)
    own = () if "files" in overrides else own_folders(files)
    known, settings = _LAST[0]
    if settings is None or known != (found, own):
        settings = _checked(found)
        settings = settings if settings.files or not own else settings.model_copy(update={"files": own})
        _LAST[0] = ((found, own), settings)
    if now is not None:
        _STAMPED[0] = (now, settings)
    return settings


def _checked(found: Found) -> Settings:
    for name, (value, where) in found.items():
        if not _usable(value):
            raise bad_setting(name, "", where)
    try:
        return Settings.model_validate({name: value for name, (value, _where) in found.items()})
    except ValidationError as error:
        raise _refusal(found, tuple(map(str, error.errors(include_input=False, include_context=False)[0]["loc"]))) from None


def origins() -> dict[str, str]:
    """Which settings of this process are set, and where a person finds each; no value. Raises ``SettingError``."""
    return {name: where for name, (_value, where) in _found({}, None, files_of(None, None)).items()}


def _found(overrides: Mapping[str, object], environ: Mapping[str, str] | None, files: Iterable[Path]) -> Found:
    found: Found = {}
    for file in files:
        put_over(found, from_file(file))
    put_over(found, from_environment(os.environ if environ is None else environ, Settings.model_fields.keys() - {"auth"}))
    put_over(found, {name: (value, name) for name, value in overrides.items() if value is not None})
    return found


def _usable(value: object) -> bool:
    """Whether the texts in ``value`` are ones that a file, a database and a page can take."""
    if isinstance(value, str):
        return len(value) <= MOST_LETTERS and not _UNUSABLE.search(value)
    if isinstance(value, Mapping):
        return all(_usable(part) for item in value.items() for part in item)
    return all(map(_usable, value)) if isinstance(value, list | tuple) else True


def _refusal(found: Found, place: tuple[str, ...]) -> SettingError:
    """What is said of the value at ``place``, a path of names into the settings."""
    name, *inside = place
    value, where = found[name]
    if name in _SECTIONS and isinstance(value, Mapping) and inside:
        refuse_typos(value, tuple(_SECTIONS[name].model_fields), where, others_allowed=False)
        name, value = f"{name}.{inside[0]}", value.get(inside[0])
    if inside and (inside[0] in COLUMN_FIELDS or (name == f"{place[0]}.{inside[0]}" and name in EXPECTED)):
        where = f"{where} {inside[0]}"
    return bad_setting(name, value, where)
