"""The settings' files: ``secrets.toml``, or a folder with one file for each setting, as containers mount their secrets."""

import os
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path

from ita_dash.folders import data_folder
from ita_dash.messages import _
from ita_dash.settings.settingerrors import SettingError
from ita_dash.settings.settingsources import (
    ACCOUNT_FIELDS,
    APP_SETTINGS,
    AS_KEPT,
    CONNECTION_SETTINGS,
    MOST_BYTES,
    SECTIONS,
    Found,
    from_text,
    is_set,
    refuse_typos,
)

SECRETS = Path(".streamlit", "secrets.toml")
SECRETS_FILES = "STREAMLIT_SECRETS_FILES"
"""Streamlit's own variable that names other files than the usual ones, with blanks between them."""
MOST_FILES = 500
"""Of one folder of settings. There are some 60 settings and as many years as an office has."""
_NAMED: list[Path] = []
"""The files that whoever started this process named; empty for the usual ones."""
_CONNECTION = "connections.gsheets"
_BROKEN_PATH = re.compile(r"(?:sqlite:///)?(?:[A-Za-z]:|\\).*[\x07-\x0d\x1b]", re.DOTALL)
r"""What a Windows path in double quotes becomes, of a drive or of a server, where TOML knows what stands behind the backslash:
``\n``, ``\t``, ``\b`` …"""


def read_from(files: Iterable[str]) -> None:
    """Let the settings of this process come from ``files``, as Streamlit's option ``secrets.files`` names them."""
    _NAMED[:] = map(Path, files)


def files_of(environ: Mapping[str, str] | None, folders: Iterable[Path] | None) -> list[Path]:
    """The files, or folders, that settings come from, the weakest first: those in ``folders``, those that were named, the usual
    ones. Not all of them are there."""
    if folders is None and _NAMED:
        return list(_NAMED)
    if folders is None and (named := (os.environ if environ is None else environ).get(SECRETS_FILES, "").split()):
        return [Path(file) for file in named]
    if folders is None:
        folders = [Path.cwd(), data_folder()]
        with suppress(RuntimeError):  # a user without an entry, as in a container
            folders.insert(0, Path.home())
    return [folder / SECRETS for folder in dict.fromkeys(folders)]


def from_file(path: Path) -> Found:
    """What the file or folder at ``path`` sets; nothing where there is none. Raises ``SettingError``."""
    return _sections(_folder(path) if path.is_dir() else _toml(path))


def own_folders(files: Iterable[Path]) -> tuple[str, ...]:
    """Below which folders a file lies that the settings name, where their ``files`` does not say it: the app's folder of data,
    that in which it is started, and those of the ``files`` of settings that there are. The whole machine is nobody's own."""
    own = [data_folder(), Path.cwd(), *(_folder_of(file) for file in files if file.is_file() or file.is_dir())]
    return tuple(dict.fromkeys(str(folder) for folder in map(Path.resolve, own) if folder != folder.parent))


def _folder_of(file: Path) -> Path:
    if file.is_dir():
        return file
    return file.parent.parent if file.parent.name == SECRETS.parent.name else file.parent


def _sections(content: Mapping[str, object]) -> Found:
    connection = _section(content.get("connections", {}), "connections").get("gsheets", {})
    connection = _section(connection, _CONNECTION)
    app = _section(content.get("app", {}), "app")
    refuse_typos(connection, CONNECTION_SETTINGS, f"[{_CONNECTION}]", others_allowed=True)
    refuse_typos(app, APP_SETTINGS, "[app]", others_allowed=False)

    found: Found = {
        name: (connection[name], f"[{_CONNECTION}] {name}") for name in CONNECTION_SETTINGS if is_set(connection.get(name))
    }
    found |= {name: (value, f"[app] {name}") for name, value in app.items() if is_set(value)}
    account = {name: connection[name] for name in ACCOUNT_FIELDS if is_set(connection.get(name))}
    if "client_email" in account or "private_key" in account:
        found["service_account"] = (account, f"[{_CONNECTION}]")
    for name in SECTIONS:
        if content.get(name):
            section = _section(content[name], name)
            as_kept = AS_KEPT.get(name)
            found[name] = (as_kept(section) if as_kept else section, f"[{name}]")
    for where, path in _paths(found):
        paths = path if isinstance(path, list) else [path]
        if any(isinstance(one, str) and _BROKEN_PATH.match(one) for one in paths):
            raise SettingError(f"{where}: {_single_quotes()}")
    return found


def _paths(found: Found) -> Iterator[tuple[str, object]]:
    """The settings that may hold a path, or several, with where they stand."""
    for name in ("spreadsheet", "history_url", "words", "continues", "files"):
        if name in found:
            yield found[name][1], found[name][0]
    for name, inside in (("years", None), ("report", ("logo", "template"))):
        section, where = found.get(name, ({}, ""))
        if isinstance(section, Mapping):
            yield from ((f"{where} {key}", value) for key, value in section.items() if inside is None or key in inside)


def _toml(path: Path) -> dict[str, object]:
    name = SECRETS.as_posix()
    text = _read(path, name)
    if text is None:
        return {}
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise SettingError(_("{path} is not valid TOML ({place})").format(path=name, place=""), file=str(path)) from None
    except ValueError as error:  # TOMLDecodeError; a number or a date that Python refuses
        raise SettingError(_not_toml(name, text, str(error)), file=str(path)) from None


def _folder(path: Path) -> dict[str, object]:
    """What the folder sets: a folder in it is a section, each file a setting of it, whose text is as in the environment.

    ``connections.gsheets`` is one section. What begins with a dot is Kubernetes' own.
    """
    content: dict[str, dict[str, object]] = {}
    for file in islice(_files(path), MOST_FILES):
        section, name = file.parent.name, file.name
        text = (_read(file, f"{section}/{name}") or "").strip()
        content.setdefault(section, {})[name] = from_text(name, text, f"[{section}] {name}") if section == "app" else text
    connections = {"gsheets": content.pop(_CONNECTION)} if _CONNECTION in content else {}
    return {**content, "connections": connections}


def _files(path: Path) -> Iterator[Path]:
    try:
        for section in sorted(path.iterdir()):
            if section.is_dir() and not section.name.startswith("."):
                yield from (file for file in sorted(section.iterdir()) if file.is_file() and not file.name.startswith("."))
    except OSError:
        raise SettingError(_("{path} cannot be read").format(path=path.name), file=str(path)) from None


def _read(path: Path, name: str) -> str | None:
    """The text of the file; None where there is none. ``name`` is what it is called in a message."""
    try:
        with path.open("rb") as file:  # what has no end is read no further
            content = file.read(MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        raise SettingError(_("{path} cannot be read").format(path=name), file=str(path)) from None
    if len(content) > MOST_BYTES:
        raise SettingError(_("{path} is far too large for settings").format(path=name), file=str(path))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SettingError(_("{path} is not a text file in UTF-8").format(path=name), file=str(path)) from None


def _not_toml(name: str, text: str, error: str) -> str:
    place = re.search(r"at line (\d+), column \d+|at end of document", error)
    said = _("{path} is not valid TOML ({place})").format(path=name, place=place[0] if place else "")
    lines = text.split("\n")
    line = lines[int(place[1]) - 1] if place and place[1] else ""
    return f"{said} {_single_quotes()}" if re.search(r'"[^"]*\\', line) else said


def _single_quotes() -> str:
    return _("Write a Windows path in single quotes: '…'. In double quotes a backslash begins a sign of its own.")


def _section(value: object, name: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise SettingError(_("{path}: [{name}] should be a section").format(path=SECRETS.as_posix(), name=name))
    return value
