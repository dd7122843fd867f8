"""The data that links give: the same that the pages show, and what names the release of the app."""

import hashlib
from functools import lru_cache
from pathlib import Path

from ita_dash.dataset import Dataset
from ita_dash.live import loader
from ita_dash.settings import Settings


def settings() -> Settings:
    """The installation's settings. Raises ``SettingError``."""
    return loader.settings()


def dataset(configured: Settings, year: int | None) -> Dataset:
    """The data of ``year`` (Buddhist; None: the usual one), as the pages have it. Raises ``SheetError``."""
    return loader.dataset(configured, loader.default_year(configured) if year is None else year)


def dataset_at(configured: Settings, year: int | None, version: int) -> Dataset | None:
    """The same as it was in an older ``version``; None where there is no such version of this year."""
    return loader.dataset_at(configured, loader.default_year(configured) if year is None else year, version)


@lru_cache(maxsize=1)
def release() -> str:
    """What names the code and the words that make files: another release of the app writes other files."""
    digest = hashlib.sha256()
    package = Path(__file__).parents[1]
    for path in sorted([*package.rglob("*.py"), *package.rglob("*.po")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()
