"""Numbers as Excel shows them, by a cell's number format: percents, thousands, dates in Thai or English, Buddhist years.

A file holds ``45200`` and ``[$-D07041E]d mmm yyyy``; a person sees ``๑ ต.ค. ๒๕๖๖``. Codes: ECMA-376 part 1, 18.8.30 and
18.8.31. What a code asks for beyond these (fractions, fill characters, colours) is shown as the plain number.
"""

import math
import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from openpyxl.styles.numbers import BUILTIN_FORMATS

from ita_dash.fiscal import BUDDHIST_OFFSET
from ita_dash.thai import MONTHS, MONTHS_SHORT, digits

DAY_ZERO = datetime(1899, 12, 30, tzinfo=UTC)
_GREATEST_POWER = 300
"""Of ten; numbers of Excel end below 10 to the 308."""
LAST_SERIAL = 2_958_465
"""31 December 9999, the last day that Excel knows."""

THAI_BUILTIN = {
    59: "t0",
    60: "t0.00",
    61: "t#,##0",
    62: "t#,##0.00",
    67: "t0%",
    68: "t0.00%",
    71: "[$-D07041E]d/m/yyyy",
    72: "[$-D07041E]d-mmm-yy",
    73: "[$-D07041E]d-mmm",
    74: "[$-D07041E]mmm-yy",
    75: "[$-D00041E]h:mm",
    76: "[$-D00041E]h:mm:ss",
    77: "[$-D07041E]d/m/yyyy h:mm",
    78: "[$-D00041E]mm:ss",
    81: "d/m/bb",
}
LOCAL_BUILTIN = {14: "d/m/yyyy", 22: "d/m/yyyy h:mm"}
"""Formats that Excel shows in the order of the reader's country."""

_LONGEST = 255
"""Letters of a format, Excel's own limit; a longer one was made by hand and shows the plain number."""
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_SYSTEM = re.compile(r"\[\$([^\]-]*+)-?+([^\],]*+)[^\]]*+\]")
"""A currency sign or nothing, then language, calendar and digits: ``[$-D07041E]``, or a language alone: ``[$-th-TH]``."""
_COLOUR_OR_CONDITION = re.compile(r"\[(?:Red|Black|Blue|Green|White|Yellow|Magenta|Cyan|Color ?\d+|[<>=][^\]]*)\]", re.IGNORECASE)
_DATE_PART = re.compile(r'"[^"]*"|\\.|\[h+\]|\[m+\]|\[s+\]|AM/PM|A/P|y+|b+|e+|m+|d+|h+|s+(?:\.0+)?|.', re.IGNORECASE | re.DOTALL)
_NUMBER = re.compile(r"[#0?][#0?,]*(?:\.([#0?]*))?")

DAYS_TH = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
DAYS_TH_SHORT = ("จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส.", "อา.")
DAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS_EN = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def builtin_format(number: int) -> str:
    """The code of a format that files name by its number alone."""
    return LOCAL_BUILTIN.get(number) or THAI_BUILTIN.get(number) or BUILTIN_FORMATS.get(number, "General")


def kind_of(code: str) -> str:
    """``date``, ``percent`` or ``number``. A time of day without a date is a number, as in Google's answer."""
    return _kind(code) if len(code) <= _LONGEST else "number"


@lru_cache(maxsize=1024)
def _kind(code: str) -> str:
    bare = _LITERAL.sub("", _SYSTEM.sub("", _COLOUR_OR_CONDITION.sub("", _section(code, 1.0))))
    if re.search(r"[yYbBdD]", bare) or (re.search(r"[mM]", bare) and not re.search(r"[hHsS]|AM/PM", bare)):
        return "number" if "General" in bare else "date"
    return "percent" if "%" in bare else "number"


def shown(value: float, code: str) -> str:
    """``value`` as Excel shows it in a cell with the number format ``code``."""
    if not math.isfinite(value):
        return str(value)
    if len(code) > _LONGEST:
        return _general(value)
    section = _section(code, value)
    system = _SYSTEM.search(section)
    language = system[2] if system else ""
    number_system = int(language, 16) if re.fullmatch("[0-9A-Fa-f]{1,8}", language) else 0
    bare = _SYSTEM.sub(lambda match: f'"{match[1]}"', _COLOUR_OR_CONDITION.sub("", section))
    thai = number_system >> 24 == 0x0D or bare.startswith("t")
    if _is_time(bare):
        if not 0 <= value < LAST_SERIAL + 1:
            return _general(value)
        text = _date(
            value,
            bare,
            thai_names=number_system & 0xFFFF == 0x041E or language.startswith("th"),
            buddhist=(number_system >> 16) & 0x7F == 7,
        )
    elif bare.strip().lower() in ("general", "@", ""):
        text = _general(value)
    else:
        # A section of its own for negative numbers brings its own minus sign or brackets.
        own_section = value < 0 and len(_sections(code)) > 1
        text = _number(abs(value) if own_section else value, bare.removeprefix("t"))
    return digits(text, thai)


def _is_time(bare: str) -> bool:
    plain = _LITERAL.sub("", bare)
    return "general" not in plain.lower() and bool(re.search(r"[yYbBdDmMhHsS]", plain)) and not re.search(r"E[+-]", plain)


