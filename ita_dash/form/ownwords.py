"""An office's own file of words, checked: each word must be one that the readers then take for what it is said to be.

[headings]                      # a field of the form, and names of its column
division = ["ผู้ปฏิบัติ"]
[statuses]                      # words within a cell of the status column
done = ["ปิดจ๊อบ"]
[marks]                         # whole cells of the status column
done = ["ผ."]
[periods]
whole = ["ตลอดปีการผลิต"]
[divisions]
all = ["ทุกหมู่เหล่า"]
[lines]                         # how lines begin that are no data
notes = ["คำเตือน"]
signatures = ["ผู้ตรวจทาน"]
"""

from collections.abc import Mapping

from ita_dash.form.headings.spellings import FIELDS, Spellings
from ita_dash.form.lines.marginlines import is_note, is_signature
from ita_dash.form.text import key
from ita_dash.form.values.alldivisions import is_everyone
from ita_dash.form.values.datewords import UnreadableError, tokens
from ita_dash.form.values.status import STATUSES, read_status
from ita_dash.form.words import OwnWords, WordsError, in_use, refuse_twice

MOST_WORDS, LONGEST_WORD = 500, 60
"""Of one file, as many as the largest built-in table; of one word, the longest built-in heading has 59 letters."""
MEANINGS: dict[str, tuple[str, ...]] = {
    "headings": FIELDS,
    "statuses": STATUSES,
    "marks": STATUSES,
    "periods": ("whole", "continuing", "fiscal", "quarter", "term", "academic", "now", "onward"),
    "divisions": ("all",),
    "lines": ("notes", "signatures"),
}
"""Section → meanings that it may have."""


def checked(found: Mapping[str, object]) -> OwnWords:
    """The words of a file, as parsed.

    Raises ``WordsError`` with the code ``words_section`` or ``words_meaning`` (unknown), ``words_no_texts`` (no list of texts),
    ``words_too_many``, ``words_too_long``, ``word_twice``, or ``word_unreachable`` where the readers take the word for another
    thing.
    """
    entries: list[tuple[str, str, tuple[str, ...]]] = []
    for section, meanings in found.items():
        if section not in MEANINGS or not isinstance(meanings, Mapping):
            raise WordsError("words_section", str(section))
        entries += [(section, str(meaning), _texts(section, str(meaning), words)) for meaning, words in meanings.items()]
    if sum(len(words) for _section, _meaning, words in entries) > MOST_WORDS:
        raise WordsError("words_too_many")
    for section in MEANINGS:
        refuse_twice(section, ((meaning, word) for name, meaning, words in entries if name == section for word in words))
    own = OwnWords(tuple(entries))
    with in_use(own):
        for section, meaning, words in entries:
            for word in words:
                if not _is_read(own, section, meaning, word):
                    raise WordsError("word_unreachable", f"{section}.{meaning}", word)
    return own


def _texts(section: str, meaning: str, words: object) -> tuple[str, ...]:
    place = f"{section}.{meaning}"
    if meaning not in MEANINGS[section]:
        raise WordsError("words_meaning", place)
    several = [words] if isinstance(words, str) else words
    if not isinstance(several, list) or not all(isinstance(word, str) and key(word) for word in several):
        raise WordsError("words_no_texts", place)
    if too_long := next((word for word in several if len(word) > LONGEST_WORD), ""):
        raise WordsError("words_too_long", place, too_long)
    return tuple(several)


def _is_read(own: OwnWords, section: str, meaning: str, word: str) -> bool:
    """Whether the readers take a word for what it is said to be."""
    match section:
        case "headings":
            found = Spellings(own.of("headings")).match(word)
            return found is not None and found.field == meaning
        case "periods":
            try:
                return tokens(word) == [meaning]
            except UnreadableError:
                return False
        case "divisions":
            return is_everyone(word)
        case "lines":
            return is_note(word) if meaning == "notes" else is_signature(word)
    reading = read_status(word)
    return reading.status == meaning and not reading.findings
