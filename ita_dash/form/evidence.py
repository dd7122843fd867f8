"""Links that show what was done: typed in a text, on a cell, in a smart chip. Only http and https are links."""

import re
from functools import lru_cache

from ita_dash.form.text import is_blank, plain

_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"'“”‘’]+", re.IGNORECASE)
_TRAILING = ".,;:!?)]}>»ฯ"
_LABEL = re.compile(r"^[\s\-–•●▪*,;:|()]+|[\s\-–•●▪*,;:|(]+$")


@lru_cache(maxsize=8192)
def links_in(text: str) -> tuple[str, ...]:
    """The links typed in ``text``, in order, ``www.`` with the scheme it lacks."""
    links = []
    for found in _URL.finditer(text):
        link = found.group()
        while link and link[-1] in _TRAILING and not (link[-1] == ")" and link.count("(") >= link.count(")")):
            link = link[:-1]
        links.append(link if "://" in link else "https://" + link)
    return tuple(dict.fromkeys(links))


def is_link(text: str) -> bool:
    """Whether an entry of ``evidence`` is a link that a page may offer."""
    return text.startswith(("http://", "https://")) and not any(letter.isspace() for letter in text)


def read_evidence(text: str, cell_links: tuple[str, ...] = ()) -> tuple[str, ...]:
    """What an evidence cell shows: its links, and the text that is no link (a file's name, "แฟ้มเลขที่ 3"), in the order typed."""
    entries: list[str] = []
    for line in ("" if is_blank(text) else plain(text)).split("\n"):
        rest = _LABEL.sub("", _URL.sub(" ", line))
        entries += [" ".join(rest.split())] if rest.strip() else []
        entries += links_in(line)
    entries += [link for link in cell_links if is_link(link)]
    entries += [link for link in cell_links if not is_link(link) and link not in entries]
    return tuple(dict.fromkeys(entries))
