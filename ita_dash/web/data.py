"""The data that links give: the same that the pages show, and what names its version."""

import hashlib
import json
from collections import OrderedDict
from collections.abc import Hashable
from functools import lru_cache
from pathlib import Path

from ita_dash.dataset import Dataset
from ita_dash.settings import Settings
from ita_dash.ui import loader

_REMEMBERED = 24
_versions: OrderedDict[Hashable, str] = OrderedDict()


def settings() -> Settings:
    """The installation's settings. Raises ``SheetError("bad_setting")``."""
    return loader.settings()


def dataset(configured: Settings, year: int | None) -> Dataset:
    """The data of ``year`` (Buddhist; None: the usual one), as the pages have it. Raises ``SheetError``."""
    return loader.dataset(configured, loader.default_year(configured) if year is None else year)


def dataset_at(configured: Settings, year: int | None, version: int) -> Dataset | None:
    """The same as it was in an older ``version``; None where there is no such version of this year."""
    return loader.dataset_at(configured, loader.default_year(configured) if year is None else year, version)


def version(shown: Dataset) -> str:
    """What names the content of ``shown``: a later read of the same cells has the same version.

    Of each read it is reckoned once; the last ``_REMEMBERED`` are kept.
    """
    key = shown.version
    found = _versions.get(key)
    if found is None:
        content = (
            shown.office,
            shown.title,
            shown.url,
            shown.form.assignments.to_dict("split"),
            shown.form.problems.to_dict("split"),
        )
        text = json.dumps(content, default=str, ensure_ascii=False)
        found = _versions[key] = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
        while len(_versions) > _REMEMBERED:
            _versions.popitem(last=False)
    return found


@lru_cache(maxsize=1)
def app_version() -> str:
    """What names the code and the words that make files: another release of the app writes other files."""
    digest = hashlib.sha256()
    package = Path(__file__).parents[1]
    for path in sorted([*package.rglob("*.py"), *package.rglob("*.po")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()
