"""Numbers and dates as Thai officials write them: Thai digits, Buddhist years.

``thai_digits=False`` keeps Arabic digits (a setting of the office); data files never come through here.
"""

from datetime import date, datetime

from ita_dash.fiscal import BANGKOK, BUDDHIST_OFFSET

_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")

MONTHS = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
MONTHS_SHORT = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")


def digits(text: object, thai_digits: bool = True) -> str:
    """``text`` with its Arabic digits as Thai ones."""
    return str(text).translate(_TO_THAI) if thai_digits else str(text)


def arabic(text: str) -> str:
    """``text`` with its Thai digits as Arabic ones."""
    return text.translate(_TO_ARABIC)


def number(value: float, thai_digits: bool = True) -> str:
    """A whole number plain, another with one decimal: 7 → ``๗``, 45.25 → ``๔๕.๓``."""
    rounded = round(float(value) + 1e-9, 1)
    return digits(f"{rounded:,.0f}" if rounded == int(rounded) else f"{rounded:,.1f}", thai_digits)


def percent(value: float, thai_digits: bool = True) -> str:
    """A value of 0–100 as ``ร้อยละ`` is shown beside figures: ``๔๕.๓%``; ``–`` for no value."""
    return "–" if value != value else number(value, thai_digits) + "%"


def day(value: date, thai_digits: bool = True) -> str:
    """``๓๐ มิ.ย. ๒๕๖๗``."""
    return digits(f"{value.day} {MONTHS_SHORT[value.month - 1]} {value.year + BUDDHIST_OFFSET}", thai_digits)


def in_figures(value: date) -> str:
    """``30/6/2567``, as people type a day into a cell."""
    return f"{value.day}/{value.month}/{value.year + BUDDHIST_OFFSET}"


def long_day(value: date, thai_digits: bool = True) -> str:
    """``๓๐ มิถุนายน ๒๕๖๗``."""
    return digits(f"{value.day} {MONTHS[value.month - 1]} {value.year + BUDDHIST_OFFSET}", thai_digits)


def month(value: date, thai_digits: bool = True) -> str:
    """``มิถุนายน ๒๕๖๗``."""
    return digits(f"{MONTHS[value.month - 1]} {value.year + BUDDHIST_OFFSET}", thai_digits)


def moment(value: datetime, thai_digits: bool = True) -> str:
    """``๓๐ มิ.ย. ๒๕๖๗ ๑๔:๐๕ น.`` in Bangkok's time. ``value`` has a time zone."""
    local = value.astimezone(BANGKOK)
    return f"{day(local.date(), thai_digits)} {digits(f'{local:%H:%M}', thai_digits)} น."


def collation_key(text: str) -> str:
    """Sorts Thai as a dictionary does: a vowel written before its consonant (เ แ โ ใ ไ) counts after it, tone marks last."""
    out: list[str] = []
    marks: list[str] = []
    letters = iter(text)
    for letter in letters:
        if letter in "เแโใไ":
            consonant = next(letters, "")
            out += [consonant, letter]
        elif letter in "็่้๊๋์ํ":
            marks.append(letter)
        else:
            out.append(letter)
    return "".join(out) + "\0" + "".join(marks)
