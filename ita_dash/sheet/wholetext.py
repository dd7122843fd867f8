"""Texts as every part of the program can take them."""

import re

_ODD = re.compile("[\0\r\ud800-\udfff]")


def clean(text: str) -> str:
    """``text`` with ``\\n`` for every line end, without NUL, with � for half a letter: no file, page or database refuses it."""
    if not _ODD.search(text):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
