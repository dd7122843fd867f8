"""Text of a cell: cleaned for people to read (``plain``) and reduced for programs to compare (``key``), also where it is damaged
as copying from a PDF and fast typing leave it (``repaired``): copies to compare, never to show.
"""

import html
import re
import unicodedata

from ita_dash.form.remembered import remembered
from ita_dash.thai import arabic

_BREAKING_TAG = re.compile(r"<(?:br|/p|/div|/li|/tr)\b[^<>]{0,200}>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:p|div|span|li|ul|ol|b|strong|i|em|u|font|table|tbody|tr|td|o:p)\b[^<>]{0,500}>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:nbsp|amp|lt|gt|quot|#\d{1,6}|#x[0-9a-f]{1,5});", re.IGNORECASE)
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\x00-\x08\x0b\x0c\x0e-\x1f]")
_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\n\s*\n")
_MARKS_IN_A_ROW = re.compile(r"[^\w\s\x00-\x7f]{32,}")
_MOST_MARKS = 31
"""Marks on one letter (Unicode, UAX 15, Stream-Safe Text Format, has 30): no language has so many."""
_APART = "\u0e4d\u0e32"
_EDGES = (" ", "\n")
_HALF_PAIRS = re.compile("[\ud800-\udfff]")
_JOINERS = re.compile("[\u200c\u200d\ufe0f]")
_ODD = re.compile("[๐-๙\u200c\u200d\ufe0f]|[^\\S\n ]|  ")
"""What ``folded`` takes out beyond what NFKC and case folding do."""
_UNCLEAN = re.compile(rf"[<&\r\u2028\u2029\ud800-\udfff]|[^\S\n ]|{_INVISIBLE.pattern}|  | \n|\n[ \n]|^\s|\s\Z")
"""What ``plain`` would change."""
_UNUSUAL = re.compile("[^\n !-%'-;=-~ก-ฺเ-๛]")
"""Letters outside those that most texts are made of, none of which ``plain`` changes."""

LONGEST_VALUE = 1_000
"""Letters of a cell that may be a date, a period, a percent or a weight. A longer one is prose: kept and shown."""
LONGEST_HEADING = 120
"""Letters of what a column is called, the longest known name twice; a longer text in a header is prose."""
LONGEST_PROSE = 10_000
"""So many letters of a text are looked at for a status; what the rest says is kept and shown."""

_STROKES = "-–—―ー−._…"
"""Dashes, full stops and the line of a printed form on which nothing is written; however many, they are no answer."""
_BEGINS_ANSWER = re.compile("[0-9ก-๙A-MO-Za-mo-z]")
"""What begins so is an answer, whatever follows: of all that is none only "N/A" begins with a letter."""
_NOT_AVAILABLE = frozenset({"n/a", "na", "n.a."})
"""What people type to leave a cell empty, as ``key`` shows it. "ไม่มี" is an answer and is not here."""


@remembered
def plain(text: str) -> str:
    """``text`` without tags of web pages (their breaks kept), invisible characters and surplus spaces."""
    if (_UNUSUAL.search(text) is None and not _has_surplus(text)) or _UNCLEAN.search(text) is None:
        return text
    if "<" in text:
        text = _TAG.sub("", _BREAKING_TAG.sub("\n", text))
    if "&" in text:
        text = _ENTITY.sub(lambda found: html.unescape(found.group()), text)
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    text = _SPACES.sub(" ", _INVISIBLE.sub("", whole(text)))
    return _BLANK_LINES.sub("\n", "\n".join(line.strip() for line in text.split("\n"))).strip()


def _has_surplus(text: str) -> bool:
    """Whether a text has blanks that ``plain`` takes away."""
    return "  " in text or " \n" in text or "\n " in text or "\n\n" in text or text[:1] in _EDGES or text[-1:] in _EDGES