@lru_cache(maxsize=1024)
def _sections(code: str) -> tuple[str, ...]:
    return tuple(re.findall(r'((?:"[^"]*"|\\.|\[[^\]]*\]|[^;])+)', code)) or ("General",)


def _section(code: str, value: float) -> str:
    """A code has up to four parts: positive; negative; zero; text."""
    sections = _sections(code)
    if value < 0 and len(sections) > 1:
        return sections[1]
    if value == 0 and len(sections) > 2:
        return sections[2]
    return sections[0]


def _general(value: float) -> str:
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.10g}"


def _number(value: float, bare: str) -> str:
    body = re.sub(r"_.|\*.", "", bare)
    plain = _LITERAL.sub(lambda match: "\0" * len(match[0]), body)
    place = _NUMBER.search(plain)
    if place is None:
        return _words(body)
    if "/" in plain or re.search(r"E[+-]", plain):
        return _general(value)
    pattern, decimals = place[0], place[1] or ""
    thousands = len(pattern) - len(pattern.rstrip(",")) if pattern.split(".")[0].endswith(",") else 0
    scaled = _scaled(value, 2 * plain.count("%") - 3 * thousands)
    if not math.isfinite(scaled):
        return _general(value)
    # Decimal's half-up, as Excel rounds; the small step undoes what binary fractions lack (0.285 → 28.5).
    fixed = f"{scaled + (1e-9 if scaled > 0 else -1e-9 if scaled < 0 else 0):,.{len(decimals)}f}"
    whole, _point, fraction = fixed.partition(".")
    whole = whole if "," in pattern.split(".")[0].rstrip(",") else whole.replace(",", "")
    while fraction and decimals[len(fraction) - 1] in "#?" and fraction.endswith("0"):
        fraction = fraction[:-1]
    minus, whole = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    needed = pattern.split(".")[0].count("0")
    whole = "" if whole == "0" and not needed else whole if "," in whole else whole.zfill(needed)
    if not float(fixed.replace(",", "")):
        minus = ""
    return minus + _words(body[: place.start()]) + whole + ("." + fraction if fraction else "") + _words(body[place.end() :])


def _scaled(value: float, power: int) -> float:
    """``value`` times ten to the ``power``; not finite where no number is so large."""
    if power > _GREATEST_POWER:
        return math.inf
    return value * 10.0**power if power >= 0 else value / 10 ** min(-power, _GREATEST_POWER)


def _words(part: str) -> str:
    return _LITERAL.sub(lambda match: match[1] if match[1] is not None else match[2], part)


def _date(value: float, bare: str, *, thai_names: bool, buddhist: bool) -> str:
    moment = DAY_ZERO + timedelta(seconds=round(value * 86_400))
    parts = _DATE_PART.findall(bare.split(";")[0])
    half_day = any(part.upper() in ("AM/PM", "A/P") for part in parts)
    out: list[str] = []
    for number, part in enumerate(parts):
        letter = part[0].lower()
        if part[0] in '"\\':
            out.append(part.strip('"') if part[0] == '"' else part[1:])
        elif part[0] == "[" and part != "[":
            unit = {"h": 3600, "m": 60, "s": 1}[part[1].lower()]
            out.append(str(round(value * 86_400) // unit))
        elif part.upper() in ("AM/PM", "A/P"):
            out.append("AM" if moment.hour < 12 else "PM")
        elif letter in "ybe":
            year = moment.year + (BUDDHIST_OFFSET if buddhist or letter == "b" else 0)
            out.append(f"{year % 100:02d}" if len(part) <= 2 and letter != "e" else str(year))
        elif letter == "m" and _is_minute(parts, number):
            out.append(f"{moment.minute:0{min(len(part), 2)}d}")
        elif letter == "m":
            out.append(_month(moment.month, len(part), thai_names or buddhist))
        elif letter == "d":
            out.append(_day(moment, len(part), thai_names))
        elif letter == "h":
            hour = (moment.hour % 12 or 12) if half_day else moment.hour
            out.append(f"{hour:0{min(len(part), 2)}d}")
        elif letter == "s":
            out.append(f"{moment.second:0{2 if len(part) > 1 else 1}d}")
        elif part not in "@_*":
            out.append(part)
    return "".join(out).strip()


def _is_minute(parts: list[str], number: int) -> bool:
    """``m`` after hours or before seconds is minutes, elsewhere months."""

    def units(among: list[str]) -> list[str]:
        return [part.strip("[]")[0].lower() for part in among if part.strip("[]")[:1].lower() in tuple("ymdhsbe")]

    before, after = units(parts[:number]), units(parts[number + 1 :])
    return before[-1:] == ["h"] or after[:1] == ["s"]


def _month(month: int, length: int, thai: bool) -> str:
    if length <= 2:
        return f"{month:0{length}d}"
    if length == 3:
        return MONTHS_SHORT[month - 1] if thai else MONTHS_EN[month - 1][:3]
    return MONTHS[month - 1] if thai else MONTHS_EN[month - 1]


def _day(moment: datetime, length: int, thai: bool) -> str:
    if length <= 2:
        return f"{moment.day:0{length}d}"
    if thai:
        return (DAYS_TH_SHORT if length == 3 else DAYS_TH)[moment.weekday()]
    return DAYS_EN[moment.weekday()][: 3 if length == 3 else None]
