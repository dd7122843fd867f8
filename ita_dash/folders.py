"""Where things are: the app's own files, and the folder in which relative paths of the settings begin."""

from pathlib import Path

from platformdirs import user_data_path

PACKAGE = Path(__file__).parent
_IN_THE_WHEEL = PACKAGE / "shipped"
IS_INSTALLED = _IN_THE_WHEEL.is_dir()
"""Whether this is an installed package; else it is a checkout."""
SHIPPED = _IN_THE_WHEEL if IS_INSTALLED else PACKAGE.parent
"""The folder of ``app.py``, ``pages/`` and ``.streamlit/config.toml``."""
HISTORY = Path("var", "history.db")


def file_named(path: str) -> Path:
    """The file that a setting names by ``path``: from where the app is run, else from the app's folder of data."""
    file = Path(path).expanduser()
    return file if file.is_absolute() or file.exists() else data_folder() / file


def lies_below(file: Path, folders: tuple[str, ...]) -> bool:
    """Whether ``file``, with every link followed, lies in one of ``folders`` or below, or comes with the app.

    Without folders it may lie anywhere: so it is for what somebody types on the command line.
    """
    allowed = [PACKAGE / "sample", *(data_folder() / Path(one).expanduser() for one in folders)]
    return not folders or any(file.expanduser().resolve().is_relative_to(folder.resolve()) for folder in allowed)


def data_folder() -> Path:
    """Where relative paths of the settings begin, and what the app writes lies.

    That of a checkout; of an installed app the folder in which it is started where that holds a history already, else the
    user's data folder. Never that of the installed package.
    """
    if not IS_INSTALLED:
        return SHIPPED
    here = Path.cwd()
    return here if (here / HISTORY).exists() else user_data_path("ita-dashboard", appauthor=False)
