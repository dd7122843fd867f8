"""``docs/third-party.md``: every distribution of the lock with its licence; ``python -m tests.licence_list`` prints it."""

import re
from importlib.metadata import PackageNotFoundError, distribution

from packaging.utils import canonicalize_name

from tests.surroundings import ROOT

ALLOWED = {
    # SPDX: why it goes with an Apache-2.0 program that uses the distribution as it is
    "0BSD": "asks for nothing",
    "Apache-2.0": "the dashboard's own",
    "BSD-2-Clause": "asks for its notice",
    "BSD-3-Clause": "asks for its notice",
    "CC0-1.0": "asks for nothing",
    "ISC": "asks for its notice",
    "LGPL-3.0-only": "a library that is installed beside the program and may be replaced; the dashboard holds no part of it",
    "MIT": "asks for its notice",
    "MIT-0": "asks for nothing",
    "MIT-CMU": "asks for its notice",
    "MPL-2.0": "of its own files, which are not changed",
    "OFL-1.1": "fonts, which are not sold by themselves and keep their names",
    "PSF-2.0": "asks for its notice",
    "Zlib": "asks for its notice",
}
WRITTEN = {
    # What people write in the old field, or in a classifier
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "PSFL": "PSF-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "BSD": "BSD-2-Clause",
    "BSD-3-Clause, Apache-2.0, dependency licenses": "BSD-3-Clause AND Apache-2.0",
}
LOOKED_UP = {
    # Where the distribution itself does not say, or is not installed on every system
    "axe-playwright-python": "MIT AND MPL-2.0",
    "colorama": "BSD-3-Clause",
}
"""From the text of the licence that comes with it, and of axe-core, which it holds."""


def locked() -> dict[str, str]:
    """Name → version of every distribution in ``requirements.lock``."""
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    return dict(re.findall(r"^([A-Za-z0-9_.-]+)==([^ \\;]+)", lines, re.MULTILINE))


def needed_to_run() -> set[str]:
    """Those that ``requirements.txt`` has for the app itself."""
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8").partition("# Its tests and benchmarks")[0]
    return {canonicalize_name(name) for name in re.findall(r"^([A-Za-z0-9_.-]+)==", text, re.MULTILINE)}


def licence(name: str) -> str:
    """Its SPDX expression; what it says itself where that is none, and nothing where it says nothing."""
    if name in LOOKED_UP:
        return LOOKED_UP[name]
    try:
        about = distribution(name).metadata
    except PackageNotFoundError:
        return ""
    if said := about.get("License-Expression"):
        return str(said)
    classes = [one.rpartition(" :: ")[2] for one in about.get_all("Classifier", []) if one.startswith("License ::")]
    texts = [str(about.get("License") or "").partition("\n")[0].strip(), *classes]
    known = [WRITTEN.get(text, text) for text in texts if text]
    return next((one for one in known if is_allowed(one)), known[0] if known else "")


def is_allowed(expression: str) -> bool:
    """Whether every part of ``expression`` is in ``ALLOWED``; of alternatives one is enough."""
    return bool(expression) and any(
        all(part.strip(" ()") in ALLOWED for part in one.split(" AND ")) for one in expression.split(" OR ")
    )


def page() -> str:
    """The whole page."""
    direct = needed_to_run()
    lines = [
        "# What it is made with",
        "",
        "Every distribution that `requirements.lock` names, for the app, its tests and benchmarks, with the licence that it",
        "states. None is changed or copied into this repository. A test compares each with the list of those that go with the",
        "dashboard's own, Apache-2.0. This page is made by `python -m tests.licence_list`.",
        "",
        "| distribution | licence | the app asks for it |",
        "| --- | --- | --- |",
        *(f"| {name} | {licence(name)} | {'yes' if canonicalize_name(name) in direct else ''} |" for name in locked()),
        "",
        "| licence | why it goes |",
        "| --- | --- |",
        *(f"| {name} | {why} |" for name, why in ALLOWED.items()),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(page(), end="")
