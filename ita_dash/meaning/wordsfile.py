"""The file of words that an office adds (setting ``words``): read, checked, and refused with what is wrong in it."""

import tomllib
from pathlib import Path

from ita_dash.folders import file_named, lies_below
from ita_dash.form.ownwords import LONGEST_WORD, MEANINGS, MOST_WORDS, checked
from ita_dash.form.words import NO_OWN_WORDS, OwnWords, WordsError
from ita_dash.messages import _
from ita_dash.settings.settingerrors import SettingError

LARGEST = 200_000
"""Bytes: of as many words as a file may have each as long as one may be, in Thai, with room for remarks."""


def words_of(path: str, folders: tuple[str, ...] = ()) -> OwnWords:
    """The words in the file that the setting names; none where it names none.

    ``folders`` are those of the setting ``files``. Raises ``SettingError``."""
    if not path.strip():
        return NO_OWN_WORDS
    file = file_named(path.strip())
    if not lies_below(file, folders):
        raise SettingError(_("words: the file lies outside the folders of the setting files"), file=str(file))
    try:
        return checked(tomllib.loads(_text(file)))
    except WordsError as error:
        raise SettingError(f"words: {_reason(error)}", file=str(file)) from None
    except (tomllib.TOMLDecodeError, RecursionError):
        raise SettingError(_("words: the file is not valid TOML"), file=str(file)) from None


def _text(file: Path) -> str:
    try:
        content = file.read_bytes() if file.is_file() and file.stat().st_size <= LARGEST else None
        if content is not None:
            return content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError, ValueError):
        pass
    raise SettingError(
        _("words: there is no text file in UTF-8 of at most {bytes} bytes at that path").format(bytes=LARGEST), file=str(file)
    )


def _reason(error: WordsError) -> str:
    """What is wrong, as a sentence; of the file only the section and the word are repeated."""
    sentences = {
        "words_section": _("[{place}] is no section of words; sections are {sections}"),
        "words_meaning": _("{place} is no meaning that words can have"),
        "words_no_texts": _("{place} should be a list of words"),
        "words_too_many": _("there are more than {most} words"),
        "words_too_long": _("“{word}” under {place} has more than {longest} letters"),
        "word_twice": _("“{word}” under {place} stands twice"),
        "word_unreachable": _("“{word}” under {place} is read as something else, with the words that the dashboard knows"),
    }
    return sentences[error.code].format(
        place=error.place, word=error.word, sections=", ".join(MEANINGS), most=MOST_WORDS, longest=LONGEST_WORD
    )
