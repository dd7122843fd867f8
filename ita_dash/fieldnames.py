"""The fields of the form that an office may give names of its own to, in its settings (``[columns]``).

They are those that the words of headings know. Read from the file, not from ``form``: settings stand below it.
"""

import tomllib
from importlib.resources import files

_HEADINGS = files("ita_dash.form").joinpath("words", "headings.toml")
COLUMN_FIELDS = ("measure", "activity", *tomllib.loads(_HEADINGS.read_text(encoding="utf-8"))["fields"])
