"""Lines of a table that are no data: examples, notes, sums, signatures; and words that only go on with what stands above."""

import re
from collections.abc import Sequence

from ita_dash.form.remembered import remembered, remembered_by_words
from ita_dash.form.text import key
from ita_dash.form.words import own, shapes, words

EXAMPLE = "(ตัวอย่าง)"
"""A row of the empty form that shows how to fill it in; it is no data."""
EXAMPLE_ROW = {field: text for field, (text,) in words("margin", "example").items()}
"""What stands in that row by field, but for its days, which follow the year of the form."""
_EXAMPLES_APART = (EXAMPLE_ROW["budget"], EXAMPLE_ROW["obstacles"])
_CONTINUED = "(ต่อ)"
_LINES = {kind: tuple(map(key, found)) for kind, found in words("margin", "lines").items()}
_CELLS = words("margin", "cells")
_AS_ABOVE = frozenset(_CELLS["as_above"])
_LIKE_ABOVE = re.compile(key(f"(?:{'|'.join(_CELLS['like'])})(?:กับ|กัน|ที่|กล่าว)?(?:{'|'.join(_CELLS['above'])})"))
_DITTO = re.compile(r"""(?=.{0,10}(?:["'”“′〃„‟’‘´`]|,,|//))["'”“′〃„‟’‘´`,/.~_\s–—−-]{1,11}""")
"""A sign for "as above", however it is typed: quotes, 〃 or two strokes, alone or between dashes."""
_SUM = re.compile(shapes("margin", "lines")["sum"])
_NUMBER = re.compile(r"(?:หน้า(?:ที่)?)?[-–—(\[.]*[0-9]{1,3}(?>(?:[/.][0-9]{1,3})*)[-–—)\].]*")


_GUIDANCE = re.compile(key("[(（\\[]?(?:โปรด|ให้|กรุณา)?(?:ระบุ|กรอก|อธิบาย|เลือก|ใส่|แนบ)") + ".{0,80}[)）\\]]?")


def is_guidance(text: str) -> bool:
    """What a form says should be typed there: "(ระบุหน่วยงาน)"."""
    return text[:1] in "([（" and _GUIDANCE.fullmatch(key(text)) is not None


def is_number(text: str) -> bool:
    """A number alone: of a page ("- ๒ -", "หน้า 2/5"), or of a row that is not filled in yet."""
    return _NUMBER.fullmatch(key(text)) is not None


def is_example(text: str) -> bool:
    return key(text).startswith(EXAMPLE)


def is_word_for_example(text: str) -> bool:
    """Whether a cell says that its row is an example, and nothing else: "ตัวอย่าง" where a number stands."""
    return key(text).strip("()[]:.") == EXAMPLE.strip("()")


def is_text_of_example(field: str, text: str) -> bool:
    """Whether it is what the empty form's example has in the field, or in a column that is none of the form's fields."""
    said = _EXAMPLES_APART if field == "extra" else (EXAMPLE_ROW.get(field, ""),)
    return key(text).removeprefix(EXAMPLE) in map(key, said)


@remembered_by_words
def is_note(text: str) -> bool:
    """A remark on the table, which names nobody as responsible."""
    return key(text).startswith(_LINES["notes"] + own().lines("notes"))


def is_signature(text: str) -> bool:
    """A line of who signs, below a table."""
    word, after = _signing(text)
    return bool(word) and (word not in _LINES["signing"] or _ends_or_names(after))


def is_clear_signature(text: str) -> bool:
    """A signature that could be nothing else: a name in brackets, or behind the word for who signs dots, a person or nothing."""
    word, after = _signing(text)
    return bool(word) and (word[0] in "([" or _ends_or_names(after))


def is_line_to_sign(text: str) -> bool:
    """A line for somebody to sign on, or signed: the word for it and dots, a person or nothing."""
    word, after = _signing(text)
    return word in _LINES["signing"] and _ends_or_names(after)


@remembered_by_words
def _signing(text: str) -> tuple[str, str]:
    """The word that a line of who signs begins with, or none, and what stands behind it."""
    said = key(text)
    for begins, shown in ((_LINES["signatures"] + own().lines("signatures"), said), (_LINES["signing"], said.lstrip("(["))):
        if shown.startswith(begins):
            word = next(one for one in begins if shown.startswith(one))
            return word, shown.removeprefix(word)
    return "", ""


def _ends_or_names(after: str) -> bool:
    return not after[:1].isalpha() or after.startswith(_LINES["persons"])


_FIGURES = re.compile(r"[0-9][0-9,.]*%?")
_SUMS_IN = re.compile(shapes("margin", "lines")["sum_in"])
_WHOLE_SUM = re.compile(key("(?:ยอด)?รวม(?:ทั้งหมด|ทั้งสิ้น|ทั้งปี|จำนวน)?(?:[0-9]{1,4}(?:โครงการ|กิจกรรม|มาตรการ|รายการ)?)?[:=]?"))


def is_dotted(text: str) -> bool:
    """A line of dots to sign or to write on."""
    return "...." in text or "……" in text or "____" in text


def is_post(text: str) -> bool:
    """The post of who signs, or the date of a signature, as it stands below a name."""
    return key(text).startswith(_LINES["posts"])


def is_whole_sum(text: str) -> bool:
    """A word for the sum and nothing else but its number."""
    return _WHOLE_SUM.fullmatch(key(text)) is not None


@remembered
def is_sum(text: str) -> bool:
    """A sum or a mean of the rows above, not an activity that begins with "รวม" as "รวมพลัง…" does."""
    return _SUM.match(key(text)) is not None


def sums_up(texts: Sequence[str]) -> bool:
    """Whether a row that names no activity is a sum or a mean: by its words, or one such word in it and figures beside it, as in
    "รวมด้าน ก | 70" and "ร้อยละความสำเร็จเฉลี่ย | 65"."""
    if any(map(is_sum, texts)):
        return True
    names = [said for text in texts if not _FIGURES.fullmatch(said := key(text))]
    return len(texts) > len(names) == 1 and _SUMS_IN.search(names[0]) is not None


@remembered
def goes_on(text: str) -> bool:
    """Whether a cell says nothing but that the item above continues."""
    said = key(text)
    return said in _AS_ABOVE or _DITTO.fullmatch(said) is not None or _LIKE_ABOVE.fullmatch(said) is not None


def without_continued(text: str) -> str:
    """A title without the "(ต่อ)" behind it."""
    return text.removesuffix(_CONTINUED).strip()