@remembered
def folded(text: str) -> str:
    """``text`` for comparing with its lines and the single blanks between its words kept: NFKC (which takes ำ apart), Arabic
    digits, no invisible characters, one case."""
    shown = composed(plain(text))
    if _ODD.search(shown) is not None:
        shown = arabic("\n".join(" ".join(_JOINERS.sub("", line).split()) for line in shown.split("\n")))
    return shown.casefold()


def composed(text: str) -> str:
    """``text`` in NFKC. That takes the square of the marks in a row, so longer rows than any language has are taken in parts."""
    text = text.replace("ำ", _APART)  # as NFKC does, which then has nothing to do in most texts
    if len(text) <= _MOST_MARKS or _MARKS_IN_A_ROW.search(text) is None:
        return unicodedata.normalize("NFKC", text)
    parts, end = [], 0
    for row in _MARKS_IN_A_ROW.finditer(text):
        parts.append(text[end : row.start()])
        end = row.end()
        parts += (text[at : min(at + _MOST_MARKS, end)] for at in range(row.start(), end, _MOST_MARKS))
    return "".join(unicodedata.normalize("NFKC", part) for part in (*parts, text[end:]))


@remembered
def key(text: str) -> str:
    """``text`` for comparing, as ``folded`` and without any space."""
    return folded(text).replace(" ", "").replace("\n", "")


def whole(text: str) -> str:
    """``text`` with halves of surrogate pairs, which no file can hold, as U+FFFD."""
    return _HALF_PAIRS.sub("\ufffd", text)


def head(text: str, longest: int) -> str:
    """The beginning of ``text``, at most ``longest`` letters, not cut within a word where it has blanks."""
    if len(text) <= longest:
        return text
    begun = text[:longest]
    end = max(begun.rfind(" "), begun.rfind("\n"))
    return begun[:end] if end > longest // 2 else begun


@remembered
def is_blank(text: str) -> bool:
    """Whether a cell gives no answer: empty, dashes, full stops, an empty line to write on, "N/A"."""
    if not text or _BEGINS_ANSWER.match(text) is not None:
        return not text
    shown = key(text)
    return not shown.strip(_STROKES) or shown in _NOT_AVAILABLE


_MARK_AGAIN = re.compile("([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\\1+")
_TONE_BEFORE_VOWEL = re.compile("([\u0e48-\u0e4c])([\u0e31\u0e34-\u0e3a])")
_NIKHAHIT = "\u0e4d"
_DAMAGED = re.compile(f"[\uf700-\uf71aๅ]|เเ|{_MARK_AGAIN.pattern}|{_TONE_BEFORE_VOWEL.pattern.replace('(', '(?:')}")
_DIGITS_OF_BOTH_KINDS = re.compile("[๐-๙][0-9]|[0-9][๐-๙]")
_PLACED = dict(
    enumerate(
        "\u0e10\u0e34\u0e35\u0e36\u0e37\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e0d\u0e31\u0e4d\u0e47\u0e48"
        "\u0e49\u0e4a\u0e4b\u0e4c\u0e38\u0e39\u0e3a",
        start=0xF700,
    )
)
"""Marks and letters that older Thai fonts hold a second time, shifted to fit, in the private use area: a PDF may give these."""


def repaired(text: str) -> str:
    """A folded ``text`` in which damage makes no difference: a lost or split ำ, ๅ for า, a doubled or misplaced tone mark or
    vowel, เเ typed for แ, marks of old fonts.

    Both sides of a comparison go through it: ``repaired(folded("สานักงาน")) == repaired(folded("สำนักงาน"))``.
    """
    text = text.replace(_NIKHAHIT, "")
    if _DAMAGED.search(text) is None:
        return text
    text = text.translate(_PLACED).replace("ๅ", "า").replace("เเ", "แ")
    return _MARK_AGAIN.sub(r"\1", _TONE_BEFORE_VOWEL.sub(r"\2\1", text))


def has_mixed_digits(text: str) -> bool:
    """Whether Thai and Arabic digits stand in one number, as in ๒๕๖6."""
    return bool(_DIGITS_OF_BOTH_KINDS.search(plain(text)))
