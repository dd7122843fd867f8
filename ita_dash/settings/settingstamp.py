"""Where the settings of this process come from, as it stands now: while nothing of it has changed they are not read again.

Every run of a page asks for the settings. Reading files and variables anew took a fifteenth of a run, more with a long file.
"""

import os
import time
from collections.abc import Hashable, Sequence
from pathlib import Path

from ita_dash.settings.settingsources import KEY_FILE

YOUNG = 2.0
"""Seconds after a change in which another one may leave no trace: times of files are coarse."""


def stamp(files: Sequence[Path]) -> Hashable | None:
    """What tells this state of ``files``, of the environment and of the key file that it names from any other.

    None where no stamp can: a folder of settings holds files of its own, a file was changed a moment ago.
    """
    key_file = os.environ.get(KEY_FILE, "").strip()
    states = [_state(file) for file in (*map(str, files), *([os.path.expanduser(key_file)] if key_file else []))]
    return None if None in states else (os.getcwd(), tuple(os.environ.items()), tuple(map(str, files)), tuple(states))


def _state(file: str) -> Hashable | None:
    try:
        known = os.stat(file)
    except (OSError, ValueError):
        return ()
    changed = max(known.st_mtime, known.st_ctime)
    if os.path.isdir(file) or abs(time.time() - changed) < YOUNG:
        return None
    return known.st_ino, known.st_size, known.st_mtime_ns, known.st_ctime_ns
