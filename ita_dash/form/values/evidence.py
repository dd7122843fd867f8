"""Links that show what was done: typed in a text, on a cell, in a smart chip. Only http and https are links.

Thai is written without spaces, so a text may be glued to a link. Thai letters belong to a link's path where they stand after one
of its marks (``/รายงาน``, ``-ปี``, ``=แผน``) or after other Thai letters; right after a Latin letter or a digit the link ends.
"""

import re
from collections.abc import Mapping

from ita_dash.form.remembered import remembered, remembered_by_words
from ita_dash.form.text import is_blank, plain, whole

_THAI = "\u0e00-\u0e7f"
_MARKS = "/\\-_=%.+&?#~"
_LETTER = rf"(?!(?<![/=])https?://)(?:[^\s<>\"'“”‘’{_THAI}]|(?<=[{_MARKS}{_THAI}])[{_THAI}])"
_SHORT = r"bit\.ly|forms\.gle|goo\.gl|tinyurl\.com|shorturl\.(?:at|asia)|youtu\.be|(?:m\.|web\.)?(?:facebook|fb)\.com"
_KNOWN = rf"(?:[a-z0-9-]+\.)+(?:go|ac|or|in|co|mi|net)\.th(?![a-z0-9.@-])|(?:{_SHORT}|(?:drive|docs|sites)\.google\.com)(?=/)"
"""Hosts that are links without any scheme: of Thai offices and schools, and those that share files and forms."""
_URL = re.compile(
    rf"(?:(?P<scheme>https?)://(?=[^\s/?#.:])|(?<![A-Za-z0-9@._/-])(?:www\.(?=[^\s.]+\.)|(?={_KNOWN})[a-z0-9]))(?>(?:{_LETTER})+)",
    re.IGNORECASE,
)
_LINK_ALONE = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(?:/[A-Za-z0-9._~/?=#%-]*)?(?<=[A-Za-z0-9/])")
"""A link as most are, and nothing else: all letters of it are its own, none ends a sentence, and cleaning changes none."""
_MAY_LINK = re.compile(r"://|www\.|\.th\b|\.(?:ly|gle|gl|com|at|asia|be)/", re.IGNORECASE)
_TRAILING = ".,;:!?)]}>»ฯๆ"
_BEFORE_LABEL, _AFTER_LABEL = " \t\n-–•●▪*,;:|()", " \t\n-–•●▪*,;:|("
_EMPTY_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]")
_IN_BRACKETS = re.compile(r"^[(\[]([^()\[\]]*)[)\]]$")
_SAYS_NOTHING = re.compile(r"[\W_]*+(?>(?:\d{1,2}[.)])?)[\W_]*+(?>(?:และ|กับ)?)[\W_]*+")
"""The number of an item, marks and an "and" around links."""
_BULLET = re.compile(r"^[-–•●▪*]+\s+")
_URL_LETTERS = r"[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]"
_BROKEN_OFF = re.compile(r"[-_=&?%+~]$")
"""What no link ends with: it goes on in the next line."""
_GOES_ON = re.compile(
    rf"(?![-–•]|\(?\d{{1,2}}[.)]|www\.|https?:|[\d/.\-]+$|[\w.-]+\.[a-z]{{2,6}}(?:/|$)|[^@]+@)(?:[/?&=#%_]|(?=.*[/?=])){_URL_LETTERS}+$",
    re.IGNORECASE,
)
"""A line that is the rest of a link above: no space, no beginning of its own, and a mark that only links have."""

_LINES_OF_A_LINK = 5
"""Breaks in one link that are mended: a cell breaks a long one three or four times."""
_IS_PIECE = re.compile(r"\.[a-z]{3,4}\b|แฟ้ม|เลขที่|ที่\s?[ก-ฮ]{2}\s?[0-9๐-๙]", re.IGNORECASE)
"""A file's name, a folder's or a letter's number: evidence of its own, also where a link stands below."""


def _whole_links(text: str) -> str:
    """``text`` with links in one line that a line break had cut."""
    if "\n" not in text or not _may_link(text):
        return text
    lines = text.split("\n")
    whole, joined = lines[:1], 0
    for line in lines[1:]:
        last = next((found for found in _URL.finditer(whole[-1]) if found.end() == len(whole[-1])), None)
        rest = re.fullmatch(rf"{_URL_LETTERS}+", line) if last and _BROKEN_OFF.search(last.group()) else None
        if last is not None and joined < _LINES_OF_A_LINK and not _URL.match(line) and (rest or _GOES_ON.match(line)):
            whole[-1] += line
            joined += 1
        else:
            whole.append(line)
            joined = 0
    return "\n".join(whole)


@remembered
def links_in(text: str) -> tuple[str, ...]:
    """The links typed in ``text``, in order, ``www.`` with the scheme it lacks, those cut by a line break whole."""
    if not _may_link(text):
        return ()
    links = []
    for found in _URL.finditer(_whole_links(text)):
        link = _ended(found.group())
        scheme = found["scheme"]
        links.append(scheme.lower() + link[len(scheme) :] if scheme else "https://" + link)
    return tuple(dict.fromkeys(links))


def _may_link(text: str) -> bool:
    return ("." in text or "://" in text) and _MAY_LINK.search(text) is not None


def _ended(link: str) -> str:
    """A link without the marks that end the sentence it stands in."""
    end, open_ones = len(link), link.count("(") - link.count(")")
    while end and link[end - 1] in _TRAILING:
        if link[end - 1] == ")":
            if open_ones >= 0:
                break
            open_ones += 1
        end -= 1
    return link[:end]


def is_link(text: str) -> bool:
    """Whether an entry of ``evidence`` is a link and nothing else."""
    return text.startswith(("http://", "https://")) and not any(letter.isspace() for letter in text)


def label_and_link(entry: str) -> tuple[str, str]:
    """An entry of ``evidence`` as what it is called and where it leads: a link with its label ("ภาพถ่าย https://…"), a link alone
    (no label), a text alone (no link)."""
    label, _blank, last = entry.rpartition(" ")
    return (label, last) if is_link(last) else (entry, "")


def read_evidence(text: str, cell_links: tuple[str, ...] = ()) -> tuple[str, ...]:
    """What an evidence cell shows, each piece once in the order typed: links, with the label that stands beside one in its line,
    in the line above it or in the cell that carries it; and texts that are no link (a file's name, "แฟ้มเลขที่ 3").

    A link that both the text and the cell hold is given as the cell holds it.
    """
    if not cell_links and _LINK_ALONE.fullmatch(text) is not None:
        return (text,)
    return _pieces_of(text, cell_links)


@remembered_by_words
def _pieces_of(text: str, cell_links: tuple[str, ...]) -> tuple[str, ...]:
    text = "" if is_blank(text) else plain(text)
    cell_links = tuple(map(whole, cell_links))
    known = {_bare(link): link for link in cell_links if is_link(link)}
    lines = _whole_links(text).split("\n")
    said = [_said(line, known) for line in lines]
    seen = {link for _label, links in said for link in links}
    more = [link for link in known.values() if link not in seen]
    if len(more) == 1 and len(said) == 1 and not said[0][1]:  # a text that leads somewhere
        said = [(said[0][0], more)]
        more = []
    entries = [entry for label, links in _with_lines_above(said) for entry in _pieces(label, links)]
    return tuple(dict.fromkeys([*entries, *more, *(link for link in cell_links if not is_link(link))]))


def _said(line: str, known: Mapping[str, str]) -> tuple[str, list[str]]:
    """What a line says beside its links, and these."""
    links = links_in(line)
    found = [known.get(_bare(link), link) for link in links]
    if links == (line,):  # a link alone, as most lines are
        return "", found
    return (_beside_links(line) if links else _BULLET.sub("", line)), found


def _with_lines_above(said: list[tuple[str, list[str]]]) -> list[tuple[str, list[str]]]:
    """Where each line of text stands right above a link alone, it is that link's label."""
    pairs = list(zip(said[::2], said[1::2], strict=False))
    if len(said) % 2 or not all(
        above[0] and not above[1] and not _IS_PIECE.search(above[0]) and not below[0] and len(below[1]) == 1
        for above, below in pairs
    ):
        return said
    return [(above[0].rstrip(" :："), below[1]) for above, below in pairs]


def _pieces(label: str, links: list[str]) -> list[str]:
    if label and len(links) == 1:
        return [f"{label} {links[0]}"]
    return [*([label] if label else []), *links]


def _beside_links(line: str) -> str:
    """What a line says beside its links; marks around a link say nothing."""
    rest = _URL.sub(lambda found: found.group()[len(_ended(found.group())) :] + " ", line)
    rest = _IN_BRACKETS.sub(r"\1", _EMPTY_BRACKETS.sub(" ", rest).strip())
    return "" if _SAYS_NOTHING.fullmatch(rest) else " ".join(rest.lstrip(_BEFORE_LABEL).rstrip(_AFTER_LABEL).split())


def _bare(link: str) -> str:
    """A link for comparing: Google gives http where the text has only www."""
    return link.partition("://")[2].rstrip("/").casefold()
